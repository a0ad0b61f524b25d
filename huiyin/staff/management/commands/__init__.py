"""huiyin token, huiyin user."""
