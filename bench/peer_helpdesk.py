"""The peer: django-helpdesk in its own environment and project, served the same way as huiyin.

Its cheapest way in is the public form embedded in other sites: no session, no CSRF. Its mails go to files, as
huiyin's do by default; `mail=False` throws them away.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".bench-venv"
PACKAGES = ["django-helpdesk>=2,<3", "django>=5.2,<5.3", "granian>=2.5", "psycopg[binary,pool]>=3.2"]

SETTINGS = """
import os

import dj_url
SECRET_KEY = "benchmark"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "urls"
USE_TZ = True
TIME_ZONE = "UTC"
SITE_ID = 1
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
INSTALLED_APPS = [
    "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.sites", "django.contrib.humanize", "django.contrib.messages",
    "django.contrib.staticfiles", "rest_framework", "helpdesk",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware", "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
CONTEXT = ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages"]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
    "OPTIONS": {"context_processors": CONTEXT}}]
DATABASES = {"default": dj_url.database()}
EMAIL_BACKEND = os.environ["PEER_MAIL"]
EMAIL_FILE_PATH = "mail"
LOGGING_CONFIG = None
STATIC_URL = "/static/"
LOGIN_URL = "/login/"
HELPDESK_TEAMS_MODE_ENABLED = False
HELPDESK_VIEW_A_TICKET_PUBLIC = True
"""

DATABASE = """
import os
from urllib.parse import urlsplit


def database():
    url = urlsplit(os.environ["PEER_DATABASE"])
    if url.scheme == "sqlite":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": url.path, "OPTIONS": {
            "transaction_mode": "IMMEDIATE", "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"}}
    return {"ENGINE": "django.db.backends.postgresql", "NAME": url.path.strip("/"), "USER": url.username,
        "HOST": url.hostname, "PORT": url.port, "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
"""

URLS = """
from django.contrib.auth.views import LoginView
from django.urls import include, path

urlpatterns = [path("login/", LoginView.as_view(), name="login"), path("", include("helpdesk.urls"))]
"""

WSGI = """
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
application = get_wsgi_application()
"""

MAKE_QUEUE = """
import django

django.setup()
from helpdesk.models import Queue

public = {"title": "Support", "allow_public_submission": True}
queue, _ = Queue.objects.get_or_create(slug="support", defaults=public)
print(queue.id)
"""


class Helpdesk:
    """A running django-helpdesk; use as a context manager."""

    def __init__(self, *, database: str, port: int, workers: int, threads: int, mail: bool = True) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="helpdesk-"))
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("HUIYIN", "DJANGO"))},
            "PEER_DATABASE": database,
            "PEER_MAIL": f"django.core.mail.backends.{'filebased' if mail else 'dummy'}.EmailBackend",
            "DJANGO_SETTINGS_MODULE": "settings",
            "PYTHONPATH": str(self.folder),
        }
        self.port, self.workers, self.threads = port, workers, threads
        self.queue = ""

    def __enter__(self) -> "Helpdesk":
        for name, text in {"settings": SETTINGS, "dj_url": DATABASE, "urls": URLS, "wsgi": WSGI}.items():
            (self.folder / f"{name}.py").write_text(text)
        self._python("-m", "django", "migrate", "--verbosity", "0")
        self.queue = self._python("-c", MAKE_QUEUE).split()[-1]
        command = [str(VENV / "bin" / "granian"), "--interface", "wsgi", "--host", "127.0.0.1"]
        command += ["--port", str(self.port), "--workers", str(self.workers)]
        command += ["--blocking-threads", str(self.threads), "--log-level", "warning", "wsgi:application"]
        self.process = subprocess.Popen(command, env=self.environment, cwd=self.folder)
        self._wait()
        return self

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def address(self) -> str:
        """Where the form is posted."""
        return "/tickets/submit_iframe/"

    def _python(self, *arguments: str) -> str:
        command = [str(VENV / "bin" / "python"), *arguments]
        return subprocess.run(
            command, env=self.environment, cwd=self.folder, check=True, capture_output=True, text=True
        ).stdout

    def _wait(self) -> None:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}{self.address}", timeout=5)
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise AssertionError("django-helpdesk did not start")


def installed() -> str:
    """Install the peer into .bench-venv when missing and return its version."""
    python = VENV / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *PACKAGES], check=True)
    script = "from importlib.metadata import version; print(version('django-helpdesk'))"
    return subprocess.run([str(python), "-c", script], check=True, capture_output=True, text=True).stdout.strip()
