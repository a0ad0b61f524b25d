"""Finding the request with the same intent, and search among 100,000 documents."""

import time
from pathlib import Path

from bench.text_rows import Row, read
from huiyin.lib.text.corpus.matching import Matcher

DOCUMENTS, QUERIES = 100_000, 100


def rows(data: Path, *, quick: bool) -> list[Row]:
    """R@1 and R@10 on BUSTM, and the milliseconds of a query.

    For each pair of the same intent, its first text is the query and its second the one document to find. The
    protocol of the figures to reach takes the different second texts of these pairs as the documents (BM25 has an
    MRR of .682 there, as reported); the harder one those of all pairs, also of other intents.
    """
    pairs = read(data, "zh_bustm_pairs")
    same = [pair for pair in pairs if pair["label"] == "1"]
    asked = same[:200] if quick else same
    found = [*_retrieval("same intent, BUSTM", same, asked, reach=True)]
    found += _retrieval("same intent, BUSTM, second texts of all pairs", pairs, asked, reach=False)
    return [*found, _speed(data, 10_000 if quick else DOCUMENTS)]


def _retrieval(task: str, among: list[dict[str, str]], asked: list[dict[str, str]], *, reach: bool) -> list[Row]:
    documents = list(dict.fromkeys(pair["text2"] for pair in among))
    hybrid = _recalls(Matcher.build(documents), documents, asked)
    words = _recalls(Matcher.build(documents, vectors=False), documents, asked)
    note = f"{len(asked)} queries, {len(documents)} documents"
    return [
        Row(task, f"R@{k}", hybrid[k], least if reach else None, {"words alone (BM25)": words[k]}, note)
        for k, least in ((1, 0.69), (10, 0.92))
    ]


def _recalls(matcher: Matcher, documents: list[str], asked: list[dict[str, str]]) -> dict[int, float]:
    hits = {1: 0, 10: 0}
    for pair in asked:
        found = [documents[match.index] for match in matcher.top(pair["text"], 10)]
        for k in hits:
            hits[k] += pair["text2"] in found[:k]
    return {k: count / len(asked) for k, count in hits.items()}


def _speed(data: Path, size: int) -> Row:
    texts = [row["text"] for row in read(data, "zh_online_shopping_9") + read(data, "zh_waimai_10k")]
    started = time.process_time()
    matcher = Matcher.build((texts * 2)[:size], vectors=False)
    built = time.process_time()
    for text in texts[-QUERIES:]:
        matcher.top(text, 10)
    spent = 1000 * (time.process_time() - built) / QUERIES
    note = f"built in {built - started:.1f} CPU-s; with vectors add about 25 ms a query"
    return Row(f"search by words, {size:,} reviews", "CPU-ms a query", spent, note=note, lower_is_better=True)
