"""Translations: compiling the catalogues, and checking that they are whole."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE: Final = Path(__file__).resolve().parents[1]
LANGUAGES: Final = ("zh_Hans", "zh_Hant")
GETTEXTS: Final = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
Key = tuple[str, str]  # context ("" for none) and text
# Django's {% translate "…" %} and {% blocktranslate %}…{% endblocktranslate %}.
_TAG: Final = re.compile(r"{%-?\s*trans(?:late)?\s+(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')")
_FUNCTION: Final = re.compile(r"_\(\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')\s*\)")
_BLOCK: Final = re.compile(
    r"{%\s*blocktrans(?:late)?(?P<options>[^%]*)%}(?P<text>.*?)(?:{%\s*plural[^%]*%}.*?)?{%\s*endblocktrans(?:late)?\s*%}",
    re.S,
)
_VARIABLE: Final = re.compile(r"{{\s*(\w+)\s*}}")
_PLACEHOLDER: Final = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w*}")


def compile_catalogues() -> int:
    """Write the .mo beside each .po that changed and return how many were written."""
    written = 0
    for po in catalogue_files():
        mo = po.with_suffix(".mo")
        if not mo.is_file() or mo.stat().st_mtime < po.stat().st_mtime:
            fresh = mo.with_suffix(".mo.new")
            with fresh.open("wb") as handle:
                write_mo(handle, _read(po))
            fresh.replace(mo)
            written += 1
    return written


def catalogue_files() -> list[Path]:
    """Return every room's catalogue."""
    return sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po"))


def problems() -> list[str]:
    """Return in words what is missing, unused, empty or has other placeholders than its source."""
    wanted = {key: place for place, key in _sources()}
    found = []
    for language in LANGUAGES:
        files = [po for po in catalogue_files() if language in po.parts]
        have = {key: (po, message) for po in files for key, message in _texts(po)}
        missing, unused = wanted.keys() - have.keys(), have.keys() - wanted.keys()
        found += [f"{language}: {wanted[key]} has no translation of {key[1]!r}" for key in missing]
        found += [f"{_short(have[key][0])}: nobody says {key[1]!r} any more" for key in unused]
        found += [complaint for po, message in have.values() for complaint in _complaints(po, message)]
    return sorted(found)


def _complaints(po: Path, message: Message) -> Iterator[str]:
    source = message.id[0] if isinstance(message.id, tuple | list) else message.id
    texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
    for text in texts:
        if not text:
            yield f"{_short(po)}: {source!r} is not translated"
        elif not set(_PLACEHOLDER.findall(text)) <= set(_PLACEHOLDER.findall(source)):
            yield f"{_short(po)}: {source!r} and its translation have different placeholders"
    if message.fuzzy:
        yield f"{_short(po)}: {source!r} is marked fuzzy"


def _sources() -> Iterator[tuple[Path, Key]]:
    """Yield every visible string of the package with the file that says it."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from ((_short(path), key) for node in ast.walk(tree) if (key := _said_by(node)))
    for path in sorted([*PACKAGE.glob("*/templates/**/*.html"), *PACKAGE.glob("*/templates/**/*.txt")]):
        yield from ((_short(path), ("", text)) for text in _template_texts(path.read_text(encoding="utf-8")))


def _said_by(node: ast.AST) -> Key | None:
    """Return the context and text that a call of gettext or its kin says, None for other nodes."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return None
    name, words = node.func.id, [each.value for each in node.args if isinstance(each, ast.Constant)]
    if name in ("pgettext", "pgettext_lazy") and len(words) >= 2:
        return str(words[0]), str(words[1])
    return ("", str(words[0])) if name in GETTEXTS and words else None


def _template_texts(template: str) -> Iterator[str]:
    for quoted in [*_TAG.findall(template), *_FUNCTION.findall(template)]:
        yield re.sub(r"\\(.)", r"\1", quoted[1:-1])
    for block in _BLOCK.finditer(template):
        text = _VARIABLE.sub(r"%(\1)s", block["text"])
        yield " ".join(text.split()) if "trimmed" in block["options"] else text


def _texts(po: Path) -> Iterator[tuple[Key, Message]]:
    for message in _read(po):
        if message.id:
            yield (
                (message.context or "", message.id[0] if isinstance(message.id, tuple | list) else message.id),
                message,
            )


def _read(po: Path) -> Catalog:
    with po.open("rb") as handle:
        return read_po(handle)


def _short(path: Path) -> Path:
    return path.relative_to(PACKAGE.parent)
