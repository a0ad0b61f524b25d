"""Django's SQLite backend as huiyin needs it: durable, and with writers that queue fairly."""
