"""A crowd in the address book, for benchmarks and for lists that go on and on."""

from __future__ import annotations

from functools import partial
from random import Random
from uuid import UUID

from sandbox.seed import load, words
from sandbox.smsir.book import AddressBook
from sandbox.smsir.model import AccountState, SentBatch
from sandbox.smsir.seeding.accounts import demo_accounts, shop_account

_DAY = 86_400.0


def large_accounts(
    now: float, contacts: int, groups: int, messages: int
) -> dict[str, AccountState]:
    account = shop_account(now)
    account.fill_book = partial(fill_crowd, now=now, contacts=contacts, groups=groups)
    account.credit = 10 * contacts + 1_250
    _add_messages(account, now, messages)
    return {**demo_accounts(now), account.api_key: account}


def fill_crowd(book: AddressBook, now: float, contacts: int, groups: int) -> None:
    """`contacts` people, dealt out to the groups in turn; nobody waits and nobody cancelled."""
    names, random = load("names"), Random(100)
    crowd = [
        book.add_group(words.LARGE_GROUP.format(number=place + 1), "#90a4ae", now - 500 * _DAY)
        for place in range(groups)
    ]
    women, men, families = names["women"], names["men"], names["families"]
    start = random.randrange(10_000_000)
    for place in range(contacts):
        # A full-period step through ten million numbers: no two alike, in no visible order.
        mobile = f"091{2 + place % 7}{(start + place * 7_654_321) % 10_000_000:07d}"
        first = (women if place % 2 else men)[place // 2 % 30]
        family = families[place // 7 % len(families)]
        at = now - 450 * _DAY + place
        contact = book.new_contact(mobile, None, first, family, 2 + place % 2, at, at)
        book.join(contact, crowd[place % groups], at)


def _add_messages(account: AccountState, now: float, messages: int) -> None:
    """Many small sendings of the past, to numbers that need not be in the book."""
    texts, random = load("shop")["sent"], Random(7)
    for place in range(messages):
        recipients = [f"0912{place:04d}{number:03d}" for number in range(5)]
        account.sent.append(
            SentBatch(
                11_200 + place,
                str(UUID(int=random.getrandbits(128), version=4)),
                texts[place % len(texts)]["text"],
                recipients,
                now - (messages - place) * 7_200,
                account.take_number_ids(len(recipients)),
                1,
                seeded=True,
            )
        )
