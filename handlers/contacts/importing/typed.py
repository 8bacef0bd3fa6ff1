"""People as they are typed, pasted or shared in the chat, for screens that gather a few."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from handlers.contacts.importing.birthdays import read_birthdays
from handlers.contacts.importing.people import NewContact, person
from handlers.contacts.importing.reading import vcards
from handlers.contacts.importing.reading.lists import listed_in
from handlers.contacts.importing.reading.names import clean
from handlers.contacts.importing.reading.people import FileRow, mobiles_in
from screens.events import ContactIn
from smsir.text import with_country
from storage import PartRow


def from_text(text: str) -> tuple[list[NewContact], list[str]]:
    """People of lines "name number" in any order, and the lines without a mobile."""
    return _parted(listed_in(text.splitlines()))


def from_contact(event: ContactIn, today: date) -> list[NewContact]:
    """A shared contact: its number and those of its vCard; nobody if none is a mobile."""
    first, last = clean(event.first_name), clean(event.last_name)
    cards = list(vcards.found_in(event.vcard)) if event.vcard else []
    numbers = [*mobiles_in(with_country(event.phone))]
    numbers += [mobile for card in cards for mobile in card.mobiles]
    birthday = next((card.birthday for card in cards if card.birthday), "")
    rows: list[PartRow] = [
        [0, mobile, "", first, last, None, [], birthday] for mobile in dict.fromkeys(numbers)
    ]
    return [person(row) for row in read_birthdays(rows, today)[0]]


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
