"""The API object every router hangs on: strict JSON in, problem+json out, both in the schema."""

import json
from typing import Any, Final

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

from huiyin.base.idempotency import HEADER, IDEMPOTENT
from huiyin.base.problems import BY_STATUS, CONTENT_TYPE, install_problem_handlers
from huiyin.base.strict_json import StrictParser

ALWAYS: Final = (400, 401, 403, 404, 422, 429, 503)
WITH_BODY: Final = (409, 412, 413, 415)
PROBLEM_SCHEMA: Final[dict[str, Any]] = {
    "title": "Problem",
    "description": "What went wrong (RFC 9457); `code` is stable, the texts follow Accept-Language.",
    "type": "object",
    "required": ["type", "code", "status", "title", "next_step", "request_id"],
    "properties": {
        "type": {"type": "string"},
        "code": {"type": "string"},
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "next_step": {"type": "string"},
        "detail": {"type": "string"},
        "request_id": {"type": "string"},
        "error_id": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["path", "code", "message"],
                "properties": {name: {"type": "string"} for name in ("path", "code", "message")},
            },
        },
    },
}
KEY_PARAMETER: Final = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "description": "Repeating a request with the same key (24 h) gives the first answer again.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
}


class CompactRenderer(JSONRenderer):
    """JSON with Chinese as it is and no spaces: half the bytes of the escaped form."""

    json_dumps_params = {"ensure_ascii": False, "separators": (",", ":"), "allow_nan": False}

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> Any:
        """Return the JSON text of the answer."""
        return json.dumps(data, cls=self.encoder_class, **self.json_dumps_params)


class StrictAPI(NinjaAPI):
    """A NinjaAPI that reads strictly, answers errors as problems and documents both."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(parser=StrictParser(), renderer=CompactRenderer(), **settings)
        install_problem_handlers(self)

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the OpenAPI document with the problems every operation may answer."""
        document = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        document["components"].setdefault("schemas", {})["Problem"] = PROBLEM_SCHEMA
        document["components"]["responses"] = {str(status): _problem(status) for status in (*ALWAYS, *WITH_BODY)}
        for operations in document["paths"].values():
            for method, operation in operations.items():
                _describe(operation, has_body=method != "get")
        return document


def _describe(operation: dict[str, Any], *, has_body: bool) -> None:
    for status in (*ALWAYS, *(WITH_BODY if has_body else ())):
        operation["responses"].setdefault(status, {"$ref": f"#/components/responses/{status}"})
    if operation.pop(IDEMPOTENT, False):
        operation["parameters"] = [*operation.get("parameters", []), KEY_PARAMETER]


def _problem(status: int) -> dict[str, Any]:
    content = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    described: dict[str, Any] = {"description": (BY_STATUS[status].__doc__ or "").strip(), "content": content}
    if status in (429, 503):
        described["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait."}}
    return described
