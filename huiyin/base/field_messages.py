"""What is wrong with a field, in the reader's words instead of pydantic's English ones."""

from collections.abc import Mapping
from typing import Any, Final, get_args

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic_core.core_schema import ErrorType

_WHOLE: Final = _("This must be a whole number.")
_NUMBER: Final = _("This must be a number.")
_TEXT: Final = _("This must be text.")
_MOMENT: Final = _("This must be a date and time with its offset, such as 2026-11-22T09:30:00+08:00.")
_DAY: Final = _("This must be a date such as 2026-11-22.")
_ID: Final = _("This is not a valid id.")
_CHOICE: Final = _("This must be one of: %(expected)s.")
_OBJECT: Final = _("This must be an object.")
_BOOLEAN: Final = _("This must be true or false.")

MESSAGES: Final[Mapping[str, str | Promise]] = {
    "missing": _("This field is needed."),
    "extra_forbidden": _("This field is not known here."),
    "string_too_long": _("This may have at most %(max_length)s characters."),
    "string_too_short": _("This needs at least %(min_length)s characters."),
    "string_pattern_mismatch": _("This does not have the expected form."),
    "too_long": _("This may have at most %(max_length)s entries."),
    "too_short": _("This needs at least %(min_length)s entries."),
    "greater_than": _("This must be more than %(gt)s."),
    "greater_than_equal": _("This must be %(ge)s or more."),
    "less_than": _("This must be less than %(lt)s."),
    "less_than_equal": _("This must be %(le)s or less."),
    "literal_error": _CHOICE,
    "enum": _CHOICE,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "int_parsing_size": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "string_type": _TEXT,
    "bool_type": _BOOLEAN,
    "bool_parsing": _BOOLEAN,
    "uuid_type": _ID,
    "uuid_parsing": _ID,
    "datetime_type": _MOMENT,
    "datetime_parsing": _MOMENT,
    "datetime_from_date_parsing": _MOMENT,
    "timezone_aware": _MOMENT,
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "list_type": _("This must be a list."),
    "dict_type": _OBJECT,
    "model_type": _OBJECT,
    "model_attributes_type": _OBJECT,
}
_OTHER: Final = _("This is not valid.")
_BUILT_IN: Final = frozenset(get_args(ErrorType))


def message_for(complaint: Mapping[str, Any]) -> str:
    """Return what to tell the reader about one complaint of pydantic (its `errors()` form)."""
    context = complaint.get("ctx") or {}
    kind = str(complaint.get("type", ""))
    if kind == "value_error" and context.get("error"):  # raised by a schema of ours, already in words
        return str(context["error"])
    if kind not in _BUILT_IN:  # a PydanticCustomError of a schema of ours: its message is translated
        return str(complaint.get("msg", _OTHER))
    template = str(MESSAGES.get(kind, _OTHER))
    if "expected" in context:  # pydantic joins the choices with an English “or”
        context = {**context, "expected": str(context["expected"]).replace("' or '", "', '")}
    try:
        return template % context
    except (KeyError, TypeError):
        return str(_OTHER)
