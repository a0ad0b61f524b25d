"""The command `huiyin`: every verb, each a few lines that call what does the work."""

import argparse
import dataclasses
import json
import os
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from huiyin.config.configuration import KEY_NAMES, PREFIX, Configuration

SETTINGS = "huiyin.config.settings"
Verb = Callable[[argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    """Run one verb and return its exit code; a verb that is not ours is a Django command."""
    given = sys.argv[1:] if arguments is None else arguments
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if given and given[0] in _WITH_OWN_OPTIONS:
        return _filling_command(given[0], given[1:])
    if given[:2] == ["text", "analyse"]:
        return _try_the_engine(given[2:])
    parser = _parser()
    if given and not given[0].startswith("-") and given[0] not in _OURS:
        return _django_command(given)
    options = parser.parse_args(given)
    verb: Verb | None = getattr(options, "verb", None)
    if verb is None:
        parser.print_help()
        return 0 if not given else 2
    return verb(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="huiyin",
        description="Every customer voice gets an answer. "
        "Also: demo, import, text, every Django command (user, migrate …)",
    )
    verbs = parser.add_subparsers(title="verbs", metavar="VERB")
    _add_serving(verbs)
    _add_looking(verbs)
    _add_generating(verbs)
    return parser


def _add_serving(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    for name, verb, words in (
        ("serve", _serve, "everything in one command: migrate, web and API, a worker beside it"),
        ("web", _web, "web and API only"),
    ):
        command = _add(verbs, name, verb, words)
        command.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
        command.add_argument("--port", type=int, default=8000)
        command.add_argument("--web", type=int, default=1, metavar="N", help="web processes (PostgreSQL only)")
        if name == "serve":
            _add_lanes(command)
    _add_lanes(_add(verbs, "worker", _worker, "a worker only"))


def _add_looking(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    for name, verb, words in (
        ("doctor", _doctor, "look whether everything is in order"),
        ("verify", _verify, "check the sealed event log for changed, removed or inserted events"),
    ):
        _add(verbs, name, verb, words).add_argument("--json", action="store_true", dest="as_json")
    _add(verbs, "keys", _keys, "make the keys in the data folder (once, before the first start on PostgreSQL)")
    config = _add(verbs, "config", _config, "settings: `explain` what is in force, write the `docs` page")
    config.add_argument("what", choices=("explain", "docs"))
    config.add_argument("--check", action="store_true", help="docs: only compare")


def _add_generating(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    messages = _add(verbs, "messages", _messages, "translations: `compile` them, or `check` that none is missing")
    messages.add_argument("what", choices=("compile", "check"))
    labels = _add(verbs, "labels", _labels, "write the words of the enums for the web app")
    labels.add_argument("--check", action="store_true", help="only compare")
    openapi = _add(verbs, "openapi", _openapi, "print the API's OpenAPI document")
    openapi.add_argument("--check", action="store_true", help="only compare with docs/openapi.json")


def _add(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, verb: Verb, words: str
) -> argparse.ArgumentParser:
    command = verbs.add_parser(name, help=words, description=words)
    command.add_argument("--data", type=Path, metavar="DIR", help="data folder (HUIYIN_DATA_DIR)")
    command.set_defaults(verb=verb)
    return command


def _add_lanes(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--lanes", type=lambda text: text.split(","), help="only these lanes: clock,inbound,notify,bulk"
    )


_OURS = (
    "serve", "web", "worker", "doctor", "verify", "keys", "config", "messages", "labels", "openapi",
)  # fmt: skip


# Verbs that fill the database; their options need Django's vocabulary and are read after it has started.
_WITH_OWN_OPTIONS = {"demo": "huiyin.config.demo.command", "import": "huiyin.config.import_command"}


def _filling_command(name: str, given: list[str]) -> int:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", type=Path, metavar="DIR", help="data folder (HUIYIN_DATA_DIR)")
    options, rest = common.parse_known_args(given)
    _start_django(options)
    from huiyin.config.messages import compile_catalogues
    from huiyin.config.migrating import migrate_if_needed

    compile_catalogues()
    migrate_if_needed(verbosity=0)
    run: Callable[[list[str]], int] = import_module(_WITH_OWN_OPTIONS[name]).main
    return run(rest)


def _try_the_engine(given: list[str]) -> int:
    """Judge lines of text without Django: it answers as soon as the engine is loaded."""
    from huiyin.understand.trying import main as analyse

    return analyse(given, profile=Configuration().text_profile)


def _serve(options: argparse.Namespace) -> int:
    from huiyin.config import serving

    _take_address(options)
    serving.share_counts(web=options.web)
    _start_django(options)
    return serving.serve(host=options.host, port=options.port, web=options.web, lanes=options.lanes)


def _web(options: argparse.Namespace) -> int:
    from huiyin.config import serving

    _take_address(options)
    serving.share_counts(web=options.web)
    _start_django(options)
    return serving.serve_web(host=options.host, port=options.port, web=options.web)


def _worker(options: argparse.Namespace) -> int:
    from huiyin.config import serving

    _start_django(options)
    return serving.run_worker(lanes=options.lanes)


def _doctor(options: argparse.Namespace) -> int:
    _start_django(options)
    from huiyin.base.clock import now
    from huiyin.base.doctor import examine, report
    from huiyin.understand.doctor import examine as examine_engine

    findings = examine(now=now())
    findings += examine_engine(database=not findings[0].bad)
    _print(json.dumps([finding.as_dict() for finding in findings], indent=2) if options.as_json else report(findings))
    return 1 if any(finding.bad for finding in findings) else 0


def _verify(options: argparse.Namespace) -> int:
    _start_django(options)
    from huiyin.base.sealing import position, verify_log

    found = [dataclasses.asdict(finding) for finding in verify_log()]
    if options.as_json:
        _print(json.dumps({"position": position(), "findings": found}, indent=2, default=str))
    else:
        lines = [f"{each['kind']}: position {each['position']}, event {each['event_id']}" for each in found]
        _print("\n".join(lines) or f"{position()} sealed events, all as they were written.")
    return 1 if found else 0


def _keys(options: argparse.Namespace) -> int:
    from huiyin.config.first_run import make_folder, make_keys

    folder = options.data or Configuration().data_dir
    make_folder(folder)
    make_keys(folder)
    _print(
        f"{folder / 'keys'} holds {', '.join(KEY_NAMES)}. Keep a copy in a safe place: without them the data is lost."
    )
    return 0


def _config(options: argparse.Namespace) -> int:
    from huiyin.config.generated import write_or_compare
    from huiyin.config.settings_page import settings_pages

    if options.what == "docs":
        return write_or_compare(settings_pages(), check=options.check, command="huiyin config docs")
    for name, field in Configuration.model_fields.items():
        extra = field.json_schema_extra
        secret = isinstance(extra, dict) and extra["secret"]
        value = getattr(_configuration(options), name)
        shown = ("set" if value else "empty") if secret else value
        _print(f"{PREFIX}{name.upper()}={shown}\n    {_origin(name)}; {field.description}")
    return 0


def _messages(options: argparse.Namespace) -> int:
    from huiyin.config import messages

    if options.what == "compile":
        _print(f"{messages.compile_catalogues()} catalogues compiled")
        return 0
    found = messages.problems()
    _print("\n".join(found) or f"{len(messages.catalogue_files())} catalogues are whole")
    return 1 if found else 0


def _labels(options: argparse.Namespace) -> int:
    from huiyin.config.messages import compile_catalogues

    compile_catalogues()  # before Django loads the words of its default language
    with _no_data(options):
        from huiyin.config.generated import write_or_compare
        from huiyin.config.labels import labels_file

        return write_or_compare(labels_file(), check=options.check, command="huiyin labels")


def _openapi(options: argparse.Namespace) -> int:
    with _no_data(options):
        from huiyin.config.api import api
        from huiyin.config.generated import REPOSITORY, write_or_compare

        document = api.get_openapi_schema(path_prefix="/api/v1/")
        text = json.dumps(document, indent=2, ensure_ascii=False, default=str) + "\n"
        if not options.check:
            sys.stdout.write(text)
            return 0
        return write_or_compare({REPOSITORY / "docs" / "openapi.json": text}, check=True, command="make api")


def _django_command(arguments: list[str]) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["huiyin", *arguments])
    return 0


def _take_address(options: argparse.Namespace) -> None:
    """Let links point at the address listened on, unless the administrator names a better one."""
    from huiyin.config.serving import EVERY_INTERFACE

    host = "127.0.0.1" if options.host in EVERY_INTERFACE else options.host
    os.environ.setdefault(f"{PREFIX}BASE_URL", f"http://{f'[{host}]' if ':' in host else host}:{options.port}")


def _start_django(options: argparse.Namespace) -> None:
    if options.data:
        os.environ[f"{PREFIX}DATA_DIR"] = str(options.data.absolute())
    import django

    django.setup()


def _no_data(options: argparse.Namespace) -> "tempfile.TemporaryDirectory[str]":
    """Start Django on a data folder that is thrown away: generators need the code only."""
    folder = tempfile.TemporaryDirectory(prefix="huiyin-")
    os.environ.pop(f"{PREFIX}DATABASE_URL", None)
    options.data = Path(folder.name)
    _start_django(options)
    return folder


def _configuration(options: argparse.Namespace) -> Configuration:
    return Configuration(data_dir=options.data) if options.data else Configuration()


def _origin(name: str) -> str:
    variable = f"{PREFIX}{name.upper()}"
    if variable in os.environ:
        return f"from {variable}"
    return f"from the file named by {variable}_FILE" if f"{variable}_FILE" in os.environ else "default"


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
