"""Aspects: the things a text speaks about, each with its place, category and polarity."""
