"""measure: prove it with honest statistics."""
