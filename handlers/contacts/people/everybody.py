"""The people of a list, each once: the service lists somebody once for each group they are in."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing

from handlers.contacts.people.cards import card_of
from handlers.contacts.routes import Card, ContactsData
from handlers.shared.people import search
from handlers.shared.services import Ctx, client
from screens.widgets import ListPage
from smsir import ContactDetail, FoundContact
from smsir.pages import fetch_pages_concurrently

MOST = 10_000
"""People chosen at once. What is chosen stands in the conversation's row, about 7 bytes each."""


async def page_of_people(ctx: Ctx, data: ContactsData, size: int) -> ListPage[Card]:
    """One page. Who stood on an earlier one in another group is not there again.

    Raises `SmsIrError`.
    """
    start = data.page * size
    cards: list[Card] = []
    async with aclosing(_people(ctx, data)) as people:
        async for card in people:
            cards.append(card)
            if len(cards) > start + size:
                break
    items = cards[start : start + size]
    return ListPage(items, data.page, more=len(cards) > start + size, start=start, whole=items)


async def relation_ids(ctx: Ctx, data: ContactsData) -> frozenset[int]:
    """Everybody whom the list holds, `MOST` at most. Raises `SmsIrError`."""
    ids: set[int] = set()
    async with aclosing(_people(ctx, data)) as people:
        async for card in people:
            if card.relation_id > 0:
                ids.add(card.relation_id)
            if len(ids) >= MOST:
                break
    return frozenset(ids)


async def groups_of(ctx: Ctx, card: Card) -> tuple[str, ...]:
    """The names of all groups that a person is in. Raises `SmsIrError`."""
    hits = await (await client(ctx)).contacts.search(mobile=card.mobile)
    names = [hit.group_name for hit in hits if hit.mobile == card.mobile and hit.group_name]
    return tuple(dict.fromkeys([card.group_name, *names] if card.group_name else names))


async def _people(ctx: Ctx, data: ContactsData) -> AsyncGenerator[Card, None]:
    contacts = (await client(ctx)).contacts

    async def page(number: int) -> list[ContactDetail | FoundContact]:
        if data.query:
            return [*await search(ctx, data.query, group_id=data.group_id, page=number)]
        if data.group_id is not None:
            return [*await contacts.by_group(data.group_id, number)]
        return [*await contacts.by_page(number)]

    mobiles: set[str] = set()
    async for contact in fetch_pages_concurrently(page, key=lambda row: row.relation_id):
        if contact.mobile and contact.mobile in mobiles:
            continue
        mobiles.add(contact.mobile)
        yield card_of(contact, data.group_id or 0)
