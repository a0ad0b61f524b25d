"""What a whole pile of texts says: search, near-copies, topics, and words used alike."""
