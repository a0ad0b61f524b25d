"""Public pages and the web app look alike: their design tokens have the same values in both themes."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = (ROOT / "huiyin/base/static/public/tokens.css").read_text(encoding="utf-8")
APP = (ROOT / "web/src/ui/styles/tokens.css").read_text(encoding="utf-8")


def values(css, *, start, end):
    """Return the custom properties declared between two marks of a style sheet."""
    part = css[css.index(start) : css.index(end)]
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", part))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(":root {", "/* ---------- light", id="sizes"),
        pytest.param("/* ---------- light", "/* ---------- dark", id="light"),
        pytest.param("/* ---------- dark", "/* ---------- semantic", id="dark"),
        pytest.param("/* ---------- semantic", "@media (prefers-reduced-motion", id="semantic"),
    ],
)
def test_public_pages_and_app_share_their_values(start, end):
    public = values(PUBLIC, start=start, end=end)
    assert public
    assert public == values(APP, start=start, end=end)
