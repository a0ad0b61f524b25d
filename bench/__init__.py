"""Benchmarks: each prints a table and its ratio to what one would use instead, or to its promise."""
