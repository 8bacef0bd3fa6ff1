"""/contacts: everybody, a group's people, or the hits of a search; each a button."""

from __future__ import annotations

from pydantic import JsonValue

from handlers.contacts.group_picker import taken
from handlers.contacts.importing.gathering import gather, nobody_in
from handlers.contacts.importing.people import BATCH
from handlers.contacts.importing.receiving import begin, receive
from handlers.contacts.importing.typed import from_contact, from_text
from handlers.contacts.people.cards import face
from handlers.contacts.people.everybody import MOST, groups_of, page_of_people, relation_ids
from handlers.contacts.people.moving import move
from handlers.contacts.routes import (
    BOOK_IO,
    CONTACT,
    CONTACT_RM,
    CONTACTS,
    GROUP_PICK,
    GROUPS,
    OPTED_OUT,
    Card,
    ContactsData,
)
from handlers.shared import half_written as reuse
from handlers.shared.people import display_name, row_label
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from screens import (
    Button,
    Go,
    Outcome,
    Push,
    Row,
    Rows,
    Safe,
    Screen,
    Stay,
    Style,
    View,
    lines,
    rows,
)
from screens.events import ContactIn, FileIn, TextMessage
from screens.widgets import Collection, ListPage, Search, narrowed

PER_PAGE = 10
PER_ROW = 2
_A_LIST = 2
"""People in one message, from which on nobody is looked for."""
listing: Screen[Ctx, ContactsData] = Screen(
    CONTACTS, needs=Right.PEOPLE, takes=Right.PEOPLE_EDIT, command="contacts"
)


async def _page(ctx: Ctx, data: ContactsData) -> ListPage[Card]:
    return await page_of_people(ctx, data, PER_PAGE)


people = Collection(
    listing,
    _page,
    label=row_label,
    icon=lambda card: face(card.emoji_id),
    key=lambda card: card.relation_id if card.relation_id > 0 else None,
    gone="contacts-gone",
    keyless="contacts-no-id",
    per_row=PER_ROW,
    search=Search(
        button="contacts-search",
        ask="contacts-search-ask",
        everything="contacts-all",
        found="contacts-found",
    ),
)


@listing.render
async def _render(ctx: Ctx, data: ContactsData) -> View:
    page = await people.page(ctx, data)
    return ctx.view(
        _text(ctx, data, page),
        *people.rows(ctx, data, page),
        *(_ticking(ctx, data) if data.picking else _tools(ctx, data, page)),
    )


def _text(ctx: Ctx, data: ContactsData, page: ListPage[Card]) -> Safe:
    title, on_page = ctx.t("contacts-title"), page.items
    if data.group_id is not None and on_page:
        title = ctx.t("contacts-title-group", group=ctx.fmt.name(on_page[0].group_name))
    query = people.found(ctx, data, page)
    if not on_page:
        return lines(title, query, _nobody(ctx, data))
    if data.picking:
        return lines(title, query, ctx.t("contacts-chosen", count=len(data.chosen)))
    return lines(title, query, ctx.t("contacts-how"))


def _nobody(ctx: Ctx, data: ContactsData) -> Safe:
    """An empty list says whether nobody was found or nobody is there, and how to fill it."""
    if data.query:
        return ctx.t("contacts-none")
    if data.page:
        return ctx.t("contacts-page-empty")
    if data.group_id is not None:
        return ctx.t("contacts-group-empty")
    return ctx.t("contacts-empty")


def _tools(ctx: Ctx, data: ContactsData, page: ListPage[Card]) -> Rows:
    return rows(
        [Button(ctx.label("contacts-add"), "add"), people.searching(ctx, data, page)],
        [
            Button(ctx.label("contacts-pick"), "picking") if page.items else None,
            Go(ctx.label("contacts-out"), OPTED_OUT.entry()),
        ],
        [
            Go(ctx.label("contacts-groups"), GROUPS.entry()),
            Go(ctx.label("contacts-io"), BOOK_IO.entry()),
        ],
    )


def _ticking(ctx: Ctx, data: ContactsData) -> list[Row]:
    whole = Button(ctx.label("contacts-pick-page"), "page-all")
    everybody = Button(ctx.label("contacts-pick-all"), "pick-all")
    if not data.chosen:
        return [(whole, everybody), (Button(ctx.label("contacts-pick-end"), "picking"),)]
    return [
        (whole, everybody, Button(ctx.label("contacts-pick-none"), "none")),
        (
            Button(ctx.label("contacts-send-many"), "send", style=Style.SUCCESS),
            Go(ctx.label("contacts-move"), GROUP_PICK(moving=len(data.chosen)), tag="move"),
            Button(ctx.label("contacts-delete"), "delete"),
        ),
        (Button(ctx.label("contacts-pick-end"), "picking"),),
    ]


@listing.action("add", needs=Right.PEOPLE_ADD)
async def _add(ctx: Ctx, data: ContactsData, _arg: str) -> Outcome:
    """A number that was looked for in vain is not typed again."""
    return gather(ctx, data.group_id or 0, from_text(data.query, ctx.today).people)


@listing.action("pick-all")
async def _pick_all(ctx: Ctx, data: ContactsData, _arg: str) -> Outcome:
    chosen = data.chosen | await relation_ids(ctx, data)
    full = ctx.t("contacts-pick-most", count=MOST) if len(chosen) >= MOST else None
    return Stay(data=data.changed(chosen=chosen), notice=full)


@listing.on_text
async def _typed(ctx: Ctx, data: ContactsData, event: TextMessage) -> Outcome:
    """A name or a number is looked for; several people with their numbers are to be added."""
    pasted, bad, unclear = from_text(event.text, ctx.today)
    if len(pasted) < _A_LIST or not ctx.may(Right.PEOPLE_ADD):
        return Stay(data=narrowed(data, event.text))
    if bad or unclear or len(pasted) > BATCH:
        name = ctx.label("book-pasted")
        return await begin(ctx, event.text.encode(), name, data.group_id or 0)
    return gather(ctx, data.group_id or 0, pasted)


@listing.on_file
async def _file(ctx: Ctx, data: ContactsData, event: FileIn) -> Outcome:
    return await receive(ctx, event, data.group_id or 0)


@listing.on_contact
async def _contact(ctx: Ctx, data: ContactsData, event: ContactIn) -> Outcome:
    shared = from_contact(event, ctx.today)
    if not shared.people:
        return nobody_in(ctx, event)
    return gather(ctx, data.group_id or 0, shared.people, shared.unclear)


@people.on_choice
async def _show(ctx: Ctx, _data: ContactsData, card: Card) -> Outcome:
    groups = await groups_of(ctx, card) if card.mobile else ()
    return Push(CONTACT.holding(card.changed(groups=groups)))


@listing.action("send", needs=Right.COMPOSE)
async def _send(ctx: Ctx, data: ContactsData, _arg: str) -> Outcome:
    """An SMS to those chosen; the names of the page in sight go along, to be shown."""
    if not data.chosen:
        return Stay()
    page = await people.page(ctx, data)
    names = {card.relation_id: display_name(ctx, card) for card in page.items}
    chosen = sorted(data.chosen, key=lambda ident: (ident not in names, ident))
    return reuse.to_contacts(ctx, [(ident, names.get(ident, "")) for ident in chosen])


@listing.on_answer("move", needs=Right.PEOPLE_EDIT)
async def _moved(ctx: Ctx, data: ContactsData, value: JsonValue) -> Outcome:
    notice = await move(ctx, sorted(data.chosen), taken(value)[0])
    return Stay(data=_unticked(data), notice=notice)


@listing.action("delete", needs=Right.PEOPLE_EDIT)
async def _delete(_ctx: Ctx, data: ContactsData, _arg: str) -> Outcome:
    return Push(CONTACT_RM(relation_ids=tuple(sorted(data.chosen))), tag="done")


@listing.on_answer("done")
async def _done(_ctx: Ctx, data: ContactsData, _value: JsonValue) -> Outcome:
    return Stay(data=_unticked(data))


def _unticked(data: ContactsData) -> ContactsData:
    return data.changed(picking=False, chosen=frozenset())
