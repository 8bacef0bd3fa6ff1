"""The accounts that are played with: small ones, since a day costs what its people cost.

Groups have the same ids, names and sizes in each, and other people: what is mixed up shows in who
gets it, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random

from sandbox.seed import words
from sandbox.smsir import AccountState, Seed
from sandbox.smsir.book import AddressBook
from sandbox.smsir.model import Profile
from sandbox.smsir.seeding.accounts import shop_account
from sandbox.smsir.seeding.people import add_person, mobiles
from sandbox.smsir.seeding.shop_papers import add_service_texts

ROSE, CAFE, KILN = "demo-key", "demo-key-2", "kiln-key"
NAMES = {ROSE: "گل یاس", CAFE: "کافه ترنج", KILN: "سفال ماهک"}
"""Part of each business's name, which stands on no screen of another."""
SECRETS = {ROSE: "demo-secret", CAFE: "demo-secret-2", KILN: "kiln-secret"}
_GROUPS = (("همکاران", 6), ("مشتریان", 3), ("دوستان", 3), ("تازه‌ها", 3))
COLLEAGUES = _GROUPS[0][0]
CREDIT = 10_000
_DAY = 86_400.0


def seed() -> Seed:
    return Seed(_accounts)


def _accounts(now: float) -> dict[str, AccountState]:
    rose = shop_account(now)
    del rose.tickets[2:]
    cafe = AccountState(CAFE, SECRETS[CAFE], Profile(**words.CAFE))
    kiln = AccountState(KILN, SECRETS[KILN], Profile(**words.EMPTY))
    numbers = mobiles(Random(13))
    for account in (rose, cafe, kiln):
        account.credit, account.expires = CREDIT, now + 900 * _DAY
        account.fill_book = partial(_fill, now=now, numbers=numbers)
        assert account.book.groups
        if not account.faqs:
            add_service_texts(account, now)
    return {account.api_key: account for account in (rose, cafe, kiln)}


def _fill(book: AddressBook, now: float, numbers: Iterator[str]) -> None:
    chance = Random(13)
    for name, size in _GROUPS:
        group = book.add_group(name, "#ffffff", now - 300 * _DAY)
        for _ in range(size):
            contact = add_person(book, chance, next(numbers), now - 200 * _DAY)
            book.join(contact, group, contact.created)
