"""/contacts: everybody, a group's people, or the hits of a search; each a button."""

from __future__ import annotations

from pydantic import JsonValue

from handlers.contacts.importing.gathering import gather
from handlers.contacts.importing.receiving import receive
from handlers.contacts.importing.typed import from_contact
from handlers.contacts.people.data import card_of, face
from handlers.contacts.people.everybody import MOST, relation_ids
from handlers.contacts.routes import (
    BOOK_IO,
    CONTACT,
    CONTACT_MOVE,
    CONTACT_RM,
    CONTACTS,
    GROUPS,
    OPTED_OUT,
    Card,
    ContactsData,
)
from handlers.shared import half_written as reuse
from handlers.shared.people import display_name, row_label, search
from handlers.shared.services import Ctx, client
from screens import (
    Button,
    Outcome,
    Pop,
    Push,
    Row,
    Safe,
    Screen,
    Stay,
    Style,
    View,
    lines,
    row,
    rows,
)
from screens.events import ContactIn, FileIn, TextMessage
from screens.view import Go, in_rows
from screens.widgets import ASK, page_row, ticked, turns_pages

PER_PAGE = 10
PER_ROW = 2
SERVICE_PAGE = 50
listing: Screen[Ctx, ContactsData] = Screen(CONTACTS)


@listing.open
async def _open(_ctx: Ctx, args: str) -> Outcome:
    return Push(CONTACTS(query=args.strip()))


async def people(ctx: Ctx, data: ContactsData) -> tuple[list[Card], bool]:
    """The people of one screen, and whether there are more: one service call.

    A service page holds five of ours; a full one means that another may follow.
    """
    start = data.page * PER_PAGE
    service_page, offset = divmod(start, SERVICE_PAGE)
    contacts = (await client(ctx)).contacts
    cards: list[Card]
    if data.query:
        hits = await search(ctx, data.query, group_id=data.group_id, page=service_page)
        cards = [card_of(hit, data.group_id or 0) for hit in hits]
    elif data.group_id is not None:
        rows_ = await contacts.by_group(data.group_id, service_page)
        cards = [card_of(contact, data.group_id) for contact in rows_]
    else:
        cards = [card_of(contact) for contact in await contacts.by_page(service_page)]
    on_page = cards[offset : offset + PER_PAGE]
    more = len(cards) > offset + PER_PAGE or len(cards) >= SERVICE_PAGE
    return on_page, more and bool(on_page)


@listing.render
async def _render(ctx: Ctx, data: ContactsData) -> View:
    on_page, more = await people(ctx, data)
    listed = in_rows([_person(ctx, data, card) for card in on_page], PER_ROW)
    return View(
        _text(ctx, data, on_page),
        rows(
            *listed, page_row(ctx, data.page, more=more), *_tools(ctx, data, on_page),
            [ctx.back(), ctx.home()],
        ),
    )  # fmt: skip


def _person(ctx: Ctx, data: ContactsData, card: Card) -> Button:
    who = row_label(ctx, card)
    if data.picking:
        label = ticked(who, on=card.relation_id in data.chosen)
        return Button(label, "pick", card.relation_id)
    return Button(f"{face(card.emoji_id)} {who}", "show", card.relation_id)


def _text(ctx: Ctx, data: ContactsData, on_page: list[Card]) -> Safe:
    title = ctx.t("contacts-title")
    if data.group_id is not None and on_page:
        title = ctx.t("contacts-title-group", group=ctx.fmt.name(on_page[0].group_name))
    query = None
    if data.query:
        query = ctx.t("contacts-found", query=ctx.fmt.name(data.query))
    if not on_page:
        return lines(title, query, _nobody(ctx, data))
    if data.picking:
        chosen = ctx.fmt.number(len(data.chosen))
        return lines(title, query, ctx.t("contacts-chosen", shown=chosen))
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


def _tools(ctx: Ctx, data: ContactsData, on_page: list[Card]) -> list[Row]:
    if data.picking:
        return _picking_tools(ctx, data)
    search_button = Button(ctx.label("contacts-search"), "search")
    if data.query:
        search_button = Button(ctx.label("contacts-all"), "all")
    some = bool(on_page)
    return [
        row(
            Button(ctx.label("contacts-add"), "add"),
            search_button if some or data.query else None,
        ),
        row(
            Button(ctx.label("contacts-pick"), "picking") if some else None,
            Go(ctx.label("contacts-out"), OPTED_OUT.entry()),
        ),
        row(
            Go(ctx.label("contacts-groups"), GROUPS.entry()),
            Go(ctx.label("contacts-io"), BOOK_IO.entry()),
        ),
    ]


def _picking_tools(ctx: Ctx, data: ContactsData) -> list[Row]:
    whole = Button(ctx.label("contacts-pick-page"), "page-all")
    everybody = Button(ctx.label("contacts-pick-all"), "pick-all")
    if not data.chosen:
        return [(whole, everybody), (Button(ctx.label("contacts-pick-end"), "picking"),)]
    return [
        (whole, everybody, Button(ctx.label("contacts-pick-none"), "none")),
        (
            Button(ctx.label("contacts-send-many"), "send", style=Style.SUCCESS),
            Button(ctx.label("contacts-move"), "move"),
            Button(ctx.label("contacts-delete"), "delete"),
        ),
        (Button(ctx.label("contacts-pick-end"), "picking"),),
    ]


@listing.on_text
async def _typed(_ctx: Ctx, data: ContactsData, event: TextMessage) -> Outcome:
    changed = {"query": event.text.strip(), "page": 0}
    return Stay(data=data.model_copy(update=changed))


turns_pages(listing)


@listing.action("all")
async def _all(_ctx: Ctx, data: ContactsData, _arg: str) -> Outcome:
    return Stay(data=data.model_copy(update={"query": "", "page": 0}))


@listing.action("search")
async def _search(ctx: Ctx, _data: ContactsData, _arg: str) -> Outcome:
    return Push(ASK(question=ctx.t("contacts-search-ask")), tag="search")


@listing.action("add")
async def _add(ctx: Ctx, data: ContactsData, _arg: str) -> Outcome:
    return gather(ctx, data.group_id or 0)


@listing.action("picking")
async def _picking(_ctx: Ctx, data: ContactsData, _arg: str) -> Outcome:
    changed = {"picking": not data.picking, "chosen": frozenset()}
    return Stay(data=data.model_copy(update=changed))


@listing.action("pick")
async def _pick(ctx: Ctx, data: ContactsData, arg: str) -> Outcome:
    if int(arg) < 0:
        return Stay(notice=ctx.t("contacts-no-id"))
    return Stay(data=data.model_copy(update={"chosen": data.chosen ^ {int(arg)}}))


@listing.action("none")
async def _none(_ctx: Ctx, data: ContactsData, _arg: str) -> Outcome:
    return Stay(data=data.model_copy(update={"chosen": frozenset()}))


@listing.action("page-all")
async def _page_all(ctx: Ctx, data: ContactsData, _arg: str) -> Outcome:
    on_page, _ = await people(ctx, data)
    chosen = data.chosen | {card.relation_id for card in on_page if card.relation_id > 0}
    return Stay(data=data.model_copy(update={"chosen": chosen}))


@listing.action("pick-all")
async def _pick_all(ctx: Ctx, data: ContactsData, _arg: str) -> Outcome:
    chosen = data.chosen | await relation_ids(ctx, data)
    full = ctx.t("contacts-pick-most", shown=ctx.fmt.number(MOST)) if len(chosen) >= MOST else None
    return Stay(data=data.model_copy(update={"chosen": chosen}), notice=full)


@listing.on_file
async def _file(ctx: Ctx, data: ContactsData, event: FileIn) -> Outcome:
    return await receive(ctx, event, data.group_id or 0)


@listing.on_contact
async def _contact(ctx: Ctx, data: ContactsData, event: ContactIn) -> Outcome:
    people = from_contact(event)
    if not people:
        return Stay(notice=ctx.t("book-add-foreign", name=ctx.fmt.name(event.first_name)))
    return gather(ctx, data.group_id or 0, people)


@listing.action("show")
async def _show(ctx: Ctx, data: ContactsData, arg: str) -> Outcome:
    if int(arg) < 0:
        return Stay(notice=ctx.t("contacts-no-id"))
    on_page, _ = await people(ctx, data)
    card = next((card for card in on_page if card.relation_id == int(arg)), None)
    if card is None:
        return Stay(notice=ctx.t("contacts-gone"))
    return Push(CONTACT.holding(card), tag="card")


@listing.action("send")
async def _send(ctx: Ctx, data: ContactsData, _arg: str) -> Outcome:
    """An SMS to those chosen; the names of the page in sight go along, to be shown."""
    if not data.chosen:
        return Stay()
    on_page, _ = await people(ctx, data)
    names = {card.relation_id: display_name(ctx, card) for card in on_page}
    chosen = sorted(data.chosen, key=lambda ident: (ident not in names, ident))
    return reuse.to_contacts(ctx, [(ident, names.get(ident, "")) for ident in chosen])


@listing.action("move")
async def _move(_ctx: Ctx, data: ContactsData, _arg: str) -> Outcome:
    return Push(CONTACT_MOVE(relation_ids=tuple(sorted(data.chosen))), tag="done")


@listing.action("delete")
async def _delete(_ctx: Ctx, data: ContactsData, _arg: str) -> Outcome:
    return Push(CONTACT_RM(relation_ids=tuple(sorted(data.chosen))), tag="done")


@listing.on_result
async def _answered(_ctx: Ctx, data: ContactsData, tag: str, value: JsonValue) -> Outcome:
    if tag == "search" and isinstance(value, str):
        return Stay(data=data.model_copy(update={"query": value.strip(), "page": 0}))
    if tag == "done":
        return Stay(data=data.model_copy(update={"picking": False, "chosen": frozenset()}))
    return Stay() if tag == "card" else Pop()
