"""The three shapes every API schema stands on: In, Out and Page."""

from typing import Generic, TypeVar

from ninja import Schema
from pydantic import ConfigDict

Item = TypeVar("Item")


class In(Schema):
    """What comes in: unknown fields are refused (422).

    NUL characters and lone surrogates never get here: the parser in base.strict_json refuses
    them with their path before a schema looks.
    """

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=False, allow_inf_nan=False)


class Out(Schema):
    """What goes out. Give no field a default: a forgotten value must fail, not vanish."""


class Total(Out):
    """How many there are: `exact` is false when counting stopped at the limit."""

    value: int
    exact: bool


class Page(Out, Generic[Item]):
    """One page of a list and the cursor of the next one."""

    items: list[Item]
    next: str | None
    total: Total
