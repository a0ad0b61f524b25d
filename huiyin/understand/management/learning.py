"""The verbs `train`, `evaluate` and `heads` of `huiyin text`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huiyin.understand import services
from huiyin.understand.labelled import BadLabels, Labelled, read_labelled
from huiyin.understand.services import NotActivated
from huiyin.understand.services.own_heads import intact, named
from huiyin.understand.teaching import Taught, load_head, measure, teach
from huiyin.understand.terms import OwnTask

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    from huiyin.lib.text.heads.evaluation import Report

REFUSALS = (BadLabels, NotActivated)
Outcome = tuple[dict[str, Any], str]
_TASKS = ", ".join(OwnTask)


def add_verbs(verbs: _SubParsersAction[ArgumentParser]) -> None:
    """Declare the verbs and their options."""
    train = verbs.add_parser("train", help="fit a model on your own labels and say how good it is")
    evaluate = verbs.add_parser("evaluate", help="measure a model, or what decides here, on labelled texts")
    heads = verbs.add_parser("heads", help="show or remove the models of your own that decide here")
    for verb in (train, evaluate):
        verb.add_argument(
            "--data", type=Path, required=True, metavar="CSV", help="UTF-8, with a header; may be gzipped"
        )
        verb.add_argument("--text-column", default="", metavar="NAME")
        verb.add_argument("--label-column", default="", metavar="NAME")
    train.add_argument("--task", required=True, help=f"a name; {_TASKS} can be activated")
    train.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the model")
    train.add_argument("--seed", type=int, default=0)
    train.add_argument(
        "--activate", action="store_true", help="let it decide here if it is no worse than what does now"
    )
    train.add_argument("--dry-run", action="store_true", help="measure, and write nothing")
    evaluate.add_argument(
        "--head", type=Path, metavar="DIR", help="a model made by train; without it what decides here"
    )
    evaluate.add_argument("--task", default="", help=f"which model of DIR; without --head one of {_TASKS}")
    heads.add_argument("--remove", choices=list(OwnTask), metavar="TASK", help="let the shipped model decide again")
    for verb in (train, evaluate, heads):
        verb.add_argument("--json", action="store_true", dest="as_json", help="print JSON")


def run(options: dict[str, Any], *, now: datetime) -> Outcome:
    """Run a verb; return its result for machines and in words. Raises one of REFUSALS."""
    if options["verb"] == "heads":
        return _heads(options)
    data = read_labelled(options["data"], text_column=options["text_column"], label_column=options["label_column"])
    return _train(options, data, now=now) if options["verb"] == "train" else _evaluate(options, data)


def _train(options: dict[str, Any], data: Labelled, *, now: datetime) -> Outcome:
    own_task = services.own_task(options["task"]) if options["activate"] else None
    if own_task:
        services.check_labels(own_task, data.counts())
    encoder = services.ENCODERS[services.usable_profile()].name  # what is taught must not be slower than the profile
    taught = teach(data, task=options["task"], seed=options["seed"], encoder=encoder)
    today = services.compare(taught, task=own_task) if own_task else None
    words = [f"On the {len(taught.held_out.texts)} texts held out:", table(taught.report)]
    if today:
        words.append(
            f"What decides now: accuracy {today.accuracy:.3f}, macro-F1 {today.macro_f1:.3f} on the same texts."
        )
    result = {"task": options["task"], "texts": len(data.texts), "skipped": data.skipped, "labels": data.counts()}
    result |= {"held_out": len(taught.held_out.texts), "report": numbers(taught.report), "activated": False}
    if not options["dry_run"]:
        words.append(_saved(taught, options["out"], texts=len(data.texts)))
    if own_task and not options["dry_run"]:
        about = {"learnt_from": options["data"].name, "texts": len(data.texts), "accuracy": taught.report.accuracy}
        services.activate(taught.head, task=own_task, about=about, now=now)
        result["activated"] = True
        words.append("It decides from the next start of the workers; then old voices are judged again.")
    return result, "\n".join(words)


def _saved(taught: Taught, folder: Path, *, texts: int) -> str:
    taught.head.save(folder)
    return f"Learnt again from all {texts} texts and saved in {folder}."


def _evaluate(options: dict[str, Any], data: Labelled) -> Outcome:
    if options["head"]:
        head = load_head(options["head"], task=options["task"])
        name, report = f"{head.task} in {options['head']}", measure(head, data)
    else:
        task = services.own_task(options["task"])
        name, report = f"{task} by {services.current_version()}", services.measure_in_use(task, data)
    words = f"{name} on {len(data.texts)} texts ({data.skipped} rows skipped):\n{table(report)}"
    return {"of": name, "texts": len(data.texts), "skipped": data.skipped, "report": numbers(report)}, words


def _heads(options: dict[str, Any]) -> Outcome:
    if options["remove"]:
        if not services.deactivate(task=OwnTask(options["remove"])):
            raise BadLabels(f"No model of your own decides {options['remove']}. See: huiyin text heads")
        words = "The shipped model decides from the next start of the workers; then old voices are judged again."
        return {"removed": options["remove"]}, words
    found = {task: {**entry, "intact": intact(entry)} for task, entry in named().items()}
    lines = [
        f"{task}: since {entry['activated_at'][:16]}, from {entry['texts']} texts of {entry['learnt_from']}, "
        f"accuracy {entry['accuracy']:.3f}{'' if entry['intact'] else '; FILES CHANGED, not in use'}"
        for task, entry in found.items()
    ]
    return found, "\n".join(lines) or "The shipped model decides everything."


def numbers(report: Report) -> dict[str, Any]:
    """Return a report as plain values."""
    return {
        "accuracy": report.accuracy,
        "macro_f1": report.macro_f1,
        "calibration_error": report.calibration_error,
        "per_class": {str(label): vars(one) for label, one in report.per_class.items()},
    }


def table(report: Report) -> str:
    """Return a report as a table for people."""
    width = max(12, *(len(str(label)) for label in report.per_class))
    rows = [f"{'':{width}}  precision  recall     F1  texts"]
    rows += [
        f"{label!s:{width}}  {one.precision:9.3f}  {one.recall:6.3f}  {one.f1:5.3f}  {one.support:5}"
        for label, one in report.per_class.items()
    ]
    whole = f"accuracy {report.accuracy:.3f}, macro-F1 {report.macro_f1:.3f}"
    return "\n".join([*rows, f"{whole}, calibration error {report.calibration_error:.3f}"])
