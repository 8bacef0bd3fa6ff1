"""All people of a list at once, for a selection over many pages."""

from __future__ import annotations

from handlers.contacts.routes import ContactsData
from handlers.shared.people import search
from handlers.shared.services import Ctx, client
from smsir import ContactDetail, FoundContact
from smsir.pages import PAGE_SIZE, fetch_pages_concurrently

MOST = 10_000
"""People chosen at once. What is chosen stands in the conversation's row, about 7 bytes each."""


async def relation_ids(ctx: Ctx, data: ContactsData) -> frozenset[int]:
    """Everybody whom the list holds, `MOST` at most. Raises `SmsIrError`."""
    contacts = (await client(ctx)).contacts

    async def page(number: int) -> list[ContactDetail | FoundContact]:
        if data.query:
            return [*await search(ctx, data.query, group_id=data.group_id, page=number)]
        if data.group_id is not None:
            return [*await contacts.by_group(data.group_id, number)]
        return [*await contacts.by_page(number)]

    # A search by name asks in several ways: its pages are full when they hold anything at all.
    size = 1 if data.query else PAGE_SIZE
    relation_ids: set[int] = set()
    async for contact in fetch_pages_concurrently(page, key=lambda row: row.relation_id, size=size):
        if contact.relation_id is not None:
            relation_ids.add(contact.relation_id)
        if len(relation_ids) >= MOST:
            break
    return frozenset(relation_ids)
