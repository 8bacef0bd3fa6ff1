"""News that had to wait, as one message: a line each, and the ways to what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.news.routes import NOTICES
from handlers.news.watch.message import (
    credit_lines,
    optout_line,
    plan_line,
    revoked_line,
    switches,
    ticket_name,
)
from handlers.news.watch.news import (
    Answer,
    AnyNews,
    Closed,
    LowCredit,
    Notice,
    OptedOut,
    PlanEnds,
    Revoked,
)
from handlers.shared.routes import ACCOUNT, LINK, OPTED_OUT, TICKETS
from handlers.shared.services import Ctx
from screens.text.bidi import strip
from screens.text.formatting import clip
from screens.view import Go, Safe, View, lines, rows

_MOST = 15
_MOST_BUTTONS = 6
_QUOTED_UNITS = 120


def digest(ctx: Ctx, news: Sequence[AnyNews], *, maybe: bool = False) -> View:
    """`maybe`: some of it may have been told before."""
    many = len(news)
    paragraphs = [part for item in news[:_MOST] for part in ("", *_lines(ctx, item))]
    more = many - _MOST
    return View(
        lines(
            ctx.t("watch-digest", count=many, shown=ctx.fmt.number(many)),
            *paragraphs,
            *(
                ["", ctx.t("watch-more", count=more, shown=ctx.fmt.number(more))]
                if more > 0
                else []
            ),
            *(["", ctx.t("watch-repeat")] if maybe else []),
        ),
        rows(*([button] for button in _buttons(ctx, news)), [switches(ctx)]),
        bind=_bound(news),
    )


def _bound(news: Sequence[AnyNews]) -> tuple[str, str] | None:
    """A Telegram reply answers the one ticket of the message; of several it must say which."""
    tickets = {item.ticket for item in news if isinstance(item, Answer | Closed)}
    if not tickets:
        return None
    return ("ticket", str(tickets.pop())) if len(tickets) == 1 else ("tickets", "")


def _lines(ctx: Ctx, news: AnyNews) -> list[Safe]:
    match news:
        case Answer():
            parts = _answer(ctx, news)
        case Closed():
            name = ctx.fmt.bold(ticket_name(ctx, news))
            parts = [ctx.t("watch-closed", subject=name, number=ctx.fmt.code(news.ticket))]
        case Notice():
            title = ctx.fmt.name(news.title) or ctx.label("watch-notice-untitled")
            parts = [ctx.t("watch-notice", title=ctx.fmt.bold(title))]
        case LowCredit():
            parts = credit_lines(ctx, news)
        case PlanEnds():
            parts = [plan_line(ctx, news)]
        case OptedOut():
            parts = [optout_line(ctx, news)]
        case Revoked():
            parts = [revoked_line(ctx, news), ctx.t("watch-revoked-how")]
    return parts


def _answer(ctx: Ctx, news: Answer) -> list[Safe]:
    """The first words only: the thread is a press away."""
    subject = ctx.fmt.bold(ticket_name(ctx, news))
    head = ctx.t("watch-answer", subject=subject, number=ctx.fmt.code(news.ticket))
    text = " ".join(strip(news.text).split())
    return [head, ctx.fmt.quote(clip(text, _QUOTED_UNITS))] if text else [head]


def _buttons(ctx: Ctx, news: Sequence[AnyNews]) -> list[Go]:
    """A button a ticket, one for each other kind."""
    buttons = {(button.screen, str(button.arg)): button for button in _ways(ctx, news)}
    return list(buttons.values())[:_MOST_BUTTONS]


def _ways(ctx: Ctx, news: Sequence[AnyNews]) -> Iterator[Go]:
    for item in news:
        match item:
            case Answer() | Closed():
                label = ctx.label("watch-ticket-named", subject=clip(ticket_name(ctx, item), 30))
                yield Go(label, TICKETS.entry(item.ticket))
            case Notice():
                yield Go(ctx.label("watch-notices-open"), NOTICES.entry())
            case LowCredit() | PlanEnds():
                yield Go(ctx.label("watch-account-open"), ACCOUNT.entry())
            case OptedOut():
                yield Go(ctx.label("watch-optouts-open"), OPTED_OUT.entry())
            case Revoked() if ctx.private:
                yield Go(ctx.label("account-link-button"), LINK.entry())
