"""News that had to wait, as one message: a line each, and the ways to what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from handlers.shared.services import Ctx
from screens.text.bidi import strip
from screens.text.formatting import clip
from screens.view import Open, Safe, View, lines, rows

_MOST = 15
_MOST_BUTTONS = 6
_QUOTED_UNITS = 120


def digest(ctx: Ctx, news: Sequence[AnyNews], *, maybe: bool = False) -> View:
    """`maybe`: some of it may have been told before."""
    many = len(news)
    shown = [part for one in news[:_MOST] for part in ("", *_lines(ctx, one))]
    more = many - _MOST
    return View(
        lines(
            ctx.t("watch-digest", count=many, shown=ctx.fmt.number(many)),
            *shown,
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
    tickets = {one.ticket for one in news if isinstance(one, Answer | Closed)}
    if not tickets:
        return None
    return ("ticket", str(tickets.pop())) if len(tickets) == 1 else ("tickets", "")


def _lines(ctx: Ctx, news: AnyNews) -> list[Safe]:
    match news:
        case Answer():
            told = _answer(ctx, news)
        case Closed():
            name = ctx.fmt.bold(ticket_name(ctx, news))
            told = [ctx.t("watch-closed", subject=name, number=ctx.fmt.code(news.ticket))]
        case Notice():
            title = ctx.fmt.name(news.title) or ctx.label("watch-notice-untitled")
            told = [ctx.t("watch-notice", title=ctx.fmt.bold(title))]
        case LowCredit():
            told = credit_lines(ctx, news)
        case PlanEnds():
            told = [plan_line(ctx, news)]
        case OptedOut():
            told = [optout_line(ctx, news)]
        case Revoked():
            told = [revoked_line(ctx, news), ctx.t("watch-revoked-how")]
    return told


def _answer(ctx: Ctx, news: Answer) -> list[Safe]:
    """The first words only: the thread is a press away."""
    subject = ctx.fmt.bold(ticket_name(ctx, news))
    head = ctx.t("watch-answer", subject=subject, number=ctx.fmt.code(news.ticket))
    text = " ".join(strip(news.text).split())
    return [head, ctx.fmt.quote(clip(text, _QUOTED_UNITS))] if text else [head]


def _buttons(ctx: Ctx, news: Sequence[AnyNews]) -> list[Open]:
    """A button a ticket, one for each other kind."""
    found = {(one.screen, str(one.arg)): one for one in _ways(ctx, news)}
    return list(found.values())[:_MOST_BUTTONS]


def _ways(ctx: Ctx, news: Sequence[AnyNews]) -> Iterator[Open]:
    for one in news:
        match one:
            case Answer() | Closed():
                label = ctx.label("watch-ticket-named", subject=clip(ticket_name(ctx, one), 30))
                yield Open(label, "tickets", one.ticket)
            case Notice():
                yield Open(ctx.label("watch-notices-open"), "notices")
            case LowCredit() | PlanEnds():
                yield Open(ctx.label("watch-account-open"), "account")
            case OptedOut():
                yield Open(ctx.label("watch-optouts-open"), "opted-out")
            case Revoked() if ctx.private:
                yield Open(ctx.label("account-link-button"), "link")
