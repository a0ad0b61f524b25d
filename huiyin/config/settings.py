"""Django's settings, derived from the one Configuration."""

from typing import Any

import dj_database_url

from huiyin.config.configuration import Configuration
from huiyin.config.first_run import ready_configuration

HUIYIN: Configuration = ready_configuration()
HUIYIN_LOOP = "huiyin.config.loop"

SECRET_KEY = HUIYIN.secret_key
DEBUG = False
ALLOWED_HOSTS = HUIYIN.allowed_hosts()
ROOT_URLCONF = "huiyin.config.urls"
WSGI_APPLICATION = "huiyin.config.wsgi.application"
AUTH_USER_MODEL = "staff.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Listed from the top of the house to its floor, as in .importlinter.
ROOMS = ["measure", "resolve", "understand", "listen", "contact", "customers", "staff", "base"]
INSTALLED_APPS = [
    *[f"huiyin.{room}" for room in ROOMS],
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.headless",
]
