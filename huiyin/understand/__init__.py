"""understand: from words to facts."""
