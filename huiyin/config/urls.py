"""Every address of huiyin, room by room."""

from django.urls import include, path
from django.views.generic import RedirectView

from huiyin.base import health, metrics_page, web_app
from huiyin.config.api import api

urlpatterns = [
    path("", RedirectView.as_view(url="/app/", query_string=True)),
    path("api/v1/", api.urls),
    path("_allauth/", include("huiyin.staff.sign_in_urls")),
    path("p/", include("huiyin.resolve.public_urls")),
    path("", include("huiyin.staff.urls")),
    path("app/", web_app.index),
    path("app/<path:page>", web_app.index),
    path("livez", health.livez),
    path("readyz", health.readyz),
    path("metrics", metrics_page.metrics),
]

handler400 = "huiyin.base.problems.bad_request"
handler403 = "huiyin.base.problems.forbidden"
handler404 = "huiyin.base.problems.not_found"
handler500 = "huiyin.base.problems.server_error"
