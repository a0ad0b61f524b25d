"""Commands of staff."""
