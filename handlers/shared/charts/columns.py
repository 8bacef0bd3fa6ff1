"""Thirty days: how many SMS went out on each, and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers.shared.charts.canvas import COLORS, FAINT, INK, PAPER, png, words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_EVERY = 5
_HEADROOM = 1.12
_LEGEND_ROW = 4


@dataclass(frozen=True, slots=True)
class DayColumn:
    """`label`: the date as it is read; `counts`: SMS by kind."""

    label: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of the columns: a key of `COLORS` and its name."""

    color: str
    label: str


async def columns(
    title: str,
    days: Sequence[DayColumn],
    kinds: Sequence[Series],
    *,
    number: Callable[[float], str],
    unit: str,
    rtl: bool,
) -> bytes:
    """A PNG; the days in order of time, which in a right-to-left language runs to the left.

    `unit`: what the numbers of the scale count, above it.
    """
    present = [kind for kind in kinds if any(day.counts.get(kind.color) for day in days)]

    def paint(figure: Figure) -> None:
        from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 (with the first picture)

        axes = figure.add_axes((0.05 if rtl else 0.11, 0.22, 0.84, 0.6), facecolor=PAPER)
        base = [0] * len(days)
        for kind in present:
            heights = [day.counts.get(kind.color, 0) for day in days]
            axes.bar(
                range(len(days)), heights, bottom=base, width=0.78,
                color=COLORS[kind.color], label=words(kind.label), zorder=2,
            )  # fmt: skip
            base = [low + high for low, high in zip(base, heights, strict=True)]
        places = list(range(len(days) - 1, -1, -_EVERY))
        axes.set_xticks(places, [words(days[place].label) for place in places], fontsize=14)
        axes.set_ylim(0, max([*base, 1]) * _HEADROOM)
        axes.yaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
        axes.yaxis.set_major_formatter(lambda value, _: words(number(round(value))))
        axes.tick_params(colors=INK, length=0, labelsize=14)
        axes.grid(axis="y", color=FAINT, linewidth=0.8, zorder=0)
        for side in ("top", "left", "right"):
            axes.spines[side].set_visible(False)
        axes.spines["bottom"].set_color(FAINT)
        if rtl:
            axes.invert_xaxis()
            axes.yaxis.tick_right()
        figure.text(0.5, 0.93, words(title), ha="center", va="center", fontsize=22, weight="bold")
        figure.text(
            0.95 if rtl else 0.05, 0.85, words(unit), fontsize=14, ha="right" if rtl else "left",
            va="center",
        )  # fmt: skip
        if present:
            figure.legend(
                loc="lower center", bbox_to_anchor=(0.5, 0.01), frameon=False,
                ncols=min(len(present), _LEGEND_ROW), fontsize=14, labelcolor=INK,
                markerfirst=not rtl, reverse=rtl,
                handlelength=1.1, columnspacing=1.4,
            )  # fmt: skip

    return await png(paint)
