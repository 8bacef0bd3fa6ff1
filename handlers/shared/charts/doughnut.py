"""One sending: what part of its numbers has got it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers.shared.charts.canvas import COLORS, INK, PAPER, png, words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_RING = 0.36


@dataclass(frozen=True, slots=True)
class Sector:
    """`color`: a key of `COLORS`; `label`: with its number, as it is read."""

    color: str
    label: str
    value: int


async def doughnut(
    title: str, center: str, below: Sequence[str], slices: Sequence[Sector], *, rtl: bool
) -> bytes:
    """A PNG. `center` is large, `below` lines under it; slices without a value are left out."""
    present = [part for part in slices if part.value > 0]

    def paint(figure: Figure) -> None:
        axes = figure.add_axes((0.43 if rtl else 0.0, 0.03, 0.57, 0.84))
        wedges, *_ = axes.pie(
            [part.value for part in present],
            colors=[COLORS[part.color] for part in present],
            startangle=90,
            counterclock=False,
            radius=1.0,
            wedgeprops={"width": _RING, "edgecolor": PAPER, "linewidth": 2},
        )
        axes.text(0, 0.1, words(center), ha="center", va="center", fontsize=36, weight="bold")
        for place, line in enumerate(below):
            axes.text(0, -0.2 - 0.17 * place, words(line), ha="center", va="center", fontsize=15)
        figure.text(0.5, 0.93, words(title), ha="center", va="center", fontsize=22, weight="bold")
        legend = figure.legend(
            wedges,
            [words(part.label) for part in present],
            loc="center left" if rtl else "center right",
            bbox_to_anchor=(0.02 if rtl else 0.98, 0.45),
            frameon=False,
            fontsize=15,
            handlelength=1.1,
            labelcolor=INK,
            markerfirst=not rtl,
            labelspacing=0.9,
        )
        for text in legend.get_texts():
            text.set_horizontalalignment("right" if rtl else "left")

    return await png(paint)
