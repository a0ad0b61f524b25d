"""Draw the figures: `python -m tools.method_figures [family …]`."""

import importlib
import pkgutil
import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")

from matplotlib import pyplot as plt

from tools import method_figures
from tools.method_figures import INK, Draw

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "handbook" / "methods" / "images"
STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "huiyin",
    "font.family": "sans-serif",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": INK,
    "text.color": INK,
    "figure.facecolor": "white",
}


def main(families: list[str]) -> None:
    """Draw the families named, by default all."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for family in families or sorted(module.name for module in pkgutil.iter_modules(method_figures.__path__)):
        if family == "__main__":
            continue
        for name, draw in importlib.import_module(f"tools.method_figures.{family}").FIGURES.items():
            for language in ("zh", "en"):
                render(draw, language, IMAGES / f"{name}.{language}.svg")


def render(draw: Draw, language: str, path: Path) -> None:
    """Draw one figure in one language, the same bytes for the same numbers."""
    with plt.rc_context(STYLE):
        figure, axes = plt.subplots(figsize=(6.4, 3.6), layout="constrained")
        draw(axes, lambda zh, en: zh if language == "zh" else en)
        figure.savefig(path, metadata={"Date": None})
        plt.close(figure)
    lines = (line.rstrip() for line in path.read_text("utf-8").splitlines())
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(path.relative_to(IMAGES.parents[3]))


if __name__ == "__main__":
    main(sys.argv[1:])
