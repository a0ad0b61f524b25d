"""The figures of the handbook's method pages, each drawn by the code it explains.

One module a family: `FIGURES`, from a name to `draw(axes, say)`, where `say(zh, en)` returns the
words of the page's language. `python -m tools.method_figures [family …]` writes
docs/handbook/methods/images/<name>.<zh|en>.svg; text stays text, the reader's browser has the font.
"""

from collections.abc import Callable, Mapping

from matplotlib.axes import Axes

Say = Callable[[str, str], str]
Draw = Callable[[Axes, Say], None]
Figures = Mapping[str, Draw]

INK, ACCENT, WARNING, MUTED = "#1f2933", "#0b6e6e", "#b4500f", "#9aa5b1"
"""Colours that stay apart for colour-blind readers, on white."""
