"""How many SMS a turn may cost before the person is asked again, and the choice of that.

Groups grow and shrink until the time comes. What comes again goes to whoever is in them then, up to
twice what its card said. For any send the person can set a ceiling of their own: then no change of
the groups is a reason to hold it, as long as it stays below.
"""

from __future__ import annotations

from handlers.shared.half_written import SendData
from handlers.shared.services import Ctx
from handlers.shared.typed_number import whole_number
from screens.outcome import Push
from screens.view import Button, Safe, lines
from screens.widgets.ask import ASK

_SHARE = 0.1
"""An audience may move by a tenth before the person is asked (facts of scheduling)."""

_REPEATED = 2
"""Twice what the card said is a surprise."""

_CHIPS = (_REPEATED, 3, 5, 10)
_MOST = 10_000_000
_TAG = "most"


def ceiling(sms: SendData, cost: int) -> int | None:
    """In SMS, where `cost` stood on the card; None: a move by a tenth is asked about.

    A ceiling below what the card says would hold the send for sure: it is none.
    """
    if sms.most is not None and sms.most >= cost:
        return sms.most
    return cost * _REPEATED if sms.again is not None else None


def differs_too_much(confirmed: int, now: int | None) -> bool:
    """Whether so many people, or SMS, are too different from what the card said."""
    return now is not None and abs(now - confirmed) > confirmed * _SHARE


def a_tenth_more(cost: int) -> int:
    return cost + int(cost * _SHARE)


def ceiling_line(ctx: Ctx, sms: SendData, cost: int | None) -> Safe | None:
    """To whom it goes and up to how many SMS unasked; nothing where a tenth is asked about."""
    most = None if cost is None or not sms.groups else ceiling(sms, cost)
    if most is None:
        return None
    if sms.again is not None:
        return ctx.t("again-ceiling", count=most)
    return ctx.t("later-ceiling", count=most)


def ceiling_button(ctx: Ctx, sms: SendData, cost: int | None) -> Button | None:
    """The way to the choice, where there are groups that may change and a cost to begin from."""
    if not (sms.groups and cost):
        return None
    return Button(ctx.label("later-ceiling-button"), _TAG, cost)


def ask_ceiling(ctx: Ctx, sms: SendData, cost: int, *, typed: str | None = None) -> Push:
    """`typed`: the answer before, which was no number of SMS that is enough."""
    usual = ctx.label("later-ceiling-tenth")
    if sms.again is not None:
        usual = ctx.label("later-ceiling-twice", count=cost * _REPEATED)
    chips = [times for times in _CHIPS if sms.again is None or times != _REPEATED]
    ask = ASK(
        question=lines(ctx.t("later-ceiling-title"), "", ctx.t("later-ceiling-ask", count=cost)),
        error=None if typed is None else ctx.t("later-ceiling-unread", count=cost),
        last=typed,
        choices=tuple(_chip(ctx, cost * times) for times in chips),
        skip=usual,
    )
    return Push(ask, tag=_TAG)


def _chip(ctx: Ctx, most: int) -> tuple[str, str]:
    return ctx.label("later-ceiling-chip", count=most), str(most)


def typed_ceiling(typed: str, cost: int) -> int | None:
    """None where it is no number, or one that holds the send for sure or never."""
    most = whole_number(typed)
    return most if most is not None and cost <= most <= _MOST else None
