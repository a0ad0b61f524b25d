"""Which event wakes which job, in the plumbing's tests."""

LOOP: dict[str, list[str]] = {
    "small_loop.Shouted": ["small.note", "small.collect"],
    "small_loop.Collected": ["small.collect"],
}
CLOCKS: dict[str, str] = {"small.clock": "small.collect"}
