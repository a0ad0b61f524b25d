"""Personal data in customers' texts: found, replaced by placeholders, put back."""
