"""Drawing as PNG: one look for all pictures, readable on a phone whatever its theme.

matplotlib 3.11 shapes Persian by itself; it is imported when the first picture is asked for, and
draws in a thread, one picture at a time (it is not made for several). The font is that of the
chat page, Vazirmatn, whose licence stands beside it.
"""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from screens.text.bidi import strip

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PAPER, INK, FAINT = "#fbfaf7", "#22262b", "#c9cdd2"
COLORS = {
    "delivered": "#2e9e5b",
    "telecom": "#3b82c4",
    "underway": "#e8b430",
    "failed": "#d64545",
    "rejected": "#e07b39",
    "blacklist": "#3f444b",
    "other": "#9aa3ad",
    "uncounted": "#dde1e6",
}
"""One colour a status: that of the dot beside its name in texts."""

WIDTH, HEIGHT = 1080, 810
"""Pixels."""

_DPI = 120
_FONTS = Path(__file__).with_name("fonts")
_FAMILIES = ["Vazirmatn", "DejaVu Sans"]
"""The second one for signs that the first has not."""

_one_at_a_time = threading.Lock()

Paint = Callable[["Figure"], None]


async def png(paint: Paint) -> bytes:
    """What `paint` draws on an empty figure, as a file."""
    return await asyncio.to_thread(_png, paint)


def _png(paint: Paint) -> bytes:
    with _one_at_a_time:
        # A second of start-up and 40 MB that only pictures need.
        import matplotlib as mpl  # noqa: PLC0415
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415

        _add_fonts()
        with mpl.rc_context({"font.family": _FAMILIES, "font.size": 17, "text.color": INK}):
            figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=PAPER)
            FigureCanvasAgg(figure)
            paint(figure)
            file = io.BytesIO()
            figure.savefig(file, format="png", facecolor=PAPER)
    return file.getvalue()


@cache
def _add_fonts() -> None:
    from matplotlib.font_manager import fontManager  # noqa: PLC0415 (with the first picture)

    for path in sorted(_FONTS.glob("*.ttf")):
        fontManager.addfont(path)


def words(text: str) -> str:
    """A text without the invisible marks, which a picture would draw as boxes."""
    return strip(text)
