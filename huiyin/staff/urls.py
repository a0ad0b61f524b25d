"""Pages of staff outside the app: the first administrator, and setting a password by link."""

from django.urls import path

from huiyin.staff import pages

urlpatterns = [
    path("setup", pages.setup, name="staff-setup"),
    path("welcome/<str:secret>", pages.welcome, name="staff-welcome"),
    path("sign-in", pages.sign_in, name="staff-sign-in"),
]
