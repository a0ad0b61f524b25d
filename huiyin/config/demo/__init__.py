"""The demo company: people, customers and two weeks of voices, written by a seeded generator."""
