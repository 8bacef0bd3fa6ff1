"""Drawing as PNG: one look for all pictures, readable on a phone whatever its theme.

matplotlib 3.11 shapes Persian by itself with the font it brings; it is imported when the first
picture is asked for, and draws in a thread, one picture at a time (it is not made for several).
"""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Callable
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
    "reached": "#2e9e5b",
    "moving": "#e8b430",
    "lost": "#d64545",
    "uncounted": "#b9c0c8",
}
WIDTH, HEIGHT = 1080, 810
"""Pixels."""

_DPI = 120
_FONT = "DejaVu Sans"
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

        with mpl.rc_context({"font.family": _FONT, "font.size": 17, "text.color": INK}):
            figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=PAPER)
            FigureCanvasAgg(figure)
            paint(figure)
            file = io.BytesIO()
            figure.savefig(file, format="png", facecolor=PAPER)
    return file.getvalue()


def words(text: str) -> str:
    """A text without the invisible marks, which a picture would draw as boxes."""
    return strip(text)
