"""The words the rules know, written by the project; traditional text is simplified first."""
