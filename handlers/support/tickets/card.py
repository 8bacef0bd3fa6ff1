"""One ticket with its messages: one call of the service, once the names are known."""

from __future__ import annotations

from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client
from handlers.support.routes import TICKET, TICKET_CLOSE, TICKET_NEW, TicketData
from handlers.support.tickets.attached import give
from handlers.support.tickets.binding import sample_ticket, thing
from handlers.support.tickets.names import Names, with_names
from handlers.support.tickets.replying import begin_reply, draft_of
from handlers.support.tickets.thread import Said, file_name, messages, pages
from handlers.support.tickets.words import filed_under, status_of, subject_of
from screens import (
    Button,
    FileIn,
    Go,
    Outcome,
    Rows,
    Safe,
    Screen,
    Stay,
    Style,
    TextMessage,
    View,
    lines,
    rows,
)
from screens.widgets import page_row, turns_pages
from smsir import TicketThread

_NAME_UNITS = 32

card: Screen[Ctx, TicketData] = Screen(TICKET, sample=sample_ticket, needs=Right.SUPPORT)


@card.render
async def _render(ctx: Ctx, data: TicketData) -> View:
    thread, names = await with_names(ctx, (await client(ctx)).tickets.get(data.id))
    thread_pages = pages(messages(thread))
    page = len(thread_pages) - 1 if data.page is None else min(data.page, len(thread_pages) - 1)
    closed = names.closed(thread.status_id)
    note = ctx.t("tickets-reply-note" if ctx.private else "tickets-reply-in-group")
    foot = ctx.t("tickets-closed-note") if closed else note
    begun = await draft_of(ctx, data.id) is not None
    return ctx.view(
        lines(
            _head(ctx, data, thread, names),
            *(_said(ctx, message) for message in thread_pages[page]),
            "",
            foot,
        ),
        *([_file(ctx, message)] for message in thread_pages[page] if message.url),
        page_row(ctx, page, pages=len(thread_pages)),
        *_rows(ctx, data.id, closed=closed, begun=begun),
        bind=thing(data.id),
    )


def _head(ctx: Ctx, data: TicketData, thread: TicketThread, names: Names) -> Safe:
    return lines(
        ctx.t("tickets-card", subject=ctx.fmt.bold(subject_of(ctx, thread.subject))),
        ctx.t(
            "tickets-card-status",
            number=ctx.fmt.code(data.id),
            status=status_of(ctx, names, thread.status_id),
        ),
        filed_under(ctx, names, thread.department_id, thread.priority_id),
    )


def _said(ctx: Ctx, message: Said) -> Safe:
    """Who wrote when; the words as a quote, whatever stands in them."""
    who = ctx.t("tickets-support") if message.admin else ctx.t("tickets-you")
    when = ctx.fmt.moment(message.created) if message.created else ctx.label("tickets-undated")
    head = ctx.t("tickets-said", who=who, when=when)
    if message.part:
        head = ctx.t("tickets-said-on", who=who)
    return lines(
        "",
        head,
        ctx.fmt.quote(message.text) if message.text else None,
        ctx.t("tickets-has-file") if message.url else None,
    )


def _rows(ctx: Ctx, ident: int, *, closed: bool, begun: bool) -> Rows:
    if closed:
        return rows([Go(ctx.label("tickets-new"), TICKET_NEW()), ctx.refresh()])
    reply = ctx.label("tickets-reply-resume") if begun else ctx.label("tickets-reply")
    return rows(
        [Button(reply, "reply", style=Style.PRIMARY)],
        [Go(ctx.label("tickets-close"), TICKET_CLOSE(id=ident)), ctx.refresh()],
    )


def _file(ctx: Ctx, message: Said) -> Button:
    name = ctx.fmt.name(file_name(message.url or ""), _NAME_UNITS) or ctx.label(
        "tickets-file-nameless"
    )
    return Button(f"\U0001f4ce {name}", "file", message.place)


turns_pages(card)


@card.action("file")
async def _give(ctx: Ctx, data: TicketData, arg: str) -> Outcome:
    thread = await (await client(ctx)).tickets.get(data.id)
    url = next((message.url for message in messages(thread) if message.place == int(arg)), None)
    if not url:
        return Stay(notice=ctx.t("tickets-attached-gone"))
    return await give(ctx, data, url)


@card.action("reply")
async def _reply(ctx: Ctx, data: TicketData, _arg: str) -> Outcome:
    return await begin_reply(ctx, data.id)


@card.on_text
async def _typed(ctx: Ctx, data: TicketData, event: TextMessage) -> Outcome:
    """What is typed under an open thread is meant for it; the confirmation names the ticket."""
    return await begin_reply(ctx, data.id, event)


@card.on_file
async def _sent(ctx: Ctx, data: TicketData, event: FileIn) -> Outcome:
    return await begin_reply(ctx, data.id, event)
