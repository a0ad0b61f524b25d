"""Counts of requests for /metrics: by route (never by address), method and class of answer."""

from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from prometheus_client import Counter, Histogram, disable_created_metrics

BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

disable_created_metrics()  # type: ignore[no-untyped-call]  # a second series per counter that nobody reads
_requests: Final = Counter("huiyin_http_requests_total", "Requests answered.", ("route", "method", "status"))
_seconds: Final = Histogram("huiyin_http_request_seconds", "Time to answer.", ("route",), buckets=BUCKETS)
_METHODS: Final = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


def count_request(request: HttpRequest, response: HttpResponseBase, *, seconds: float) -> None:
    """Count one answered request under its route's pattern."""
    route = _route(request)
    method = request.method if request.method in _METHODS else "other"
    _requests.labels(route, method, f"{response.status_code // 100}xx").inc()
    _seconds.labels(route).observe(seconds)


def _route(request: HttpRequest) -> str:
    if request.resolver_match is not None:
        return str(request.resolver_match.route)
    return "static" if request.path.startswith("/static/") else "unknown"
