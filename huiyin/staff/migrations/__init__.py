"""The tables of staff."""
