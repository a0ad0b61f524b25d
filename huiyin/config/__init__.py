"""config: the composition root, where the rooms are put together."""
