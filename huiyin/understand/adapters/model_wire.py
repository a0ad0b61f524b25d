"""One POST of JSON to a server the administrator has named: bounded in time and size, no redirects, no proxies.

The server may stand in the local network on purpose, so addresses are not judged; but nothing a server answers leads
to another address, and only http and https are spoken. `http.client` is used because it does just that.
"""

import io
import json
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from typing import Any, cast
from urllib.parse import urlsplit

from huiyin.lib.text.llm.budget import Usage

_PIECE = 65_536


class ModelFault(StrEnum):
    """What went wrong with a language model."""

    BAD_ENDPOINT = "bad_endpoint"
    BUDGET_SPENT = "budget_spent"
    UNREACHABLE = "unreachable"
    TOO_SLOW = "too_slow"
    BUSY = "busy"
    SERVER_FAILED = "server_failed"
    REFUSED = "refused"
    REDIRECTED = "redirected"
    TOO_LARGE = "too_large"
    TRUNCATED = "truncated"
    BAD_RESPONSE = "bad_response"
    NO_CONTENT = "no_content"
    BAD_ANSWER = "bad_answer"


_NEXT_STEPS = {
    ModelFault.BAD_ENDPOINT: "Give an address such as https://models.example.com/v1 and a key of plain letters.",
    ModelFault.BUDGET_SPENT: "Nothing was sent. It goes on when the budget is renewed; raise it to ask more.",
    ModelFault.UNREACHABLE: "See whether the server runs and its address and certificate are right.",
    ModelFault.TOO_SLOW: "See how loaded the server is, or choose a smaller model.",
    ModelFault.BUSY: "The server limits how often it may be asked; it will be tried again later.",
    ModelFault.SERVER_FAILED: "Look into the server's own log.",
    ModelFault.REFUSED: "See whether the key, the model's name and the address are right.",
    ModelFault.REDIRECTED: "Redirects are not followed: give the final address.",
    ModelFault.TOO_LARGE: "See whether the address is that of a language model.",
    ModelFault.TRUNCATED: "The answer broke off; it will be tried again later.",
    ModelFault.BAD_RESPONSE: "See whether the server speaks the chat completions of OpenAI at this address.",
    ModelFault.NO_CONTENT: "The model refused or called a tool; the offline analysis stands.",
    ModelFault.BAD_ANSWER: "The offline analysis stands; try a model that keeps to a JSON schema.",
}
_PASSING = frozenset(
    {
        ModelFault.BUDGET_SPENT,
        ModelFault.UNREACHABLE,
        ModelFault.TOO_SLOW,
        ModelFault.BUSY,
        ModelFault.SERVER_FAILED,
        ModelFault.TRUNCATED,
    }
)


class ModelError(Exception):
    """A language model gave no usable answer; a permanent error will not go away by asking the same again.

    `status` is the server's, `retry_after` the seconds it asked to wait, `usage` what was spent all the same. The
    message says what to do next, and never holds the key, the customer's words or the server's.
    """

    def __init__(
        self,
        fault: ModelFault,
        detail: str = "",
        *,
        status: int | None = None,
        retry_after: float | None = None,
        usage: Usage | None = None,
    ) -> None:
        said = ", ".join(part for part in (detail, f"HTTP {status}" if status else "") if part)
        super().__init__(f"{fault}{f' ({said})' if said else ''}. {_NEXT_STEPS[fault]}")
        self.fault = fault
        self.permanent = fault not in _PASSING
        self.status = status
        self.retry_after = retry_after
        self.usage = usage or Usage()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds for connecting, for a silence of the server and for all attempts together; bytes of one answer."""

    connect: float = 5.0
    read: float = 30.0
    total: float = 60.0
    attempts: int = 3
    answer_bytes: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on a clock of seconds."""

    at: float
    clock: Callable[[], float]

    def left(self, most: float) -> float:
        """Return the seconds that a step may take, at most `most`; raises TimeoutError when there are none left."""
        left = self.at - self.clock()
        if left <= 0:
            raise TimeoutError
        return min(most, left)


@dataclass(frozen=True, slots=True)
class Reply:
    """A server's answer: its status, the seconds it asks to wait, and its body as parsed JSON (None for none)."""

    status: int
    retry_after: float | None
    body: Any


def post_json(url: str, *, payload: Mapping[str, Any], key: str, limits: Limits, deadline: Deadline) -> Reply:
    """Send one request and read its answer before the deadline; raises ModelError.

    A body that is no JSON is an error for the status 200 only: proxies answer failures with pages.
    """
    parts = urlsplit(url)
    body = json.dumps(payload, ensure_ascii=False).encode("utf-8")
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
        "User-Agent": "huiyin",
        **({"Authorization": f"Bearer {key}"} if key else {}),
    }
    host = parts.hostname or ""
    address = host, parts.port or (443 if parts.scheme == "https" else 80)
    try:
        wire = _Wire(_connected(parts.scheme, address, limits, deadline), limits.read, deadline)
    except (OSError, UnicodeError) as error:
        raise _of(error) from None
    connection = HTTPConnection(host, parts.port)
    try:
        connection.sock = cast(socket.socket, wire)
        connection.request("POST", parts.path, body=body, headers=headers)
        response = connection.getresponse()
        return _reply(response, limits)
    except (OSError, HTTPException) as error:
        raise _of(error) from None
    finally:
        connection.close()


class _Wire:
    """A socket as http.client uses it, each of whose steps ends before the deadline."""

    def __init__(self, inner: socket.socket, silence: float, deadline: Deadline) -> None:
        self._inner, self._silence, self._deadline = inner, silence, deadline

    def sendall(self, data: bytes) -> None:
        self._hurry()
        self._inner.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self))

    def recv_into(self, buffer: Any) -> int:
        self._hurry()
        return self._inner.recv_into(buffer)

    def close(self) -> None:
        self._inner.close()

    def _hurry(self) -> None:
        self._inner.settimeout(self._deadline.left(self._silence))


class _Reader(io.RawIOBase):
    """The wire as a file."""

    def __init__(self, wire: _Wire) -> None:
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._wire.recv_into(buffer)


def _connected(scheme: str, address: tuple[str, int], limits: Limits, deadline: Deadline) -> socket.socket:
    plain = socket.create_connection(address, timeout=deadline.left(limits.connect))
    if scheme != "https":
        return plain
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=address[0])
    except OSError:
        plain.close()
        raise


def _of(error: Exception) -> ModelError:
    if isinstance(error, TimeoutError):
        return ModelError(ModelFault.TOO_SLOW)
    if isinstance(error, IncompleteRead):
        return ModelError(ModelFault.TRUNCATED)
    if isinstance(error, HTTPException):
        # A connection that ends before its answer is http.client's RemoteDisconnected, which is an OSError as well.
        fault = ModelFault.UNREACHABLE if isinstance(error, OSError) else ModelFault.BAD_RESPONSE
        return ModelError(fault, type(error).__name__)
    return ModelError(ModelFault.UNREACHABLE, type(error).__name__)


def _reply(response: HTTPResponse, limits: Limits) -> Reply:
    if 300 <= response.status < 400:
        raise ModelError(ModelFault.REDIRECTED, status=response.status)
    ok = response.status == 200
    if (response.getheader("Content-Encoding") or "identity").lower() != "identity":
        raise ModelError(ModelFault.BAD_RESPONSE, "compressed", status=response.status)
    body = _body(response, limits.answer_bytes)
    try:
        parsed = json.loads(body)
    except (ValueError, RecursionError):
        if ok:
            raise ModelError(ModelFault.BAD_RESPONSE, "no JSON", status=200) from None
        parsed = None
    return Reply(response.status, _wait(response), parsed)


def _body(response: HTTPResponse, most: int) -> bytes:
    promised = response.getheader("Content-Length") or ""
    expected = int(promised) if promised.isascii() and promised.isdigit() and not response.chunked else None
    if expected is not None and expected > most:
        raise ModelError(ModelFault.TOO_LARGE, status=response.status)
    pieces, size = [], 0
    while piece := response.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise ModelError(ModelFault.TOO_LARGE, status=response.status)
        if size == expected:
            break
    if expected is not None and size < expected:
        raise ModelError(ModelFault.TRUNCATED, status=response.status)
    return b"".join(pieces)


def _wait(response: HTTPResponse) -> float | None:
    """Seconds of Retry-After; a date is compared with the server's own clock."""
    after = (response.getheader("Retry-After") or "").strip()
    if after.isascii() and after.isdigit():
        return float(after[:9])
    try:
        until, now = (parsedate_to_datetime(text) for text in (after, response.getheader("Date") or ""))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError):
        return None
