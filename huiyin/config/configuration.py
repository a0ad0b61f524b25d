"""Every setting of huiyin, in one typed model read from HUIYIN_* variables."""

import difflib
import os
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import urlsplit

import dj_database_url
from pydantic import Field, NonNegativeInt, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

PREFIX: Final = "HUIYIN_"
LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
KEY_NAMES: Final = ("secret_key", "field_key", "blind_key", "link_key")


def _setting(default: Any, en: str, zh: str, *, secret: bool = False) -> Any:
    """Return a field described in both languages of the handbook; a secret never shows its value."""
    extra: dict[str, Any] = {"zh": zh, "secret": secret}
    return Field(default, description=en, json_schema_extra=extra, repr=not secret)


class SecretFiles(PydanticBaseSettingsSource):
    """Reads HUIYIN_<NAME>_FILE: the value is the content of the file it names."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Return what the file of this field holds, or None when no file is named."""
        path = os.environ.get(f"{PREFIX}{field_name.upper()}_FILE")
        return (Path(path).read_text().strip() if path else None), field_name, False

    def __call__(self) -> dict[str, Any]:
        """Return the values of all fields that have a file."""
        fields = self.settings_cls.model_fields
        found = {name: self.get_field_value(field, name)[0] for name, field in fields.items()}
        return {name: value for name, value in found.items() if value is not None}


class Configuration(BaseSettings):
    """What an administrator may set; each field is HUIYIN_<NAME>, or HUIYIN_<NAME>_FILE with a path."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", hide_input_in_errors=True)

    data_dir: Path = _setting(
        Path("huiyin-data"),
        "Folder for the database, files, keys, outgoing mail and marts.",
        "存放数据库、文件、密钥、待发邮件与分析数据的文件夹。",
    )
    database_url: str = _setting(
        "",
        "PostgreSQL address, such as postgresql://user:password@host/name; empty means SQLite in the data folder.",
        "PostgreSQL 地址，例如 postgresql://user:password@host/name；留空则使用数据文件夹中的 SQLite。",
        secret=True,
    )
    base_url: str = _setting(
        "http://127.0.0.1:8000",
        "The address at which customers and staff reach huiyin; links in mails start with it.",
        "客户与员工访问 huiyin 的网址；邮件中的链接以它开头。",
    )
    allowed_hosts: str = _setting(
        "",
        "Further host names to answer to, separated by commas.",
        "另外允许的主机名，用逗号分隔。",
    )
    trusted_proxies: int = _setting(
        0,
        "How many reverse proxies of yours stand in front; their X-Forwarded-For and -Proto are believed.",
        "前面有几层您自己的反向代理；它们的 X-Forwarded-For 与 X-Forwarded-Proto 会被采信。",
    )
    organisation_name: str = _setting(
        "huiyin 回音",
        "The name shown to customers and staff.",
        "向客户和员工显示的名称。",
    )
    time_zone: str = _setting(
        "Asia/Shanghai",
        "The organisation's zone: reporting days follow it.",
        "组织所在时区：报表中的“日”以它为准。",
    )
    default_language: Literal["zh-Hans", "zh-Hant", "en"] = _setting(
        "zh-Hans",
        "The language for people who have not chosen one.",
        "未选择语言的人看到的语言。",
    )
    email_url: str = _setting(
        "",
        "smtp://user:password@host:587 (STARTTLS: smtp+tls://, TLS: smtps://); empty writes mails to the data folder.",
        "smtp://user:password@host:587（STARTTLS 用 smtp+tls://，TLS 用 smtps://）；留空则把邮件写入数据文件夹。",
        secret=True,
    )
    email_from: str = _setting(
        "huiyin <huiyin@localhost>",
        "The sender of mails.",
        "邮件的发件人。",
    )
    secret_key: str = _setting(
        "",
        "Signs sessions; made in the data folder at the first run.",
        "用于会话签名；首次运行时在数据文件夹中生成。",
        secret=True,
    )
    field_key: str = _setting(
        "",
        "Encrypts e-mail, phone and address; a ring `id:key,id:key` of which the first writes.",
        "加密邮箱、电话与地址；可写成密钥环 `id:key,id:key`，第一个用于写入。",
        secret=True,
    )
    blind_key: str = _setting(
        "",
        "Makes the searchable indexes of encrypted values.",
        "为加密数据生成可检索的索引。",
        secret=True,
    )
    link_key: str = _setting(
        "",
        "Signs customers' links; a new one ends all links given out.",
        "为客户链接签名；更换后已发出的链接全部失效。",
        secret=True,
    )
    demo: bool = _setting(
        False,
        "Show demo log-ins also when not listening on loopback.",
        "即使不只监听本机，也显示演示账号。",
    )
    text_profile: Literal["light", "vectors", "accurate"] = _setting(
        "light",
        "How texts are judged: light (n-grams, fastest), vectors (with sentence vectors) or accurate (larger vectors, "
        "slowest); a profile whose package is missing falls back to light.",
        "文本的判断方式：light（字词特征，最快）、vectors（加句向量）、accurate（更大的句向量，最慢）；"
        "缺少相应软件包时退回 light。",
    )
    llm_base_url: str = _setting(
        "",
        "Address of an OpenAI-compatible language model, such as https://models.example.com/v1; it is asked for "
        "second opinions on doubtful voices and summaries of long ones, personal data masked. Empty: none is asked and "
        "nothing leaves the machine.",
        "兼容 OpenAI 接口的语言模型地址，例如 https://models.example.com/v1；请它对没有把握的声音给出第二意见、"
        "为很长的声音写摘要，个人信息会先遮盖。留空则不询问任何模型，内容不会离开本机。",
    )
    llm_key: str = _setting(
        "",
        "The key for the language model; empty for a server that wants none.",
        "语言模型的密钥；服务器不需要密钥时留空。",
        secret=True,
    )
    llm_model: str = _setting(
        "",
        "The name of the language model; empty: none is asked.",
        "语言模型的名称；留空则不询问。",
    )
    llm_calls_a_day: NonNegativeInt = _setting(
        200,
        "How often the language model is called in a day of the organisation's zone, failed calls included.",
        "每天（按组织所在时区）最多调用语言模型多少次，失败的调用也计入。",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = _setting(
        "INFO",
        "How much is logged.",
        "日志的详细程度。",
    )
    log_format: Literal["json", "text"] = _setting(
        "json",
        "Log lines as JSON for machines, or as text for people.",
        "日志格式：json 供机器读取，text 供人阅读。",
    )
    max_body_kb: int = _setting(
        1024,
        "The largest request body in KiB, apart from uploads.",
        "请求正文的最大体积（KiB），不含上传文件。",
    )
    web_threads: int = _setting(
        0,
        "Threads of one web process; each holds one database connection. 0: 4 on PostgreSQL, 8 on SQLite.",
        "每个 Web 进程的线程数；每个线程占用一个数据库连接。0 表示 PostgreSQL 用 4 个，SQLite 用 8 个。",
    )
    worker_memory_mb: int = _setting(
        1024,
        "A runner of the worker that grows beyond this many MiB is ended and replaced; its job is tried again.",
        "工作进程的某个执行者内存超过该值（MiB）时会被终止并替换，其任务会重试。",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read arguments first, then variables, then files named by variables."""
        return init_settings, env_settings, SecretFiles(settings_cls)

    @field_validator("base_url")
    @classmethod
    def _plain_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("write it as https://feedback.example.com")
        return value.rstrip("/")

    @field_validator("llm_base_url")
    @classmethod
    def _model_address(cls, value: str) -> str:
        parts = urlsplit(value)
        extra = parts.username or parts.password or parts.query or parts.fragment
        if value and (parts.scheme not in ("http", "https") or not parts.hostname or extra):
            raise ValueError("write it as https://models.example.com/v1; the key has a setting of its own")
        return value

    @property
    def https(self) -> bool:
        """Tell whether people reach huiyin over TLS."""
        return self.base_url.startswith("https://")

    @property
    def on_postgres(self) -> bool:
        """Tell whether the data lives in PostgreSQL."""
        return bool(self.database_url)

    @property
    def threads(self) -> int:
        """Return how many threads one web process gets: more only wait for each other (bench/intake)."""
        return self.web_threads or (4 if self.on_postgres else 8)

    def hosts(self) -> list[str]:
        """Return the host names huiyin answers to."""
        own = urlsplit(self.base_url).hostname or ""
        more = [name.strip() for name in self.allowed_hosts.split(",")]
        return list(dict.fromkeys(name for name in (own, *more, *LOOPBACK) if name))

    def database(self) -> dict[str, Any]:
        """Return Django's description of the database."""
        if not self.on_postgres:
            # A thread keeps its connection: opening and closing one costs more than storing a voice.
            name = str(self.data_dir / "huiyin.sqlite3")
            return {"ENGINE": "huiyin.base.sqlite", "NAME": name, "CONN_MAX_AGE": None}
        parsed: dict[str, Any] = {
            **dj_database_url.parse(self.database_url, conn_max_age=None, conn_health_checks=True)
        }
        options = {"connect_timeout": 5, "application_name": "huiyin", **parsed.get("OPTIONS", {})}
        return {**parsed, "ENGINE": "huiyin.base.postgres", "OPTIONS": options}


def unknown_names(environment: dict[str, str]) -> dict[str, str]:
    """Return the HUIYIN_* variables that mean nothing, each with the nearest name that does."""
    known = {f"{PREFIX}{name.upper()}" for name in Configuration.model_fields}
    known |= {f"{name}_FILE" for name in known}
    strangers = [name for name in environment if name.startswith(PREFIX) and name not in known]
    return {name: _nearest(name, known) for name in strangers if not name.startswith(_OTHERS)}


# Read by the tests, by processes about each other, and by the front end's build.
_OTHERS: Final = ("HUIYIN_TEST_", "HUIYIN_PARENT_", "HUIYIN_E2E_", "HUIYIN_BENCH_")


def _nearest(name: str, known: set[str]) -> str:
    return next(iter(difflib.get_close_matches(name, sorted(known), n=1)), "")
