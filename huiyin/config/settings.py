"""Django's settings, derived from the one Configuration."""

from pathlib import Path
from typing import Any

from huiyin.base.languages import from_locale
from huiyin.base.logs import logging_config
from huiyin.config.configuration import Configuration
from huiyin.config.first_run import ready_configuration
from huiyin.config.mail import mail_settings

PACKAGE = Path(__file__).resolve().parent.parent

HUIYIN: Configuration = ready_configuration()
HUIYIN_LOOP = "huiyin.config.loop"
HUIYIN_AUTH = "huiyin.staff.auth.AUTH"  # who asks, for pages of base outside the API

SECRET_KEY = HUIYIN.secret_key
DEBUG = False
ALLOWED_HOSTS = HUIYIN.hosts()
ROOT_URLCONF = "huiyin.config.urls"
WSGI_APPLICATION = "huiyin.config.wsgi.application"
AUTH_USER_MODEL = "staff.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = False

# Listed from the top of the house to its floor, as in .importlinter.
ROOMS = ["measure", "resolve", "understand", "listen", "contact", "customers", "staff", "base"]
INSTALLED_APPS = [
    *[f"huiyin.{room}" for room in ROOMS],
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.headless",
    "ninja",  # its static files: the docs page of the API works offline
]
MIDDLEWARE = [
    "huiyin.base.headers.RequestMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "huiyin.base.problems.ProblemMiddleware",
    "allauth.account.middleware.AccountMiddleware",  # last: it answers allauth's own exceptions first
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.contrib.messages.context_processors.messages",
                "huiyin.base.web_app.page_context",
            ],
        },
    },
]

# Data
DATABASES = {"default": HUIYIN.database()}
DATA_UPLOAD_MAX_MEMORY_SIZE = HUIYIN.max_body_kb * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# Languages and zone: the catalogues are huiyin/<room>/locale, found through INSTALLED_APPS.
LANGUAGE_CODE = from_locale(HUIYIN.default_language)
LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "huiyin_language"
USE_TZ = True
TIME_ZONE = HUIYIN.time_zone

# Sessions and cookies (passwords and life times: the block of staff below)
SESSION_COOKIE_NAME = "huiyin_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HUIYIN.https
CSRF_FAILURE_VIEW = "huiyin.base.problems.csrf_failed"
CSRF_TRUSTED_ORIGINS = [HUIYIN.base_url]
if HUIYIN.trusted_proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Static files: the built web app and the few styles of public pages, straight from the package.
STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static"] if (PACKAGE / "static").is_dir() else []
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/app/assets/.+-[\w-]{8}\.\w+$"

# Mail
MAIL = mail_settings(HUIYIN)
EMAIL_BACKEND, EMAIL_FILE_PATH = MAIL.backend, str(MAIL.file_path)
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.host, MAIL.port, MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_TIMEOUT = MAIL.use_tls, MAIL.use_ssl, 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = HUIYIN.email_from

LOGGING = logging_config(level=HUIYIN.log_level, as_json=HUIYIN.log_format == "json")
LOGGING_CONFIG = "logging.config.dictConfig"
NINJA_PAGINATION_MAX_LIMIT = 200

# --- sign-in (owner: staff) -------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["huiyin.staff.sign_in.StaffBackend"]
PASSWORD_HASHERS = ["huiyin.staff.sign_in.Argon2"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/app/sign-in"
LOGIN_REDIRECT_URL = "/app/"
SESSION_ENGINE = "huiyin.staff.sessions"
SESSION_COOKIE_AGE = 8 * 3600  # a session ends after eight idle hours (U05)
SESSION_EXTEND_EVERY = 600
# Counters of failed sign-ins and used one-time codes must be the same for every process.
CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "staff_signin_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
ACCOUNT_ADAPTER = "huiyin.staff.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {
    # login_failed is kept per account and address, login_account per account alone (U01).
    "login": "120/m/ip",
    "login_failed": "5/5m/key,20/1h/key,50/1d/key,30/m/ip",
    "login_account": "100/1h/key",
}
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_ADAPTER = "huiyin.staff.sign_in.HeadlessAdapter"
MFA_ADAPTER = "huiyin.staff.sign_in.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# --- end of sign-in ---------------------------------------------------------------------------
