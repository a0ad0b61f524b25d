"""The command huiyin, as people type it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from huiyin.base.languages import LOCALES
from huiyin.config import cli, labels, messages
from huiyin.config.generated import REPOSITORY, write_or_compare
from huiyin.config.supervisor import Supervisor

HUIYIN = [sys.executable, "-c", "import sys; from huiyin.config.cli import main; sys.exit(main())"]


def run(*arguments, data, **environment):
    env = {name: value for name, value in os.environ.items() if not name.startswith("HUIYIN_")}
    env |= {
        "PYTHONPATH": str(REPOSITORY),
        "HUIYIN_DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "huiyin.config.settings",
    }
    return subprocess.run(
        [*HUIYIN, *arguments], env={**env, **environment}, capture_output=True, text=True, timeout=120, check=False
    )


def test_keys_config_and_help_need_no_database(tmp_path):
    made = run("keys", data=tmp_path / "d")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "d" / "keys" / "field_key").is_file()
    given = {"HUIYIN_SECRET_KEY": "sesame", "HUIYIN_LLM_KEY": "sesame too", "HUIYIN_WEB_THREADS": "3"}
    explained = run("config", "explain", data=tmp_path / "d", **given)
    assert "HUIYIN_SECRET_KEY=set" in explained.stdout
    assert "HUIYIN_LLM_KEY=set" in explained.stdout
    assert "sesame" not in explained.stdout
    assert re.search(r"HUIYIN_WEB_THREADS=3\n\s+from HUIYIN_WEB_THREADS", explained.stdout)
    assert "serve" in run("--help", data=tmp_path / "d").stdout


def test_an_unknown_word_is_djangos_to_refuse(tmp_path):
    refused = run("nonsense", data=tmp_path / "d")
    assert refused.returncode != 0
    assert "nonsense" in refused.stderr


def test_generated_files_are_compared_and_written(tmp_path, capsys):
    file = tmp_path / "a" / "b.txt"
    assert write_or_compare({file: "one"}, check=True, command="make it") == 1
    assert "make it" in capsys.readouterr().err
    assert write_or_compare({file: "one"}, check=False, command="make it") == 0
    assert file.read_text() == "one"
    assert write_or_compare({file: "one"}, check=True, command="make it") == 0


def test_labels_have_every_value_in_three_languages():
    messages.compile_catalogues()
    enums = labels.all_labels()
    assert "resolve.CaseState" in enums
    for name, words in enums.items():
        for value, label in words.items():
            assert list(label) == list(LOCALES), name
            assert all(label.values()), f"{name} {value}"
    state = enums["resolve.CaseState"]["received"]
    assert state["zh-Hans"] != state["en"]
    ((_path, text),) = labels.labels_file().items()
    assert 'export type ResolveCaseState = "received"' in text
    assert "} as const satisfies" in text


def test_a_value_without_a_label_breaks_the_build():
    from huiyin.base.terms import Lane

    with pytest.raises(labels.MissingLabel, match="bulk"):
        labels._words(Lane, {Lane.CLOCK: "c", Lane.INBOUND: "i", Lane.NOTIFY: "n"})


def test_the_catalogues_are_whole():
    assert messages.problems() == []


PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "At most %(n)s."
msgstr "{wrong}"

msgid "Nobody says this."
msgstr "没人说。"
"""


def test_holes_in_a_catalogue_are_found(tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "PACKAGE", tmp_path / "pkg")
    room = tmp_path / "pkg" / "room"
    for language in messages.LANGUAGES:
        folder = room / "locale" / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "django.po").write_text(PO.replace("{wrong}", "最多 %(m)s。"))
    (room / "code.py").write_text('a = f"{_(\'At most %(n)s.\')}"\nb = pgettext_lazy("c", "Missing one")\n')
    (room / "templates").mkdir()
    (room / "templates" / "page.html").write_text(
        '{% translate "In a page" %}{% blocktranslate %}Hi {{ name }}{% endblocktranslate %}'
    )
    found = "\n".join(messages.problems())
    for words in ("different placeholders", "Nobody says this.", "Missing one", "In a page", "Hi %(name)s"):
        assert words in found
    assert found.count("At most") == 2
    assert messages.compile_catalogues() == 2
    assert messages.compile_catalogues() == 0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def until(condition, seconds=40.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if condition():
                return True
        except OSError:
            pass
        time.sleep(0.1)
    return False


def children(pid):
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def verdict(name, *, data):
    findings = json.loads(run("doctor", "--json", data=data).stdout)
    return next(finding["verdict"] for finding in findings if finding["name"] == name)


@pytest.fixture
def served(tmp_path):
    port = free_port()
    env = {name: value for name, value in os.environ.items() if not name.startswith("HUIYIN_")}
    env |= {"PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1", "DJANGO_SETTINGS_MODULE": "huiyin.config.settings"}
    command = [*HUIYIN, "serve", "--data", str(tmp_path / "data"), "--port", str(port)]
    log = (tmp_path / "log").open("w+")
    process = subprocess.Popen(command, env=env, stdout=log, stderr=subprocess.STDOUT, text=True)
    try:
        assert until(lambda: fetch(f"http://127.0.0.1:{port}/readyz")[0] == 200), (tmp_path / "log").read_text()
        yield process, f"http://127.0.0.1:{port}", tmp_path / "log"
    finally:
        process.terminate()
        assert process.wait(40) == 0
        log.close()


def test_serve_is_everything_in_one_command(served, tmp_path):
    process, address, log = served
    printed = log.read_text()
    link = re.search(rf"{address}/setup\?token=\S+", printed)
    assert link, printed
    assert fetch(link.group())[0] == 200
    assert fetch(f"{address}/api/v1/feedback")[0] == 401
    assert "huiyin_worker_silence_seconds" in fetch(f"{address}/metrics")[1]
    assert until(lambda: verdict("worker", data=tmp_path / "data") == "ok", 20)
    # Whatever is killed comes back.
    for pid in children(process.pid):
        os.kill(pid, signal.SIGKILL)
    assert until(lambda: fetch(f"{address}/livez")[0] == 200, 15)
    assert until(lambda: len(children(process.pid)) == 2, 10)


def test_a_taken_port_is_told(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = run("serve", "--port", str(taken.getsockname()[1]), data=tmp_path / "d")
    assert refused.returncode == 1
    assert "--port" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_killed_parent_leaves_nobody_behind(served):
    process, address, _log = served
    family = [*children(process.pid), *(pid for child in children(process.pid) for pid in children(child))]
    assert len(family) >= 4
    process.kill()
    process.wait(10)
    process.wait = lambda timeout: 0
    assert until(lambda: not [pid for pid in family if Path(f"/proc/{pid}").exists()], 20)
    with pytest.raises(OSError, match="refused"):
        fetch(f"{address}/livez")


def test_a_duty_that_keeps_failing_waits_longer():
    supervisor = Supervisor({"web": lambda: 1})
    pauses = []
    for failures in range(10):
        supervisor.failures["web"] = failures
        pauses.append(supervisor._pause("web"))
    assert pauses[:3] == [0, 0, 0]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 10


def test_our_verbs_are_the_parsers():
    parser = cli._parser()
    known = next(action for action in parser._actions if hasattr(action, "choices") and action.choices)
    assert set(known.choices) == set(cli._OURS)
