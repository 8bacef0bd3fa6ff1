"""One piece of news as a message of its own: what happened, and the way to act on it.

A message with a support answer is bound to its ticket, so that Telegram's own reply answers it.
"""

from __future__ import annotations

from handlers.news.routes import NOTICES
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
from handlers.shared.routes import ACCOUNT, ALERTS, LINK, OPTED_OUT, TICKETS
from handlers.shared.services import Ctx
from screens.text.bidi import strip
from screens.text.formatting import clip
from screens.view import Go, Rows, Safe, View, lines, rows

_QUOTED_UNITS = 2500
_SCREENFUL = 600
"""Quotes longer than this are folded until they are tapped."""


def message(ctx: Ctx, news: AnyNews, *, maybe: bool = False) -> View:
    """`maybe`: it may have been told before, and says so."""
    view = _view(ctx, news)
    if not maybe:
        return view
    text = lines(view.text, "", ctx.t("watch-repeat"))
    return View(text, view.rows, bind=view.bind)


def _view(ctx: Ctx, news: AnyNews) -> View:
    match news:
        case Answer():
            view = _answer(ctx, news)
        case Closed():
            view = _closed(ctx, news)
        case Notice():
            view = _notice(ctx, news)
        case LowCredit():
            view = View(lines(*credit_lines(ctx, news)), _account_rows(ctx))
        case PlanEnds():
            view = View(lines(plan_line(ctx, news), ctx.t("watch-plan-how")), _account_rows(ctx))
        case OptedOut():
            view = _opted_out(ctx, news)
        case Revoked():
            view = View(lines(revoked_line(ctx, news), ctx.t("watch-revoked-how")), _link(ctx))
    return view


def switches(ctx: Ctx) -> Go:
    """The way to the switches of all these."""
    return Go(ctx.label("watch-switches"), ALERTS.entry())


def ticket_name(ctx: Ctx, news: Answer | Closed) -> str:
    return ctx.fmt.name(news.subject) or ctx.label("watch-nameless")


def _quote(ctx: Ctx, text: str) -> Safe:
    return ctx.fmt.quote(
        clip(strip(text).strip(), _QUOTED_UNITS), expandable=len(text) > _SCREENFUL
    )


def _answer(ctx: Ctx, news: Answer) -> View:
    number = ctx.fmt.code(news.ticket)
    head = ctx.t("watch-answer", subject=ctx.fmt.bold(ticket_name(ctx, news)), number=number)
    when = ctx.t("watch-when", moment=ctx.fmt.moment(news.written or news.at))
    return View(
        lines(
            head,
            when,
            "",
            _quote(ctx, news.text) if news.text.strip() else None,
            ctx.t("watch-answer-file") if news.files else None,
            "",
            ctx.t("watch-answer-how"),
        ),
        rows([_ticket(ctx, news.ticket)]),
        bind=("ticket", str(news.ticket)),
    )


def _ticket(ctx: Ctx, ticket: int) -> Go:
    return Go(ctx.label("watch-ticket-open"), TICKETS.entry(ticket))


def _closed(ctx: Ctx, news: Closed) -> View:
    number = ctx.fmt.code(news.ticket)
    return View(
        ctx.t("watch-closed", subject=ctx.fmt.bold(ticket_name(ctx, news)), number=number),
        rows([_ticket(ctx, news.ticket)]),
        bind=("ticket", str(news.ticket)),
    )


def _notice(ctx: Ctx, news: Notice) -> View:
    title = ctx.fmt.name(news.title) or ctx.label("watch-notice-untitled")
    text = _quote(ctx, news.text) if news.text.strip() else None
    return View(
        lines(ctx.t("watch-notice", title=ctx.fmt.bold(title)), "", text),
        rows([Go(ctx.label("watch-notices-open"), NOTICES.entry())], [switches(ctx)]),
    )


def credit_lines(ctx: Ctx, news: LowCredit) -> list[Safe]:
    if news.credit <= 0:
        return [ctx.t("watch-credit-empty")]
    credit = ctx.fmt.bold(ctx.fmt.number(news.credit))
    parts = [ctx.t("watch-credit", credit=credit)]
    if news.mark is not None:
        mark = ctx.fmt.number(news.mark)
        parts = [ctx.t("watch-credit-mark", mark=mark, credit=credit)]
    if news.days is not None:
        days = ctx.fmt.bold(ctx.fmt.days(news.days))
        parts.append(
            ctx.t("watch-credit-days", days=days) if news.days else ctx.t("watch-credit-day")
        )
    return parts


def plan_line(ctx: Ctx, news: PlanEnds) -> Safe:
    if news.ended:
        return ctx.t("watch-plan-ended")
    date = ctx.fmt.date(news.ends) if news.ends else ""
    if not news.left:
        return ctx.t("watch-plan-today")
    days = ctx.fmt.bold(ctx.fmt.days(news.left))
    return (
        ctx.t("watch-plan-date", left=days, date=date) if date else ctx.t("watch-plan", left=days)
    )


def _account_rows(ctx: Ctx) -> Rows:
    return rows([Go(ctx.label("watch-account-open"), ACCOUNT.entry())], [switches(ctx)])


def _opted_out(ctx: Ctx, news: OptedOut) -> View:
    named = [
        ctx.t(
            "watch-optout-line", name=ctx.fmt.name(name) or "\u2014", mobile=ctx.fmt.masked(mobile)
        )
        for name, mobile in zip(news.names, news.mobiles, strict=False)
    ]
    more = news.count - len(named)
    rest = (
        ctx.t("watch-more", count=more, shown=ctx.fmt.number(more)) if named and more > 0 else None
    )
    return View(
        lines(optout_line(ctx, news), *named, rest),
        rows([Go(ctx.label("watch-optouts-open"), OPTED_OUT.entry())], [switches(ctx)]),
    )


def optout_line(ctx: Ctx, news: OptedOut) -> Safe:
    return ctx.t("watch-optout", count=news.count, shown=ctx.fmt.bold(ctx.fmt.number(news.count)))


def revoked_line(ctx: Ctx, news: Revoked) -> Safe:
    name = ctx.fmt.name(news.account)
    if not name:
        return ctx.t("watch-revoked-nameless")
    return ctx.t("watch-revoked", account=ctx.fmt.bold(name))


def _link(ctx: Ctx) -> Rows:
    """Keys are never asked for in a group, so there the button would lead nowhere."""
    return rows([Go(ctx.label("account-link-button"), LINK.entry())]) if ctx.private else ()
