"""A loop of its own for the tests of the plumbing."""
