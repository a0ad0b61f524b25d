"""contact: the wires: every message in or out."""
