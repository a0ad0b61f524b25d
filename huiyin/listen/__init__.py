"""listen: every voice, stored exactly once."""
