"""What is asked of a language model about a text, and how its answer is taken: as a suggestion, never as an order."""
