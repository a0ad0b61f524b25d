"""Settings: what is read from where, and what is told when it is wrong."""

import logging
import stat

import pytest

from huiyin.config.configuration import KEY_NAMES, Configuration, unknown_names
from huiyin.config.first_run import BadConfiguration, make_keys, ready_configuration
from huiyin.config.mail import mail_settings
from huiyin.config.settings_page import settings_pages


@pytest.fixture(autouse=True)
def clean(monkeypatch, tmp_path):
    for name in Configuration.model_fields:
        monkeypatch.delenv(f"HUIYIN_{name.upper()}", raising=False)
        monkeypatch.delenv(f"HUIYIN_{name.upper()}_FILE", raising=False)
    monkeypatch.setenv("HUIYIN_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_first_run_makes_a_closed_folder_and_keys(clean):
    first, second = ready_configuration(), ready_configuration()
    assert mode(clean) == mode(clean / "keys") == 0o700
    assert {path.name: mode(path) for path in (clean / "keys").iterdir()} == dict.fromkeys(KEY_NAMES, 0o600)
    for name in KEY_NAMES:
        assert len(getattr(first, name)) == 44
        assert getattr(first, name) == getattr(second, name)
    assert len({getattr(first, name) for name in KEY_NAMES}) == 4


def test_a_folder_that_is_there_keeps_its_rights(clean):
    clean.mkdir(mode=0o750)
    ready_configuration()
    assert mode(clean) == 0o750


def test_postgres_without_keys_is_refused_in_words(clean, monkeypatch):
    monkeypatch.setenv("HUIYIN_DATABASE_URL", "postgresql://me:sesame@db/huiyin")
    with pytest.raises(BadConfiguration, match=r"HUIYIN_FIELD_KEY.*huiyin keys") as refused:
        ready_configuration()
    assert "sesame" not in str(refused.value)
    made = make_keys(clean)
    assert ready_configuration().link_key == made["link_key"]
    for name in KEY_NAMES:
        (clean / "keys" / name).unlink()
        monkeypatch.setenv(f"HUIYIN_{name.upper()}", made[name])
    assert ready_configuration().field_key == made["field_key"]


def test_a_secret_may_stand_in_a_file_and_never_shows(monkeypatch, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("sesame\n")
    monkeypatch.setenv("HUIYIN_SECRET_KEY_FILE", str(secret))
    config = Configuration()
    assert config.secret_key == "sesame"
    assert "sesame" not in repr(config)
    assert "sesame" not in repr(Configuration(llm_key="sesame"))
    monkeypatch.setenv("HUIYIN_SECRET_KEY", "open")
    assert Configuration().secret_key == "open"
    monkeypatch.setenv("HUIYIN_LINK_KEY_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(BadConfiguration, match="nowhere"):
        ready_configuration()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("BASE_URL", "feedback.example.com", "HUIYIN_BASE_URL.*https://"),
        ("WEB_THREADS", "many", "HUIYIN_WEB_THREADS"),
        ("LLM_BASE_URL", "models.example.com", "HUIYIN_LLM_BASE_URL.*https://"),
        ("LLM_BASE_URL", "https://me:sesame@models.example.com/v1", "HUIYIN_LLM_BASE_URL.*key"),
        ("LLM_BASE_URL", "https://models.example.com/v1?key=sesame", "HUIYIN_LLM_BASE_URL.*key"),
        ("LLM_CALLS_A_DAY", "-1", "HUIYIN_LLM_CALLS_A_DAY"),
        ("DEFAULT_LANGUAGE", "fr", "HUIYIN_DEFAULT_LANGUAGE"),
        ("LOG_LEVEL", "LOUD", "HUIYIN_LOG_LEVEL"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch, name, value, words):
    monkeypatch.setenv(f"HUIYIN_{name}", value)
    with pytest.raises(BadConfiguration, match=words) as refused:
        ready_configuration()
    assert "sesame" not in str(refused.value)


def test_an_unknown_setting_is_warned_about_with_the_nearest_name(monkeypatch, caplog):
    assert unknown_names({"HUIYIN_BASE_ULR": "", "HUIYIN_BASE_URL": "", "HUIYIN_TEST_X": "", "PATH": ""}) == {
        "HUIYIN_BASE_ULR": "HUIYIN_BASE_URL"
    }
    monkeypatch.setenv("HUIYIN_DATABSE_URL", "x")
    with caplog.at_level(logging.WARNING, logger="huiyin.config"):
        ready_configuration()
    assert "did you mean HUIYIN_DATABASE_URL?" in caplog.text


def test_hosts_and_databases(monkeypatch, clean):
    monkeypatch.setenv("HUIYIN_BASE_URL", "https://feedback.example.com/")
    monkeypatch.setenv("HUIYIN_ALLOWED_HOSTS", "a.example, b.example")
    config = Configuration()
    assert config.hosts() == ["feedback.example.com", "a.example", "b.example", "127.0.0.1", "localhost", "[::1]"]
    assert config.https
    embedded = config.database()
    assert (embedded["ENGINE"], embedded["NAME"]) == ("huiyin.base.sqlite", str(clean / "huiyin.sqlite3"))
    monkeypatch.setenv("HUIYIN_DATABASE_URL", "postgresql://me:pw@db:5433/huiyin?sslmode=require")
    described = Configuration().database()
    assert (described["ENGINE"], described["HOST"], described["PORT"]) == ("huiyin.base.postgres", "db", 5433)
    assert described["CONN_MAX_AGE"] is None
    assert described["CONN_HEALTH_CHECKS"] is True
    assert described["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize(
    ("url", "host", "port", "tls", "ssl"),
    [
        ("smtp://mail.example", "mail.example", 25, False, False),
        ("smtp+tls://me%40x:p%3Aw@mail.example", "mail.example", 587, True, False),
        ("smtps://mail.example:4465", "mail.example", 4465, False, True),
    ],
)
def test_mail_addresses(url, host, port, tls, ssl):
    mail = mail_settings(Configuration(email_url=url))
    assert (mail.host, mail.port, mail.use_tls, mail.use_ssl) == (host, port, tls, ssl)
    if "%40" in url:
        assert (mail.user, mail.password) == ("me@x", "p:w")


def test_without_an_address_mails_are_files(clean):
    mail = mail_settings(Configuration())
    assert mail.backend.endswith("filebased.EmailBackend")
    assert mail.file_path == clean / "outbox"
    with pytest.raises(BadConfiguration, match="HUIYIN_EMAIL_URL"):
        mail_settings(Configuration(email_url="http://mail.example"))


def test_the_handbooks_pages_are_in_step():
    for path, text in settings_pages().items():
        assert path.read_text(encoding="utf-8") == text, "run `huiyin config docs`"
        for name in Configuration.model_fields:
            assert f"`HUIYIN_{name.upper()}`" in text


def test_every_setting_is_used_by_somebody():
    from huiyin.config.generated import REPOSITORY

    package = REPOSITORY / "huiyin"
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in package.rglob("*.py") if path.name != "configuration.py"
    )
    own = (package / "config" / "configuration.py").read_text(encoding="utf-8")
    unused = [name for name in Configuration.model_fields if f".{name}" not in code and f"self.{name}" not in own]
    assert not unused
