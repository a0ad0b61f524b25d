"""What `huiyin doctor` says of the text engine: which one, whether it is whole, and whether voices follow it."""

from collections.abc import Iterator
from typing import Final

from huiyin.base.doctor import Finding, Verdict
from huiyin.understand.queries import is_reanalysing, outstanding
from huiyin.understand.services.engine import current_version, missing_package, usable_profile
from huiyin.understand.services.own_heads import intact, models_folder, named

ENGINE: Final = "text engine"
VOICES: Final = "judgements"


def examine(*, database: bool) -> list[Finding]:
    """Look at the engine and, when the database answers, at the voices; one finding each."""
    return [_engine(), *_own_heads(), *([_voices()] if database else [])]


def _engine() -> Finding:
    from huiyin.lib.text.shipped import ModelsDamaged, damaged_files, manifest  # NumPy only when the doctor is asked

    try:
        damaged, files = damaged_files(), len(manifest()["files"])
    except ModelsDamaged as error:
        return Finding(ENGINE, Verdict.BAD, str(error))
    if damaged:
        words = f"{', '.join(damaged)} differ from what was shipped. Install huiyin again."
        return Finding(ENGINE, Verdict.BAD, words)
    lacking = missing_package()
    words = f"{current_version()}, profile {usable_profile()}, {files} artefacts as they were shipped."
    return Finding(ENGINE, Verdict.NOTE if lacking else Verdict.OK, f"{words} {lacking}".strip())


def _own_heads() -> Iterator[Finding]:
    for task, entry in named().items():
        if not intact(entry):
            words = (
                f"{models_folder() / entry['folder']} is gone or changed; the shipped model decides. Train it again."
            )
            yield Finding(f"own model of {task}", Verdict.BAD, words)
        else:
            yield Finding(f"own model of {task}", Verdict.OK, f"in use since {entry['activated_at'][:10]}.")


def _voices() -> Finding:
    left = outstanding(model_version=current_version())
    if not left:
        return Finding(VOICES, Verdict.OK, "every voice carries the current model's decision, or a person's.")
    waiting = f"{left} voices carry no decision of the current model"
    if is_reanalysing():
        return Finding(VOICES, Verdict.NOTE, f"{waiting}; they are being judged. See: huiyin text reanalyse --status")
    return Finding(VOICES, Verdict.NOTE, f"{waiting}. Run: huiyin text reanalyse")
