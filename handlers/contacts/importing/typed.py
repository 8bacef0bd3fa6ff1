"""People as they are typed, pasted or shared in the chat, for screens that gather a few."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from handlers.contacts.importing.birthdays import read_birthdays
from handlers.contacts.importing.people import NewContact, person
from handlers.contacts.importing.reading import vcards
from handlers.contacts.importing.reading.lists import listed_in
from handlers.contacts.importing.reading.names import clean
from handlers.contacts.importing.reading.people import mobiles_in
from screens.events import ContactIn
from smsir.text import with_country
from storage import PartRow


class TypedPeople(NamedTuple):
    """Those with a mobile, the lines without one, and how many birthdays are not clear."""

    people: list[NewContact]
    bad: list[str]
    unclear: int


def from_text(text: str, today: date) -> TypedPeople:
    """People of lines "name number" in any order, or labelled ones."""
    bad: list[str] = []
    rows: list[PartRow] = []
    for row in listed_in(text.splitlines()):
        if not row.mobiles:
            bad.append(row.seen)
        names: PartRow = [row.prefix, row.first, row.last, row.emoji]
        rows += [_row([row.row, mobile, *names], row.birthday) for mobile in row.mobiles]
    return _with_birthdays(rows, bad, today)


def from_contact(event: ContactIn, today: date) -> TypedPeople:
    """A shared contact: its number and those of its vCard; nobody if none is a mobile."""
    first, last = clean(event.first_name), clean(event.last_name)
    cards = list(vcards.found_in(event.vcard)) if event.vcard else []
    numbers = [*mobiles_in(with_country(event.phone))]
    numbers += [mobile for card in cards for mobile in card.mobiles]
    birthday = next((card.birthday for card in cards if card.birthday), "")
    rows = [_row([0, each, "", first, last, None], birthday) for each in dict.fromkeys(numbers)]
    return _with_birthdays(rows, [], today)


def _row(person_: PartRow, birthday: str) -> PartRow:
    return [*person_, [], birthday] if birthday else person_


def _with_birthdays(rows: list[PartRow], bad: list[str], today: date) -> TypedPeople:
    good, unclear = read_birthdays(rows, today)
    return TypedPeople([person(row) for row in good], bad, len(unclear))
