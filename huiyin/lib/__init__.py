"""lib: pure Python without Django and without I/O, usable from a notebook."""
