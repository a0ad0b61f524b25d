"""Learnt heads: linear models on n-grams and evidence, for the shipped tasks and for an organisation's own labels."""
