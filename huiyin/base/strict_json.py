"""JSON read strictly: what a database or a later reader would stumble over is refused at the door.

Python's C scanner does the work; only a suspicious text (many brackets, an escaped NUL or
surrogate) is walked again, so an honest request pays almost nothing (trust.md P05, Z10).
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, NoReturn

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja.parser import Parser

from huiyin.base.errors import BadRequest, Invalid, UnsupportedType, field_error

MAX_DEPTH: Final = 200
MAX_INTEGER: Final = 2**63 - 1

_SUSPICIOUS: Final = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_UNSTORABLE: Final = re.compile(r"[\x00\ud800-\udfff]")


class BrokenJson(BadRequest):
    """The body is not JSON."""

    code = "broken_json"
    title = gettext_lazy("The body is not valid JSON.")
    next_step = gettext_lazy("Send UTF-8 JSON without a byte order mark.")


class JsonRefused(Invalid):
    """The body is JSON, but with something in it that we do not take."""

    code = "json_refused"
    title = gettext_lazy("The JSON holds something that cannot be taken.")


class StrictParser(Parser):
    """Ninja's parser for bodies and query strings with our checks."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return the body; raises UnsupportedType, BrokenJson or JsonRefused."""
        if not _is_json(request.content_type or ""):
            raise UnsupportedType
        return parse_json(request.body)

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        """Return the query or form fields; raises Invalid for characters that cannot be stored."""
        for name, values in data.lists():
            for value in values:
                if _UNSTORABLE.search(name) or (isinstance(value, str) and _UNSTORABLE.search(value)):
                    raise Invalid(errors=[_unstorable(_shown(name))])
        return super().parse_querydict(data, list_fields, request)


def parse_json(body: bytes) -> Any:
    """Return the value of a JSON text.

    Raises BrokenJson when it is none, JsonRefused for nesting deeper than 200, a repeated key, a
    number that is not finite or beyond 64 bits, a NUL or half of a surrogate pair.
    """
    try:
        text = body.decode("utf-8")
        value = _DECODER.decode(text)
    except RecursionError:
        raise _too_deep() from None
    except ValueError as error:  # also UnicodeDecodeError and JSONDecodeError
        raise BrokenJson(_place(error)) from None
    # Counting brackets is a cheap upper bound of the depth: most texts need no walk.
    if text.count("[") + text.count("{") > MAX_DEPTH and _depth(value) > MAX_DEPTH:
        raise _too_deep()
    if _SUSPICIOUS.search(text):
        _refuse_unstorable(value)
    return value


def _is_json(content_type: str) -> bool:
    return content_type == "application/json" or content_type.endswith("+json")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        times = Counter(name for name, _value in pairs)  # linear: a count per name would be an attack
        twice = next(name for name, count in times.items() if count > 1)
        _refuse(_shown(twice), "duplicate_key", _("This name stands twice in one object."))
    return value


def _integer(digits: str) -> int:
    if len(digits) > 20 or abs(int(digits)) > MAX_INTEGER:
        _refuse("", "number_too_large", _("Numbers may have up to 64 bits; send longer ones as text."))
    return int(digits)


def _real(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        _refuse("", "number_too_large", _("Numbers may have up to 64 bits; send longer ones as text."))
    return value


def _constant(name: str) -> NoReturn:
    _refuse("", "number_not_finite", _("NaN and Infinity are no JSON numbers."))


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_unique, parse_int=_integer, parse_float=_real, parse_constant=_constant
)


def _refuse(path: str, code: str, message: str) -> NoReturn:
    raise JsonRefused(errors=[field_error(path, code, message)])


def _too_deep() -> JsonRefused:
    message = _("JSON may be nested %(depth)d levels deep.") % {"depth": MAX_DEPTH}
    return JsonRefused(errors=[field_error("", "too_deep", message)])


def _place(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return _("Line %(line)d, column %(column)d.") % {"line": error.lineno, "column": error.colno}
    return _("The text is not UTF-8.")


def _depth(value: Any) -> int:
    """Return how deep a value is nested, counted level by level without recursion."""
    level, depth = [value], 0
    while level := [inner for outer in level for inner in _children(outer)]:
        depth += 1
    return depth


def _children(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.values()
        if not value:
            yield None
    elif isinstance(value, list):
        yield from value or (None,)


def _refuse_unstorable(value: Any) -> None:
    """Raise JsonRefused with the path of every text that holds a NUL or half a surrogate pair."""
    wrong = [_unstorable(path) for path, text in _texts(value) if _UNSTORABLE.search(text)]
    if wrong:
        raise JsonRefused(errors=wrong[:20])


def _texts(value: Any) -> Iterator[tuple[str, str]]:
    """Yield every text in a value, keys too, with its dotted path."""
    todo: list[tuple[str, Any]] = [("", value)]
    while todo:
        path, inner = todo.pop()
        if isinstance(inner, str):
            yield path, inner
        elif isinstance(inner, dict):
            yield from ((_join(path, _shown(key)), key) for key in inner)
            todo.extend((_join(path, _shown(key)), each) for key, each in inner.items())
        elif isinstance(inner, list):
            todo.extend((_join(path, str(at)), each) for at, each in enumerate(inner))


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _shown(name: str) -> str:
    """Return a key that can be answered: what cannot be encoded is replaced."""
    return _UNSTORABLE.sub("\ufffd", name)[:80]


def _unstorable(path: str) -> Any:
    return field_error(path, "unstorable_character", _("This text holds a NUL or half of a surrogate pair."))
