"""The REST API: one NinjaAPI that mounts the routers of the rooms."""

from django.utils.module_loading import import_string
from ninja import NinjaAPI

from huiyin.base.problems import install_problem_handlers
from huiyin.staff.auth import AUTH

ROUTERS = (
    "huiyin.staff.api.router",
    "huiyin.listen.api.router",
    "huiyin.resolve.api.router",
    "huiyin.measure.api.router",
)


def build_api() -> NinjaAPI:
    """Return the API with every room mounted and every exception answered as problem+json."""
    api = NinjaAPI(
        title="huiyin",
        version="1",
        description="Every customer voice gets an answer, and every answer makes the company better.",
        auth=AUTH,
        urls_namespace="api",
        openapi_url="/openapi.json",
        docs_url=None,
    )
    install_problem_handlers(api)
    for path in ROUTERS:
        api.add_router("", import_string(path))
    return api


api = build_api()
