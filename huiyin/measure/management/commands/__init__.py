"""Commands of measure."""
