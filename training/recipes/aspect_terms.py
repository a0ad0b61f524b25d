"""The table of terms (huiyin/lib/text/aspects/terms.tsv): what reviews call the things they speak about.

`python -m training.recipes.aspect_terms --data …` writes it anew. It holds words and short noun phrases only, each
with a category, and is read like a lexicon: heads are trained on top of it, so it stands in the repository.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from huiyin.lib.text.lexicon.loading import Decision, chinese, english_lexicon
from training.recipes.aspect_texts import OWN, Marked, marked_texts
from training.sources import Sources

TABLE = Path(__file__).resolve().parents[2] / "huiyin" / "lib" / "text" / "aspects" / "terms.tsv"
_LEAST_TIMES, _LEAST_SHARE, _MOST_WORDS = 2, 0.12, 3
_CHINESE = re.compile("[\u4e00-\u9fffa-z0-9]{2,8}")
_ENGLISH = re.compile(f"[a-z][a-z'-]{{1,20}}(?: [a-z][a-z'-]{{1,20}}){{0,{_MOST_WORDS - 1}}}")
_HAN = re.compile("[\u4e00-\u9fff]")
_ENDINGS = {
    "staff_attitude": "员 服务 老板 老板娘 店家 店主 经理 大姐 阿姨 小哥 小妹 姐姐 老师 教授 助教 师傅",
    "environment": ("环境 装修 风格 氛围 地方 位置 座位 店面 门面 包间 包厢 卫生 厕所 装潢 空间 停车 大厅 桌子 音乐"),
    "service_process/waiting": "上菜速度 出餐速度 速度 等位 排队",
    "price": "价格 价位 价钱 性价比 人均 消费 单价",
    "price/promotion": "团购 套餐 优惠 活动 优惠券",
    "product_quality/portion": "分量 份量 量",
    "other": "店 餐厅 饭店 酒家 酒店 馆 这家 那家 馆子 生意 公司",
}
# Names of makers are no aspects of anybody else's goods.
_MAKERS = re.compile(
    "acer|amazon|android|apple|asus|chrome|dell|google|hp|intel|iphone|lenovo|mac|macbook|microsoft|samsung|windows"
)
_DOMAINS = {"dianping": "product_quality/taste"}


def main(arguments: list[str]) -> int:
    """Write the table from the training splits."""
    parser = argparse.ArgumentParser(prog="python -m training.recipes.aspect_terms", description=__doc__)
    parser.add_argument("--data", type=Path, default=TABLE.parents[5] / "shared" / "data")
    sources = Sources(parser.parse_args(arguments).data)
    texts = [
        marked
        for name in ("own_texts", "en_acos_quads", "zh_aste_dianping", "zh_absa_terms")
        for marked in marked_texts(sources, name, split="train")
    ]
    lines = [f"{term}\t{category}\n" for term, category in sorted(learnt_terms(texts).items())]
    TABLE.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} terms, {TABLE.stat().st_size} bytes")
    return 0


def learnt_terms(texts: Iterable[Marked]) -> dict[str, str]:
    """Terms with a category: marked twice (in the own texts once), and marked often enough where they stand."""
    categories: dict[str, Counter[str]] = defaultdict(Counter)
    domains: dict[str, Counter[str]] = defaultdict(Counter)
    times: Counter[str] = Counter()
    chosen = [marked for marked in texts if marked.terms and marked.domain != "shampoo"]
    for marked in chosen:
        folded = marked.reading.cleaned.folded
        for term in {folded[term.start : term.end]: term for term in marked.terms}.values():
            words = folded[term.start : term.end]
            if not _fits(words):
                continue
            # The own texts name their category, and are few: each of their terms counts.
            own = marked.domain.startswith(OWN)
            times[words] += _LEAST_TIMES if own else 1
            domains[words][marked.domain] += 1
            if term.category:
                categories[words][term.category] += 3 if own else 1
    standing = _standing(times, chosen)
    return {
        words: _most(categories[words]) if categories[words] else _category(words, _most(domains[words]))
        for words, count in times.items()
        if count >= _LEAST_TIMES and count >= _LEAST_SHARE * standing[words]
    }


def _fits(words: str) -> bool:
    pattern = _CHINESE if _HAN.search(words) else _ENGLISH
    return bool(pattern.fullmatch(words)) and not any(_MAKERS.match(word) for word in words.split())


def _standing(times: Counter[str], texts: list[Marked]) -> Counter[str]:
    """In how many of the texts each term stands."""
    longest = max(map(len, times), default=0)
    standing: Counter[str] = Counter()
    for marked in texts:
        folded = marked.reading.cleaned.folded
        pieces = {
            folded[at : at + size] for size in range(2, min(longest, 20) + 1) for at in range(len(folded) - size + 1)
        }
        standing.update(piece for piece in pieces if piece in times)
    return standing


def _category(words: str, domain: str) -> str:
    """Of a term whose source names no category: that of its ending, of a cue in it, or of its trade."""
    for path, endings in _ENDINGS.items():
        if words.endswith(tuple(endings.split())):
            return path
    lexicon = chinese() if _HAN.search(words) else english_lexicon()
    for _, _, cues in reversed(lexicon.cues.find(words)):
        for cue in cues:
            if cue.decision is Decision.CATEGORY:
                return cue.value
    return _DOMAINS.get(domain, "product_quality")


def _most(counted: Counter[str]) -> str:
    return max(counted, key=lambda name: (counted[name], name))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
