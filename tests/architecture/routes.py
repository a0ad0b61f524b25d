"""Every route of the API, read from the router itself, so that a new one cannot hide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

PREFIX = "/api/v1"
_PARAMETER = re.compile(r"{(?:\w+:)?(\w+)}")


@dataclass(frozen=True)
class Route:
    """One method of one address."""

    method: str
    path: str
    has_body: bool
    is_public: bool
    queries: frozenset[str]

    @property
    def key(self) -> str:
        """Return how the committed files name the route."""
        return f"{self.method} {self.path}"

    @property
    def parameters(self) -> list[str]:
        """Return the names of the parameters in the address."""
        return _PARAMETER.findall(self.path)

    def address(self, **values: str) -> str:
        """Return the address with its parameters filled in."""
        return _PARAMETER.sub(lambda match: values[match.group(1)], self.path)


def every_route() -> list[Route]:
    """Return all routes in a stable order."""
    return sorted(_routes(), key=lambda route: (route.path, route.method))


def _routes() -> Iterator[Route]:
    from huiyin.config.api import api

    for router in api._get_bound_routers():
        for path, view in router.path_operations.items():
            for operation in view.operations:
                for method in operation.methods:
                    yield _route(method, f"{PREFIX}/{router.prefix.strip('/')}/{path.strip('/')}", operation)


def _route(method: str, path: str, operation: Any) -> Route:
    sources = {model.__ninja_param_source__: model for model in operation.models}
    query = sources.get("query")
    return Route(
        method=method,
        path=_PARAMETER.sub(r"{\1}", re.sub(r"/{2,}", "/", path)),
        has_body="body" in sources,
        is_public=not operation.auth_callbacks,
        queries=frozenset(query.__ninja_flatten_map__) if query else frozenset(),
    )
