"""Names on buttons that stand two in a row on a phone, where what is too long is cut."""

from __future__ import annotations

from handlers.shared.services import Ctx
from smsir.text import ZWNJ

_HALF_ROW = 15.0
"""Average letters that such a button shows beside its icon, at 390 points; seen, not computed."""

_ROW = 32.6
"""The same of a button that has a row of its own."""

_LONGEST, _LEAST = 40, 4
_NARROW = frozenset(
    "\u0621\u0622\u0623\u0625\u0627\u0628\u062a\u062b\u062f\u0630\u0631\u0632\u0644\u0646\u0648"
    "\u067e\u0698\u06cc iljtf.,:;!'|()[]\u060c"
)
_WIDE = frozenset("\u0633\u0634\u0635\u0636\u0637\u0638\u0643\u0645\u06a9\u06af\u2026MWmw@%")


def width(text: str) -> float:
    """In average letters of a proportional font."""
    plain = text.replace(ZWNJ, "")
    return sum(0.7 if char in _NARROW else 1.4 if char in _WIDE else 1 for char in plain)


def half_row(ctx: Ctx, name: str, after: str) -> str:
    """The name, cut so that what comes `after` it stays in sight."""
    return _cut(ctx, name, _HALF_ROW - width(after))


def whole_row(ctx: Ctx, name: str, after: str) -> str:
    """The same on a button that has a row of its own."""
    return _cut(ctx, name, _ROW - width(after))


def _cut(ctx: Ctx, name: str, room: float) -> str:
    for units in range(_LONGEST, _LEAST, -1):
        cut = ctx.fmt.name(name, units)
        if width(cut) <= room:
            return cut
    return ctx.fmt.name(name, _LEAST)
