"""Closing a ticket, after a second tap that names it.

CloseTicket is a GET that changes data: never repeated by itself. Where its answer was lost, the
thread is shown again, and its status tells.
"""

from __future__ import annotations

from handlers.shared.acts import acting
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client
from handlers.support.routes import TICKET_CLOSE, TicketData
from handlers.support.tickets.binding import sample_ticket, thing
from handlers.support.tickets.names import with_names
from handlers.support.tickets.words import subject_of
from screens import Button, Outcome, Pop, Screen, Style, View, lines
from smsir import Unclear
from storage import Verb

closing: Screen[Ctx, TicketData] = Screen(TICKET_CLOSE, sample=sample_ticket, needs=Right.SUPPORT)


@closing.render
async def _render(ctx: Ctx, data: TicketData) -> View:
    thread, names = await with_names(ctx, (await client(ctx)).tickets.get(data.id))
    subject = ctx.fmt.bold(subject_of(ctx, thread.subject))
    number = ctx.fmt.code(data.id)
    if names.closed(thread.status_id):
        sentence = ctx.t("tickets-already-closed", number=number, subject=subject)
        return ctx.view(sentence, bind=thing(data.id))
    sure = ctx.t("tickets-close-sure", number=number, subject=subject)
    return ctx.view(
        lines(sure, ctx.t("tickets-close-note")),
        [Button(ctx.label("tickets-close-yes"), "yes", style=Style.DANGER)],
        bind=thing(data.id),
    )


@closing.action("yes")
async def _yes(ctx: Ctx, data: TicketData, _arg: str) -> Outcome:
    number = ctx.fmt.code(data.id)
    service = await client(ctx)
    try:
        # Who looks for news finds it there, and does not tell people what they did themselves.
        async with acting(ctx, Verb.TICKET_CLOSED, ref=str(data.id)):
            await service.tickets.close(data.id)
    except Unclear:
        return Pop(notice=ctx.t("tickets-close-unsure", number=number))
    return Pop(notice=ctx.t("tickets-closed", number=number))
