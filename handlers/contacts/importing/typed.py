"""People as they are typed, pasted or shared in the chat, for screens that gather a few."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.contacts.importing.people import NewContact
from handlers.contacts.importing.reading import vcards
from handlers.contacts.importing.reading.lists import listed_in
from handlers.contacts.importing.reading.names import clean
from handlers.contacts.importing.reading.people import FileRow, mobiles_in
from screens.events import ContactIn
from smsir.text import with_country


def from_text(text: str) -> tuple[list[NewContact], list[str]]:
    """People of lines "name number" in any order, and the lines without a mobile."""
    return _parted(listed_in(text.splitlines()))


def from_contact(event: ContactIn) -> list[NewContact]:
    """A shared contact: its number and those of its vCard; nobody if none is a mobile."""
    first, last = clean(event.first_name), clean(event.last_name)
    numbers = [*mobiles_in(with_country(event.phone))]
    if event.vcard:
        numbers += [mobile for card in vcards.found_in(event.vcard) for mobile in card.mobiles]
    return [NewContact(0, mobile, "", first, last) for mobile in dict.fromkeys(numbers)]


def _parted(rows: Iterable[FileRow]) -> tuple[list[NewContact], list[str]]:
    people: list[NewContact] = []
    bad: list[str] = []
    for row in rows:
        if not row.mobiles:
            bad.append(row.seen)
        people += [
            NewContact(row.row, mobile, row.prefix, row.first, row.last, row.emoji)
            for mobile in row.mobiles
        ]
    return people, bad
