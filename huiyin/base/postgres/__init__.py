"""Django's PostgreSQL backend as huiyin needs it: no question asked of the server without need."""
