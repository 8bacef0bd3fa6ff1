"""Support has answered a ticket, or closed it: as messages bound to the ticket.

Telegram's own reply to such a message answers the ticket.
"""

from __future__ import annotations

from handlers.news.kinds.kind import NewsKind, quote
from handlers.news.kinds.ticket_news import Closed, TicketAnswer
from handlers.news.kinds.ticket_threads import TICKETS
from handlers.shared import routes
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from handlers.shared.switches import Switch
from screens.text.bidi import strip
from screens.text.formatting import clip
from screens.view import Go, Rows, Safe, View, lines, rows

_BRIEF_UNITS = 120
_SUBJECT_UNITS = 30


def _subject(ctx: Ctx, news: TicketAnswer | Closed) -> str:
    return ctx.fmt.name(news.subject) or ctx.label("watch-nameless")


def _way(ctx: Ctx, news: TicketAnswer | Closed) -> Go:
    label = ctx.label("watch-ticket-named", subject=clip(_subject(ctx, news), _SUBJECT_UNITS))
    return Go(label, routes.TICKETS.entry(news.ticket))


def _under(ctx: Ctx, news: TicketAnswer | Closed) -> Rows:
    return rows([Go(ctx.label("watch-ticket-open"), routes.TICKETS.entry(news.ticket))])


def _answered(ctx: Ctx, news: TicketAnswer) -> Safe:
    subject = ctx.fmt.bold(_subject(ctx, news))
    return ctx.t("watch-answer", subject=subject, number=ctx.fmt.code(news.ticket))


def _answer(ctx: Ctx, news: TicketAnswer) -> View:
    text = lines(
        _answered(ctx, news),
        ctx.t("watch-when", moment=ctx.fmt.moment(news.written or news.at)),
        "",
        quote(ctx, news.text),
        ctx.t("watch-answer-file") if news.files else None,
        "",
        ctx.t("watch-answer-how"),
    )
    return View(text, _under(ctx, news), bind=("ticket", str(news.ticket)))


def _brief_answer(ctx: Ctx, news: TicketAnswer) -> list[Safe]:
    """The first words only: the thread is a press away."""
    head, text = _answered(ctx, news), " ".join(strip(news.text).split())
    return [head, ctx.fmt.quote(clip(text, _BRIEF_UNITS))] if text else [head]


def _closed(ctx: Ctx, news: Closed) -> Safe:
    subject = ctx.fmt.bold(_subject(ctx, news))
    return ctx.t("watch-closed", subject=subject, number=ctx.fmt.code(news.ticket))


ANSWER = NewsKind(
    TicketAnswer,
    needs=Right.SUPPORT,
    message=_answer,
    brief=_brief_answer,
    way=_way,
    sample=lambda now: TicketAnswer(
        at=now, ticket=48213, subject="Late delivery", files=1, written=now,
        text="We have fixed it; please try again.",
    ),
    detector=TICKETS,
    switch=Switch("support", "alerts-support"),
    awaited=True,
)  # fmt: skip

CLOSED = NewsKind(
    Closed,
    needs=Right.SUPPORT,
    message=lambda ctx, news: View(
        _closed(ctx, news), _under(ctx, news), bind=("ticket", str(news.ticket))
    ),
    brief=lambda ctx, news: [_closed(ctx, news)],
    way=_way,
    sample=lambda now: Closed(at=now, ticket=48213, subject="Late delivery"),
    detector=TICKETS,
    switch=Switch("closed", "alerts-closed"),
    awaited=True,
)
