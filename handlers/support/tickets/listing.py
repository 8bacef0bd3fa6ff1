"""/tickets: page by page, each with its status, department and priority by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import number_or_mark
from handlers.support.routes import TICKET, TICKET_NEW, TICKETS
from handlers.support.tickets.names import Names, with_names
from handlers.support.tickets.words import filed_under, status_of, subject_of
from screens import Go, Outcome, Push, Safe, Screen, Stay, Style, TextMessage, View, lines
from screens.text.bidi import isolate
from screens.widgets import Collection, PageData, sliced
from smsir import Ticket
from smsir.text import to_ascii_digits

PER_PAGE = 5
_LABEL_UNITS = 24
"""With the number one line of a button on a phone of 390 pixels; the text has the whole subject."""

listing: Screen[Ctx, PageData] = Screen(TICKETS, needs=Right.SUPPORT, command="tickets")


@listing.open
async def _open(_ctx: Ctx, args: str) -> Outcome:
    """`/tickets 48213` leads to that ticket."""
    number = _number(args)
    return Push(TICKET(id=number)) if number else Push(TICKETS())


def _number(text: str) -> int:
    plain = to_ascii_digits(text).strip().lstrip("#")
    return int(plain) if plain.isdecimal() and len(plain) < 19 else 0  # noqa: PLR2004 (.NET long)


class _Named(NamedTuple):
    """A ticket, and the names of its status, department and priority."""

    ticket: Ticket
    names: Names


async def _fetch(ctx: Ctx, _data: PageData, page: int) -> list[_Named]:
    listed, names = await with_names(ctx, (await client(ctx)).tickets.page(page))
    return [_Named(ticket, names) for ticket in listed]


def _label(ctx: Ctx, item: _Named) -> str:
    subject = isolate(subject_of(ctx, item.ticket.subject, _LABEL_UNITS))
    number = number_or_mark(ctx, None) if item.ticket.id is None else item.ticket.id
    return f"{subject} · {number}"


tickets = Collection(
    listing,
    sliced(_fetch, size=PER_PAGE),
    label=_label,
    icon=lambda item: item.names.icon(item.ticket.status_id),
    key=lambda item: item.ticket.id,
    to=lambda ident: TICKET(id=ident),
    gone="tickets-no-number",
)


@listing.render
async def _render(ctx: Ctx, data: PageData) -> View:
    page = await tickets.page(ctx, data)
    new = Go(ctx.label("tickets-new"), TICKET_NEW(), Style.PRIMARY)
    return ctx.view(_text(ctx, page.items), *tickets.rows(ctx, data, page), [new, ctx.refresh()])


def _text(ctx: Ctx, on_page: Sequence[_Named]) -> Safe:
    title = ctx.t("tickets-title")
    if not on_page:
        return lines(title, "", ctx.t("tickets-none"))
    return lines(title, *(_lines(ctx, *item) for item in on_page))


def _lines(ctx: Ctx, ticket: Ticket, names: Names) -> Safe:
    date = ctx.fmt.short_moment(ticket.created) if ticket.created else None
    place = filed_under(ctx, names, ticket.department_id, ticket.priority_id)
    detail = [part for part in (place, date) if part]
    head = ctx.t(
        "tickets-line",
        subject=ctx.fmt.bold(subject_of(ctx, ticket.subject)),
        status=status_of(ctx, names, ticket.status_id),
    )
    return lines("", head, Safe(" \u2014 ".join(str(part) for part in detail)) if detail else None)


@listing.on_text
async def _typed(ctx: Ctx, _data: PageData, event: TextMessage) -> Outcome:
    number = _number(event.text)
    if not number:
        return Stay(notice=ctx.t("tickets-how"))
    return Push(TICKET(id=number))
