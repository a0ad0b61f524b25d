"""What every answer carries: the request's id and the security headers."""

import re
import time
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from typing import Final

import structlog
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from huiyin.base.http_counts import count_request
from huiyin.base.ids import new_id

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: under it browsers post our own forms with "Origin: null", which CSRF refuses.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
HSTS: Final = "max-age=31536000; includeSubDomains"
# Paths whose answers may be kept by a browser; everything else belongs to one person.
CACHEABLE: Final = "/static/"

_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestMiddleware:
    """The outermost layer: names the request, measures it, and puts the headers on its answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.fixed = {**SECURITY_HEADERS, **({"Strict-Transport-Security": HSTS} if settings.HUIYIN.https else {})}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request inside its log context."""
        request_id = _request_id(request)
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
        response["X-Request-ID"] = request_id
        for name, value in self.fixed.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith(CACHEABLE):
            response.headers.setdefault("Cache-Control", "no-store")
        count_request(request, response, seconds=time.perf_counter() - started)
        return response


def client_ip(request: HttpRequest) -> str:
    """Return the address the request came from, believing only our own proxies' word."""
    hops = settings.HUIYIN.trusted_proxies
    claimed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if hops and len(claimed) >= hops:
        return claimed[-hops]
    return str(request.META.get("REMOTE_ADDR", ""))


def client_network(request: HttpRequest) -> str:
    """Return the network a client is limited by: its IPv4 address, or its IPv6 /64."""
    try:
        address = ip_address(client_ip(request))
    except ValueError:
        return "unknown"
    if address.version == 4:
        return str(address)
    return str(ip_network(f"{address}/64", strict=False))


def _request_id(request: HttpRequest) -> str:
    given = request.headers.get("X-Request-ID", "")
    return given if _REQUEST_ID.fullmatch(given) else new_id().hex
