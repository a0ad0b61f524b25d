"""Fitting a head on an organisation's own labels, and measuring heads on labelled texts. No Django."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from huiyin.understand.labelled import BadLabels, Labelled, check_learnable, split

if TYPE_CHECKING:
    from huiyin.lib.text.heads.evaluation import Report
    from huiyin.lib.text.heads.head import Head

_TASK_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, kw_only=True)
class Taught:
    """A head that learnt from all rows, and how its twin did that had not seen the held-out fifth of them."""

    head: "Head"
    twin: "Head"
    held_out: Labelled
    report: "Report"


def check_task(name: str) -> None:
    """Raise BadLabels unless the name of a task can be the name of a file."""
    if not _TASK_NAME.fullmatch(name):
        raise BadLabels(f"{name!r} is no name for a task. Use a-z, 0-9 and _, beginning with a letter, at most 40.")


def teach(data: Labelled, *, task: str, seed: int, encoder: str = "") -> Taught:
    """Return a head fitted on all the data, measured by a twin that did not see a fifth of it.

    `encoder` ("use", "e5") lets it read sentence vectors too, where they help. Raises BadLabels when too little
    can be learnt from the data.
    """
    from huiyin.lib.text.heads.evaluation import evaluate
    from huiyin.lib.text.heads.training import train

    check_task(task)
    check_learnable(data)
    learnt, held_out = split(data, seed=seed)
    twin = train(task, learnt.texts, learnt.labels, seed=seed, encoder=encoder)
    return Taught(
        head=train(task, data.texts, data.labels, seed=seed, encoder=encoder),
        twin=twin,
        held_out=held_out,
        report=evaluate(twin, held_out.texts, held_out.labels),
    )


def load_head(folder: Path, *, task: str = "") -> "Head":
    """Return the head saved in a folder; `task` says which when there are several. Raises BadLabels."""
    from huiyin.lib.text.heads.head import Head

    saved = sorted(file.stem for file in folder.glob("*.json") if (folder / f"{file.stem}.weights.npy").is_file())
    if not saved:
        raise BadLabels(f"{folder} holds no head. Make one with: huiyin text train --out {folder} …")
    if task and task not in saved:
        raise BadLabels(f"{folder} holds {', '.join(saved)}, not {task}.")
    if not task and len(saved) > 1:
        raise BadLabels(f"{folder} holds {', '.join(saved)}. Say which with --task.")
    return Head.load(folder, task or saved[0])


def measure(head: "Head", data: Labelled) -> "Report":
    """Return how a head does on labelled texts; labels it does not know count as its errors.

    Raises BadLabels when there is no text, or no label of the data is one it can give: no number would mean anything.
    """
    from huiyin.lib.text.heads.evaluation import evaluate

    if not set(data.labels) & {str(label) for label in head.labels}:
        raise BadLabels(
            f"The labels of the file ({', '.join(list(data.counts())[:8]) or 'none'}) are not those of the head "
            f"({', '.join(map(str, head.labels[:8]))}). Is it the right column, and the right head?"
        )
    return evaluate(head, data.texts, data.labels)
