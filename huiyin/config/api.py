"""The REST API: one NinjaAPI that mounts the routers of the rooms."""

from django.utils.module_loading import import_string

from huiyin.base.rest import StrictAPI
from huiyin.staff.auth import AUTH

ROUTERS = (
    "huiyin.staff.api.router",
    "huiyin.listen.api.router",
    "huiyin.resolve.api.router",
    "huiyin.measure.api.router",
)


def build_api() -> StrictAPI:
    """Return the API with every room mounted and every exception answered as problem+json."""
    api = StrictAPI(
        title="huiyin",
        version="1",
        description="Every customer voice gets an answer, and every answer makes the company better.",
        auth=AUTH,
        urls_namespace="api",
        openapi_url="/openapi.json",
        docs_url="/docs",
    )
    for path in ROUTERS:
        api.add_router("", import_string(path))
    return api


api = build_api()
