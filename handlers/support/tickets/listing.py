"""/tickets: page by page, each with its status, department and priority by name."""

from __future__ import annotations

from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import number_or_mark, row_arg
from handlers.support.routes import TICKET, TICKET_NEW, TICKETS, TicketsData
from handlers.support.tickets.names import Names, with_names
from handlers.support.tickets.words import status_of, subject_of, where
from screens import Button, Outcome, Push, Safe, Screen, Stay, Style, TextMessage, View, lines, rows
from screens.text.bidi import isolate
from screens.widgets import page_row, turns_pages
from smsir import Ticket
from smsir.text import to_ascii_digits

PER_PAGE = 5
SERVICE_PAGE = 50
_LABEL_UNITS = 24
"""With the number one line of a button on a phone of 390 pixels; the text has the whole subject."""

listing: Screen[Ctx, TicketsData] = Screen(TICKETS)


@listing.open
async def _open(_ctx: Ctx, args: str) -> Outcome:
    """`/tickets 48213` leads to that ticket."""
    number = _number(args)
    return Push(TICKET(id=number)) if number else Push(TICKETS())


def _number(text: str) -> int:
    plain = to_ascii_digits(text).strip().lstrip("#")
    return int(plain) if plain.isdecimal() and len(plain) < 19 else 0  # noqa: PLR2004 (.NET long)


@listing.render
async def _render(ctx: Ctx, data: TicketsData) -> View:
    service_page, offset = divmod(data.page * PER_PAGE, SERVICE_PAGE)
    fetching = (await client(ctx)).tickets.page(service_page)
    tickets, names = await with_names(ctx, fetching)
    on_page = tickets[offset : offset + PER_PAGE]
    more = len(tickets) > offset + PER_PAGE or len(tickets) >= SERVICE_PAGE
    new = Button(ctx.label("tickets-new"), "new", style=Style.PRIMARY)
    return View(
        _text(ctx, on_page, names),
        rows(
            *([_button(ctx, ticket, names)] for ticket in on_page),
            page_row(ctx, data.page, more=more and bool(on_page)),
            [new, ctx.refresh()],
            [ctx.back(), ctx.home()],
        ),
    )


def _button(ctx: Ctx, ticket: Ticket, names: Names) -> Button:
    subject = isolate(subject_of(ctx, ticket.subject, _LABEL_UNITS))
    number = number_or_mark(ctx, None) if ticket.id is None else ticket.id
    label = f"{names.icon(ticket.status_id)} {subject} · {number}"
    return Button(label, "show", row_arg(ticket.id))


def _text(ctx: Ctx, on_page: list[Ticket], names: Names) -> Safe:
    title = ctx.t("tickets-title")
    if not on_page:
        return lines(title, "", ctx.t("tickets-none"))
    return lines(title, *(_lines(ctx, ticket, names) for ticket in on_page))


def _lines(ctx: Ctx, ticket: Ticket, names: Names) -> Safe:
    date = ctx.fmt.short_moment(ticket.created) if ticket.created else None
    place = where(ctx, names, ticket.department_id, ticket.priority_id)
    detail = [part for part in (place, date) if part]
    head = ctx.t(
        "tickets-line",
        subject=ctx.fmt.bold(subject_of(ctx, ticket.subject)),
        status=status_of(ctx, names, ticket.status_id),
    )
    return lines("", head, Safe(" \u2014 ".join(str(part) for part in detail)) if detail else None)


@listing.on_text
async def _typed(ctx: Ctx, _data: TicketsData, event: TextMessage) -> Outcome:
    number = _number(event.text)
    if not number:
        return Stay(notice=ctx.t("tickets-how"))
    return Push(TICKET(id=number))


turns_pages(listing)


@listing.action("show")
async def _show(ctx: Ctx, _data: TicketsData, arg: str) -> Outcome:
    if int(arg) < 0:
        return Stay(notice=ctx.t("tickets-no-number"))
    return Push(TICKET(id=int(arg)))


@listing.action("new")
async def _new(_ctx: Ctx, _data: TicketsData, _arg: str) -> Outcome:
    return Push(TICKET_NEW())
