"""The first run: make the data folder and the keys that nobody else can make."""

import logging
import os
import secrets
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from huiyin.config.configuration import KEY_NAMES, PREFIX, Configuration, unknown_names

log = logging.getLogger("huiyin.config")


class BadConfiguration(SystemExit):
    """huiyin cannot start with these settings; the message says which and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(f"huiyin cannot start: {message}")


def ready_configuration() -> Configuration:
    """Return the configuration with its data folder made and its keys read or made.

    Raises BadConfiguration (an exit in words) when a setting is wrong, or on PostgreSQL when the
    keys are neither set nor in the data folder: every process must have the same ones.
    """
    config = _read_configuration()
    make_folder(config.data_dir)
    missing = [name for name in KEY_NAMES if not getattr(config, name)]
    keys = _read_keys(config.data_dir, missing)
    absent = [name for name in missing if name not in keys]
    if absent and config.on_postgres:
        raise BadConfiguration(_no_keys(config, absent))
    keys |= make_keys(config.data_dir, absent)
    return config.model_copy(update=keys)


def make_folder(path: Path) -> None:
    """Make a folder that only its owner may look into; an existing one is left as it is."""
    if not path.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o700)


def make_keys(data_dir: Path, names: list[str] | None = None) -> dict[str, str]:
    """Make the keys that are not in the data folder yet and return the ones asked for.

    Two processes that start together agree: the one that comes second reads the first's file.
    """
    wanted = list(KEY_NAMES) if names is None else names
    folder = data_dir / "keys"
    if wanted:
        make_folder(folder)
    return {name: _make_key(folder / name) for name in wanted}


def _read_configuration() -> Configuration:
    for name, nearest in unknown_names(dict(os.environ)).items():
        hint = f"; did you mean {nearest}?" if nearest else ""
        log.warning("the setting %s is unknown and ignored%s", name, hint)
    try:
        config = Configuration()
    except (ValidationError, OSError) as error:
        raise BadConfiguration(_in_words(error)) from None
    return config.model_copy(update={"data_dir": config.data_dir.expanduser().absolute()})


def _in_words(error: ValidationError | OSError) -> str:
    if isinstance(error, OSError):
        return str(error)
    wrong = [f"{PREFIX}{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors()]
    return "; ".join(wrong)


def _read_keys(data_dir: Path, names: list[str]) -> dict[str, str]:
    files = {name: data_dir / "keys" / name for name in names}
    return {name: file.read_text().strip() for name, file in files.items() if file.is_file()}


def _make_key(file: Path) -> str:
    from huiyin.base.crypto import make_key

    fresh = file.with_name(f".{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        handle.write(make_key() + "\n")
        handle.flush()
        os.fsync(handle.fileno())
    with suppress(FileExistsError):  # another process was first: its key counts
        os.link(fresh, file)
    fresh.unlink()
    return file.read_text().strip()


def _no_keys(config: Configuration, absent: list[str]) -> str:
    names = ", ".join(f"{PREFIX}{name.upper()}" for name in absent)
    return (
        f"on PostgreSQL the keys must be the same for every process, and {names} are neither set "
        f"nor in {config.data_dir / 'keys'}. Run `huiyin keys` once, keep a copy in a safe place, and "
        f"give every machine the same folder or the same variables."
    )
