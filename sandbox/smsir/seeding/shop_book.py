"""The address book of the flower shop: who is in which group, who waits, who has cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from sandbox.seed import load
from sandbox.smsir.book import AddressBook, Contact, Group
from sandbox.smsir.seeding.people import add_business, add_person, mobiles

_DAY, _HOUR = 86_400.0, 3_600.0


def fill_shop(book: AddressBook, now: float) -> None:
    """Fills an empty book; the oldest people come first, as their ids do."""
    random = Random(1405)
    numbers = mobiles(random)
    plans = load("shop")["groups"]
    at = now - 400 * _DAY
    step = 380 * _DAY / sum(plan["size"] + 1 for plan in plans)
    for plan in plans:
        group = book.add_group(plan["name"], plan["color"], at)
        for contact in _members(book, random, numbers, plan, at, step):
            book.join(contact, group, contact.created)
        at += step * (plan["size"] + 1)
        _let_wait(book, random, group, plan["waiting"], now)
        _let_cancel(book, random, group, plan.get("cancelled", 0), now)


def _members(
    book: AddressBook,
    random: Random,
    numbers: Iterator[str],
    plan: dict[str, Any],
    at: float,
    step: float,
) -> Iterator[Contact]:
    """New people for a group, after the `shared` ones who are in an older group already."""
    names = load("names").get(plan["kind"], [])
    # Businesses are shared among groups of businesses, and people among groups of people.
    candidates = [
        contact for contact in book.contacts.values() if bool(contact.last_name) is not bool(names)
    ]
    shared = plan.get("shared", 0)
    yield from random.sample(
        [contact for contact in candidates if contact.contact_id not in book.waiting], shared
    )
    for place in range(plan["size"] - shared):
        when = at + step * (place + 1)
        if place < len(names):
            yield add_business(book, names[place], next(numbers), when)
        else:
            yield add_person(book, random, next(numbers), when)


def _let_wait(book: AddressBook, random: Random, group: Group, amount: int, now: float) -> None:
    """The last people to come still wait after their membership SMS, for hours."""
    newest = list(group.members.values())[-amount:] if amount else []
    for relation in newest:
        relation.created = relation.contact.created = now - random.uniform(0.2, 2) * _HOUR
        book.wait(relation.contact, now + random.uniform(4, 20) * _HOUR)


def _let_cancel(book: AddressBook, random: Random, group: Group, amount: int, now: float) -> None:
    relations = list(group.members.values())
    for place in range(amount):
        mobile = relations[10 + 37 * place].contact.mobile
        book.cancel(mobile, now - random.uniform(2, 60) * _DAY)
