"""The outside world of understand: a language model, where an administrator has named one."""
