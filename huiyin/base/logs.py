"""Structured logs: one JSON line per event, with the request's id and without personal data."""

import logging
import re
from collections.abc import MutableMapping
from typing import Any, Final

import structlog

HIDDEN: Final = "[hidden]"
_SECRET_NAMES: Final = re.compile(
    r"authori[sz]ation|cookie|passw|secret|token|api_?key|field_key|blind_key|link_key|e-?mail|phone|csrf", re.I
)
# Order matters: an address inside a link goes with the link.
_PATTERNS: Final = (
    (re.compile(r"(/(?:p|welcome|invite)/)[^\s/?#\"']+"), r"\1" + HIDDEN),
    (re.compile(r"([?&](?:token|key|code|q|email|phone)=)[^\s&#\"']+", re.I), r"\1" + HIDDEN),
    (re.compile(r"\b(Bearer|Basic|Token)\s+[\w.~+/=-]+", re.I), r"\1 " + HIDDEN),
    (re.compile(r"\b(postgres(?:ql)?|smtp(?:s|\+tls)?)://[^\s@/]+@", re.I), r"\1://" + HIDDEN + "@"),
    (re.compile(r"\bhy_[A-Za-z0-9_-]{16,}"), HIDDEN),
    (re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"), HIDDEN),
    (re.compile(r"(?<![\w.:-])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\w.-])"), HIDDEN),
    (re.compile(r"(?<![\w.:-])\+\d{1,3}[ -]?(?:\d[ -]?){6,13}\d(?![\w-])"), HIDDEN),
)


def redact(text: str) -> str:
    """Return the text without tokens, passwords in addresses, e-mails and phone numbers."""
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text


def redact_event(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Clean a log event before it is written (a structlog processor)."""
    return {name: _clean(name, value) for name, value in event.items()}


def _clean(name: str, value: Any) -> Any:
    if name.startswith("_"):
        return value
    if _SECRET_NAMES.search(name) and not isinstance(value, bool | int):
        return HIDDEN
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, dict):
        return {key: _clean(str(key), inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set):
        return [_clean("", inner) for inner in value]
    return value if isinstance(value, bool | int | float | None) else redact(str(value))


def logging_config(*, level: str, as_json: bool) -> dict[str, Any]:
    """Return the dictionary for logging.config and set structlog up to go through it."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        redact_event,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    last = structlog.processors.JSONRenderer(ensure_ascii=False) if as_json else structlog.dev.ConsoleRenderer()
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [structlog.stdlib.ExtraAdder(), *shared],
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
            },
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # base.problems logs what failed, with its error id; the rest is counted in /metrics.
            "django.request": {"level": "CRITICAL"},
            "django.server": {"level": "WARNING"},
        },
    }


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """Return the structured logger of a module."""
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger


def quiet(*names: str) -> None:
    """Let the named loggers speak only from WARNING up (chatty libraries)."""
    for name in names:
        logging.getLogger(name).setLevel(logging.WARNING)
