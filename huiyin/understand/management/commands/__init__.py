"""Commands of understand."""
