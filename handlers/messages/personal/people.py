"""Who gets a personal text, read from the address book: groups first, then contacts, then numbers.

A plain number gets the name of its contact where it has one. Who has opted out, and who still waits
after the membership SMS, is left out here: the service would leave them out and say nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from handlers.messages.counting import Picked, Sifted
from handlers.messages.counting.sifting import opted_out
from handlers.messages.personal.rendering import Recipient
from handlers.shared.concurrently import gather_all
from handlers.shared.unsaid import lists_to_read, total
from smsir import ContactDetail, FoundContact, SmsIr
from smsir.pages import PAGE_SIZE, fetch_pages_concurrently

MOST_PEOPLE = 50_000
"""People whose names one send reads: a thousand calls."""

_MOST_PAGES = MOST_PEOPLE // PAGE_SIZE
OnRead = Callable[[int, int | None], None]
"""Hears how many people were read, of how many; None: nobody can tell."""


class TooManyError(Exception):
    """More people than names can be read for in good time."""


@dataclass(slots=True)
class Reading:
    """`named_twice`: people of several groups whose names differ there; the first one counts."""

    people: dict[str, Recipient] = field(default_factory=dict)
    memberships: int = 0
    doubles: int = 0
    named_twice: int = 0
    waiting: int = 0
    gone: int = 0
    sifted: Sifted = field(default_factory=Sifted)

    @property
    def of_contacts(self) -> int:
        return len(self.people) - len(self.sifted.kept)


async def read_people(api: SmsIr, picked: Picked, on_read: OnRead) -> Reading:
    """All that a personal text goes to, each number once.

    Raises:
        SmsIrError: a list cannot be read. Nothing is guessed: a name may decide what is sent.
        TooManyError: there are too many people to read.
    """
    gone = await opted_out(api)
    reading = Reading()
    groups = await api.contacts.groups()
    chosen = [ident for ident, _ in picked.groups]
    sizes = total(group.contacts_count for group in groups if group.id in chosen)
    if (sizes or 0) > MOST_PEOPLE:
        raise TooManyError
    for ident in chosen:
        await _read_group(api, ident, reading, gone, lambda: on_read(reading.memberships, sizes))
    relations = {ident for ident, _ in picked.contacts}
    if relations:
        await _read_contacts(api, relations, reading, gone)
    calls = lists_to_read([group.contacts_count for group in groups], PAGE_SIZE)
    await _add_numbers(api, picked.numbers, reading, gone, calls)
    return reading


async def _read_group(
    api: SmsIr, ident: int, reading: Reading, gone: frozenset[str], heard: Callable[[], None]
) -> None:
    walk = fetch_pages_concurrently(
        lambda page: api.contacts.by_group(ident, page), key=lambda contact: contact.relation_id
    )
    async for contact in walk:
        _take(reading, contact, gone)
        if reading.memberships % PAGE_SIZE == 0:
            heard()
        if reading.memberships > MOST_PEOPLE:
            raise TooManyError


async def _read_contacts(
    api: SmsIr, relations: set[int], reading: Reading, gone: frozenset[str]
) -> None:
    """Only a list of the whole book tells single memberships; it ends with the last one sought."""
    missing = set(relations)
    walk = fetch_pages_concurrently(
        api.contacts.by_page, key=lambda contact: contact.relation_id, most_pages=_MOST_PAGES
    )
    async for contact in walk:
        if contact.relation_id in missing:
            missing.remove(contact.relation_id)
            _take(reading, contact, gone)
        if not missing:
            return


def _take(reading: Reading, contact: ContactDetail, gone: frozenset[str]) -> None:
    reading.memberships += 1
    if not contact.mobile or contact.mobile in gone:
        reading.gone += 1
        return
    if (contact.remained_seconds or 0) > 0:
        reading.waiting += 1
        return
    person = person_of(contact, contact.relation_id)
    before = reading.people.setdefault(contact.mobile, person)
    if before is not person:
        reading.doubles += 1
        reading.named_twice += _names(before) != _names(person)


def person_of(contact: ContactDetail | FoundContact, relation: int | None) -> Recipient:
    """A contact as its texts need it."""
    return Recipient(
        contact.mobile, relation, contact.prefix, contact.first_name, contact.last_name,
        contact.emoji_id,
    )  # fmt: skip


def _names(person: Recipient) -> tuple[object, ...]:
    return person.prefix, person.first, person.last, person.emoji


async def _add_numbers(
    api: SmsIr, numbers: Iterable[str], reading: Reading, gone: frozenset[str], calls: int | None
) -> None:
    """Plain numbers of nobody among those read; they are called by their number.

    `calls`: those that reading the whole book takes.
    """
    distinct = tuple(dict.fromkeys(numbers))
    doubles = tuple(mobile for mobile in distinct if mobile in reading.people)
    kept = tuple(
        mobile for mobile in distinct if mobile not in gone and mobile not in reading.people
    )
    named = await _named(api, kept, calls)
    for mobile in kept:
        reading.people[mobile] = named.get(mobile, Recipient(mobile))
    reading.sifted = Sifted(kept, doubles, tuple(mobile for mobile in distinct if mobile in gone))


async def _named(api: SmsIr, mobiles: tuple[str, ...], calls: int | None) -> dict[str, Recipient]:
    """The contacts of these numbers: searched one by one, or found in the whole book."""
    if not mobiles:
        return {}
    people: dict[str, Recipient] = {}
    if calls is None or len(mobiles) <= calls:
        for hits in await gather_all([api.contacts.search(mobile=mobile) for mobile in mobiles]):
            for hit in hits:
                people.setdefault(hit.mobile, person_of(hit, None))
        return people
    wanted = set(mobiles)
    walk = fetch_pages_concurrently(
        api.contacts.by_page, key=lambda contact: contact.relation_id, most_pages=_MOST_PAGES
    )
    async for contact in walk:
        if contact.mobile in wanted:
            people.setdefault(contact.mobile, person_of(contact, None))
            if len(people) == len(wanted):
                break
    return people
