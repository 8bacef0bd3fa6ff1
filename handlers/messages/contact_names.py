"""Whose numbers these are: the names that the address book has for them."""

from __future__ import annotations

from collections.abc import Collection

from handlers.shared.concurrently import gather_all
from handlers.shared.unsaid import lists_to_read
from smsir import ContactDetail, FoundContact, SmsIr
from smsir.pages import PAGE_SIZE, fetch_pages_concurrently

MOST_CALLS = 400
"""Calls that it may take; of a larger book the people beyond have no name here."""

_AT_ONCE = 4


async def names_by_mobile(api: SmsIr, mobiles: Collection[str] | None) -> dict[str, str]:
    """A name for each number that has one: searched one by one, or read from the book.

    Whichever takes fewer calls. None: for everybody in the book. Raises `SmsIrError`.
    """
    groups = await api.contacts.groups()
    calls = lists_to_read([group.contacts_count for group in groups], PAGE_SIZE)
    name_of: dict[str, str] = {}
    if mobiles is not None and (calls is None or len(mobiles) <= calls):
        searched = list(mobiles)[:MOST_CALLS]
        for hits in await gather_all(
            [api.contacts.search(mobile=mobile) for mobile in searched], _AT_ONCE
        ):
            _note(name_of, hits)
        return name_of
    walk = fetch_pages_concurrently(
        api.contacts.by_page, key=lambda contact: contact.relation_id, at_once=_AT_ONCE,
        most_pages=MOST_CALLS,
    )  # fmt: skip
    async for contact in walk:
        _note(name_of, [contact])
    return name_of


def _note(name_of: dict[str, str], people: Collection[ContactDetail | FoundContact]) -> None:
    """The first name that is one: a person stands in the book once for each group."""
    for person in people:
        if person.full_name:
            name_of.setdefault(person.mobile, person.full_name)
