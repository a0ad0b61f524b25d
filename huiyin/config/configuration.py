"""Every setting of huiyin, in one typed model read from HUIYIN_* variables."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Configuration(BaseSettings):
    """What an administrator may set; each field is HUIYIN_<NAME>."""

    model_config = SettingsConfigDict(env_prefix="HUIYIN_", extra="ignore")

    data_dir: Path = Field(Path("huiyin-data"), description="Folder for the database, files, keys and marts.")
    database_url: str = Field("", description="PostgreSQL address; empty means SQLite in the data folder.")
    base_url: str = Field("http://127.0.0.1:8000", description="The address customers and staff reach huiyin at.")
    organisation_name: str = Field("huiyin 回音", description="The name shown to customers and staff.")
    time_zone: str = Field("Asia/Shanghai", description="The organisation's zone: reporting days follow it.")
    email_url: str = Field("", description="smtp://user:password@host:port; empty writes mails to the data folder.")
    secret_key: str = Field("", description="Signs sessions; made in the data folder when empty.")
    demo: bool = Field(False, description="Show demo log-ins also when not listening on loopback.")
