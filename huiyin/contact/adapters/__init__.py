"""The wires of contact, one small class or function per kind."""
