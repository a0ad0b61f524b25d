"""The handbook's two languages are twins, and no page links to nothing."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = sorted(page.relative_to(DOCS.parent) for page in DOCS.rglob("*.md")) + [
    Path(name) for name in ("README.md", "README.zh.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
]


@pytest.mark.parametrize("part", ["handbook", "handbook/methods"])
def test_every_page_has_its_twin(part):
    def names(language):
        return {page.name for page in (DOCS / part / language).glob("**/*.md")}

    assert names("zh") == names("en") != set()


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_somewhere(page):
    path = DOCS.parent / page
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{page} links to {target}, which is not there"


def test_decisions_are_listed():
    index = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    for record in (DOCS / "decisions").glob("0*.md"):
        assert record.name in index
        assert "\n> **" in record.read_text(encoding="utf-8"), f"{record.name} has no line people will quote"
