"""What `huiyin doctor` says of the text engine: which one, whether it is whole, and whether voices follow it."""

from collections.abc import Iterator
from typing import Final

from django.conf import settings

from huiyin.base.doctor import Finding, Verdict
from huiyin.understand.queries import is_reanalysing, outstanding
from huiyin.understand.services.asking import is_model_named
from huiyin.understand.services.engine import current_version, missing_package, usable_profile
from huiyin.understand.services.own_heads import intact, models_folder, named

ENGINE: Final = "text engine"
VOICES: Final = "judgements"
MODEL: Final = "language model"


def examine(*, database: bool) -> list[Finding]:
    """Look at the engine and, when the database answers, at the voices; one finding each."""
    return [_engine(), *_own_heads(), *_model(), *([_voices()] if database else [])]


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


def _model() -> Iterator[Finding]:
    """Say that texts leave the machine, or why they do not although one half of the settings is there."""
    config = settings.HUIYIN
    if is_model_named():
        words = (
            f"doubtful voices, masked, are put to {config.llm_model} at {config.llm_base_url}, with at most "
            f"{config.llm_calls_a_day} calls a day. See: huiyin text suggestions"
        )
        yield Finding(MODEL, Verdict.OK, words)
    elif config.llm_base_url or config.llm_model:
        lacking = "HUIYIN_LLM_MODEL" if config.llm_base_url else "HUIYIN_LLM_BASE_URL"
        yield Finding(MODEL, Verdict.NOTE, f"none is asked: set {lacking} too.")


def _voices() -> Finding:
    left = outstanding(model_version=current_version())
    if not left:
        return Finding(VOICES, Verdict.OK, "every voice carries the current model's decision, or a person's.")
    waiting = f"{left} voices carry no decision of the current model"
    if is_reanalysing():
        return Finding(VOICES, Verdict.NOTE, f"{waiting}; they are being judged. See: huiyin text reanalyse --status")
    return Finding(VOICES, Verdict.NOTE, f"{waiting}. Run: huiyin text reanalyse")
