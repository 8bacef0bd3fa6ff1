"""News that had to wait, as one message: a line each, and the ways to what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.news.kinds import News, kind_of
from handlers.news.kinds.kind import switches
from handlers.shared.services import Ctx
from screens.view import Go, View, lines, rows

_MOST = 15
_MOST_BUTTONS = 6


def digest(ctx: Ctx, news: Sequence[News], *, maybe: bool = False) -> View:
    """`maybe`: some of it may have been told before."""
    many = len(news)
    text = lines(
        ctx.t("watch-digest", count=many),
        *(part for item in news[:_MOST] for part in ("", *kind_of(item).brief(ctx, item))),
        *(["", ctx.t("watch-more", count=many - _MOST)] if many > _MOST else []),
        *(["", ctx.t("watch-repeat")] if maybe else []),
    )
    buttons = rows(*([button] for button in _buttons(ctx, news)), [switches(ctx)])
    return View(text, buttons, bind=_bound(ctx, news))


def _bound(ctx: Ctx, news: Sequence[News]) -> tuple[str, str] | None:
    """A Telegram reply answers the one ticket of the message; of several it must say which."""
    tickets = {bind for item in news if (bind := kind_of(item).alone(ctx, item).bind)}
    return tickets.pop() if len(tickets) == 1 else ("tickets", "") if tickets else None


def _buttons(ctx: Ctx, news: Sequence[News]) -> list[Go]:
    """A button a ticket, one for each other kind."""
    ways = (way for item in news if (way := kind_of(item).way(ctx, item)))
    buttons = {(way.screen, way.arg): way for way in ways}
    return list(buttons.values())[:_MOST_BUTTONS]
