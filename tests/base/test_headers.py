"""What every answer carries, as a snapshot (Z15, T03), and whom we believe the caller is."""

import pytest
from django.test import RequestFactory

from huiyin.base.headers import client_ip, client_network

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.base.edge_urls")]
SNAPSHOT = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
VARYING = {"Content-Type", "Content-Length", "X-Request-ID", "Vary", "Content-Language", "Allow", "WWW-Authenticate"}


@pytest.mark.parametrize(
    "path", ["/livez", "/api/v1/lines", "/nowhere", "/page/locked", "/api/v1/fail/boom", "/static/base/plain.css"]
)
def test_every_answer_carries_exactly_these(client, path):
    response = client.get(path, HTTP_X_ASKER="zhou", HTTP_ORIGIN="null")
    fixed = {name: value for name, value in response.headers.items() if name not in VARYING}
    for name in ("Retry-After", "Last-Modified", "Set-Cookie", "ETag"):
        fixed.pop(name, None)
    if path.startswith("/static/"):
        assert fixed.pop("Cache-Control") == "max-age=60, public"
        assert fixed == {name: value for name, value in SNAPSHOT.items() if name != "Cache-Control"}
        return
    assert fixed == SNAPSHOT


def test_no_other_origin_is_ever_allowed(client):
    for path in ("/api/v1/lines", "/static/base/plain.css"):
        for origin in ("null", "https://evil.example"):
            response = client.get(path, HTTP_X_ASKER="zhou", HTTP_ORIGIN=origin)
            assert not [name for name in response.headers if name.startswith("Access-Control")]


def test_tls_is_insisted_on_where_it_is_used(client, settings):
    assert "Strict-Transport-Security" not in client.get("/livez")
    settings.HUIYIN = settings.HUIYIN.model_copy(update={"base_url": "https://feedback.example.com"})
    client.handler.load_middleware()
    assert client.get("/livez")["Strict-Transport-Security"].startswith("max-age=31536000")


def test_a_request_keeps_a_sane_id_and_gets_one_otherwise(client):
    assert client.get("/livez", HTTP_X_REQUEST_ID="proxy-4711-abcd")["X-Request-ID"] == "proxy-4711-abcd"
    for bad in ("short", "x" * 65, "a b c d e f g h", "<script>alert"):
        assert client.get("/livez", HTTP_X_REQUEST_ID=bad)["X-Request-ID"] != bad


def request(ip, forwarded=None):
    extra = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=ip, **extra)


def test_only_our_own_proxies_are_believed(settings):
    assert client_ip(request("10.0.0.1", "1.2.3.4")) == "10.0.0.1"
    settings.HUIYIN = settings.HUIYIN.model_copy(update={"trusted_proxies": 1})
    assert client_ip(request("10.0.0.1", "6.6.6.6, 1.2.3.4")) == "1.2.3.4"
    assert client_ip(request("10.0.0.1")) == "10.0.0.1"
    settings.HUIYIN = settings.HUIYIN.model_copy(update={"trusted_proxies": 2})
    assert client_ip(request("10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2")) == "1.2.3.4"


def test_a_client_is_limited_by_its_network():
    assert client_network(request("1.2.3.4")) == "1.2.3.4"
    assert client_network(request("2001:db8:1:2:3::4")) == "2001:db8:1:2::/64"
    assert client_network(request("unix:")) == "unknown"
