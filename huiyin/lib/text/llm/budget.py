"""How much may still be asked today: a value that the caller keeps, and that is looked at before each call."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What asking has cost: calls to the server, failed ones included, and tokens."""

    calls: int = 0
    tokens: int = 0

    def plus(self, *, calls: int = 0, tokens: int = 0) -> "Usage":
        """Return the usage with more calls and tokens."""
        return Usage(calls=self.calls + calls, tokens=self.tokens + tokens)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What is left of a day's calls and tokens; None is no limit."""

    calls: int | None = None
    tokens: int | None = None

    def allows(self, *, tokens: int) -> bool:
        """Whether one more call of at most so many tokens fits."""
        return (self.calls is None or self.calls >= 1) and (self.tokens is None or self.tokens >= tokens)

    def after(self, usage: Usage) -> "Budget":
        """Return what is left after a usage, never less than nothing."""
        return replace(
            self,
            calls=None if self.calls is None else max(0, self.calls - usage.calls),
            tokens=None if self.tokens is None else max(0, self.tokens - usage.tokens),
        )
