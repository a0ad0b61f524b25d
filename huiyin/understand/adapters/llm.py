"""A language model behind an OpenAI-compatible address: asked carefully, believed as little as possible.

Nothing is kept between calls: the endpoint, the budget, the clock and the way to wait are handed in. Streams are not
asked for: an answer is of use only whole, and a deadline bounds it either way.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from huiyin.lib.text.llm.answers import Answer, BadAnswer, read_answer
from huiyin.lib.text.llm.budget import Budget, Usage
from huiyin.lib.text.llm.prompts import Question
from huiyin.understand.adapters.model_wire import Deadline, Limits, ModelError, ModelFault, Reply, post_json

__all__ = ["Endpoint", "Limits", "ModelError", "ModelFault", "Opinion", "ask"]

ANSWER_TOKENS = 1_000
_RETRIED = frozenset(
    {ModelFault.UNREACHABLE, ModelFault.TOO_SLOW, ModelFault.BUSY, ModelFault.SERVER_FAILED, ModelFault.TRUNCATED}
)
_SCHEMA_REFUSED = (400, 422, 501)
_KEY = re.compile(r"[\x21-\x7e]{0,500}")
Clock = Callable[[], float]
Sleep = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a model is asked: the base address (…/v1), the key (empty for none), the model's name.

    Raises ModelError for an address that is not http or https, or holds a user, a query or a fragment.
    """

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    schema: bool = True
    """Whether the server is asked to keep to the JSON schema; if it refuses, plain JSON is asked for."""

    def __post_init__(self) -> None:
        """Refuse what could not be asked, before anything is sent."""
        if not _usable(self.base_url) or _KEY.fullmatch(self.key) is None or not self.model:
            raise ModelError(ModelFault.BAD_ENDPOINT)

    @property
    def url(self) -> str:
        """The address of chat completions."""
        return f"{self.base_url.rstrip('/')}/chat/completions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """A valid answer, who gave it, what it cost, and whether the server kept to the schema by itself."""

    answer: Answer
    model: str
    usage: Usage
    schema: bool


def ask(
    question: Question, *, endpoint: Endpoint, budget: Budget, clock: Clock, sleep: Sleep, limits: Limits | None = None
) -> Opinion:
    """Ask a model and return its valid answer; raises ModelError, whose `usage` was spent all the same.

    `clock` gives seconds that only grow, `sleep` waits. Timeouts, broken connections, 429 and 5xx are tried again with
    growing pauses (or as long as the server asks) while the attempts and the total time last; other refusals are not.
    """
    errand = _Errand(question, endpoint=endpoint, budget=budget, limits=limits or Limits(), clock=clock, sleep=sleep)
    try:
        return errand.run()
    except ModelError as error:
        error.usage = errand.usage
        raise


class _Errand:
    """One question on its way, with what it has cost so far."""

    def __init__(
        self, question: Question, *, endpoint: Endpoint, budget: Budget, limits: Limits, clock: Clock, sleep: Sleep
    ) -> None:
        self.usage = Usage()
        self._question, self._endpoint, self._budget = question, endpoint, budget
        self._limits, self._sleep = limits, sleep
        self._deadline = Deadline(clock() + limits.total, clock)
        self._schema = endpoint.schema

    def run(self) -> Opinion:
        """Ask until there is an answer or nothing more to try."""
        reply = self._asked()
        if self._schema and reply.status in _SCHEMA_REFUSED:
            self._schema = False
            reply = self._asked()
        if reply.status != 200:
            raise ModelError(ModelFault.REFUSED, status=reply.status)
        content = _content(reply.body)
        try:
            answer = read_answer(content, question=self._question)
        except BadAnswer as bad:
            raise ModelError(ModelFault.BAD_ANSWER, " ".join(part for part in (bad.fault, bad.name) if part)) from None
        return Opinion(answer=answer, model=self._endpoint.model, usage=self.usage, schema=self._schema)

    def _asked(self) -> Reply:
        """The first answer that is worth reading, after pauses."""
        for attempt in range(1, self._limits.attempts + 1):
            try:
                return self._once()
            except ModelError as error:
                wait = max(error.retry_after or 0.0, 2.0 ** (attempt - 1))
                late = self._deadline.clock() + wait >= self._deadline.at
                if error.fault not in _RETRIED or attempt == self._limits.attempts or late:
                    raise
                self._sleep(wait)
        raise ModelError(ModelFault.TOO_SLOW)  # no attempts allowed at all

    def _once(self) -> Reply:
        payload = self._payload()
        expected = sum(len(one["content"]) for one in self._question.messages) + ANSWER_TOKENS
        if not self._budget.after(self.usage).allows(tokens=expected):
            raise ModelError(ModelFault.BUDGET_SPENT)
        self.usage = self.usage.plus(calls=1)
        reply = post_json(
            self._endpoint.url,
            payload=payload,
            key=self._endpoint.key,
            limits=self._limits,
            deadline=self._deadline,
        )
        if reply.status == 429:
            raise ModelError(ModelFault.BUSY, status=429, retry_after=reply.retry_after)
        if reply.status >= 500 and not (self._schema and reply.status in _SCHEMA_REFUSED):
            raise ModelError(ModelFault.SERVER_FAILED, status=reply.status, retry_after=reply.retry_after)
        if reply.status == 200:
            self.usage = self.usage.plus(tokens=_tokens(reply.body, expected=expected))
        return reply

    def _payload(self) -> dict[str, Any]:
        payload: dict[str, Any] = {
            "model": self._endpoint.model,
            "messages": self._question.messages,
            "temperature": 0,
            "max_tokens": ANSWER_TOKENS,
            "stream": False,
        }
        if self._schema:
            wanted = {"name": str(self._question.task), "strict": True, "schema": self._question.schema}
            payload["response_format"] = {"type": "json_schema", "json_schema": wanted}
        return payload


def _usable(base_url: str) -> bool:
    try:
        parts = urlsplit(base_url)
        port_ok = parts.port is None or parts.port > 0
    except ValueError:
        return False
    plain = re.fullmatch(r"[\x21-\x7e]{1,500}", base_url) is not None
    extra = parts.username or parts.password or parts.query or parts.fragment
    return plain and port_ok and parts.scheme in ("http", "https") and bool(parts.hostname) and not extra


def _content(body: Any) -> str:
    """The text of the first choice; raises ModelError for another shape, a refusal or an answer that was cut."""
    try:
        choice = body["choices"][0]
        message, finish = choice["message"], choice.get("finish_reason")
        content = message.get("content")
    except (TypeError, KeyError, IndexError, AttributeError):
        raise ModelError(ModelFault.BAD_RESPONSE, "no choices") from None
    if finish == "length":
        raise ModelError(ModelFault.BAD_ANSWER, "longer than allowed")
    if not isinstance(content, str) or not content.strip():
        raise ModelError(ModelFault.NO_CONTENT)
    return content


def _tokens(body: Any, *, expected: int) -> int:
    """What the server counted, or what was expected where it says nothing a server could have counted."""
    usage = body.get("usage") if isinstance(body, dict) else None
    total = usage.get("total_tokens") if isinstance(usage, dict) else None
    return total if isinstance(total, int) and not isinstance(total, bool) and 0 < total <= 10 * expected else expected
