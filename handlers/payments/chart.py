"""The sums of up to twelve months as a picture: one bar a month, its name and sum beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from handlers.payments.months import Month, money, month_name
from handlers.shared.charts.canvas import COLORS, FAINT, INK, PAPER, png, words
from handlers.shared.services import Ctx

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_NAMES, _SUMS = 0.24, 0.2
"""Shares of the width that the months' names and the sums take."""


async def picture(ctx: Ctx, months: Sequence[Month]) -> bytes:
    """A PNG; the newest month on top, bars from the side where reading begins."""
    rtl = ctx.words.rtl
    title = words(ctx.label("payments-chart"))
    names = [words(month_name(ctx, month.key)) for month in months]
    sums = [words(money(ctx, month.total)) for month in months]
    heights = [float(month.total) for month in months]

    def paint(figure: Figure) -> None:
        left_side = _SUMS if rtl else _NAMES
        axes = figure.add_axes((left_side, 0.05, 1 - _NAMES - _SUMS, 0.82), facecolor=PAPER)
        places = range(len(heights))
        colors = [COLORS["delivered"] if height >= 0 else COLORS["failed"] for height in heights]
        axes.barh(places, heights, height=0.66, color=colors, zorder=2)
        axes.set_yticks(places, names, fontsize=15)
        axes.set_xlim(*_limits(heights))
        axes.set_xticks([])
        axes.tick_params(colors=INK, length=0)
        axes.invert_yaxis()
        for side in ("top", "bottom", "left", "right"):
            axes.spines[side].set_color(FAINT)
            axes.spines[side].set_visible(side == ("right" if rtl else "left"))
        if rtl:
            axes.invert_xaxis()
            axes.yaxis.tick_right()
        for place, height, text in zip(places, heights, sums, strict=True):
            axes.annotate(
                text, (max(height, 0.0), place), (-8 if rtl else 8, 0), textcoords="offset points",
                ha="right" if rtl else "left", va="center", fontsize=14, annotation_clip=False,
            )  # fmt: skip
        figure.text(0.5, 0.94, title, ha="center", va="center", fontsize=22, weight="bold")

    return await png(paint)


def _limits(heights: Sequence[float]) -> tuple[float, float]:
    """Zero is always in sight; a month of refunds reaches to its other side."""
    low, high = min([*heights, 0.0]), max([*heights, 0.0])
    return low, high if high > low else low + 1.0
