"""The accounts of the demo, each for one thing that can be the matter with an account."""

from __future__ import annotations

from functools import partial
from random import Random

from sandbox.seed import words
from sandbox.smsir.book import AddressBook
from sandbox.smsir.model import AccountState, Profile
from sandbox.smsir.seeding.people import add_person, days_ago, mobiles
from sandbox.smsir.seeding.shop_book import fill_shop
from sandbox.smsir.seeding.shop_papers import add_papers, add_sent, add_service_texts

_DAY = 86_400.0


def demo_accounts(now: float) -> dict[str, AccountState]:
    accounts = (_shop(now), _cafe(now), _expired(now), _broke(now), _empty(now))
    return {account.api_key: account for account in accounts}


def shop_account(now: float) -> AccountState:
    """The flower shop without contacts or sendings."""
    account = AccountState(
        "demo-key",
        "demo-secret",
        Profile(**words.SHOP, mobile="09121234567", referral_code="YAS1405"),
        credit=1250,
        # A minute more, so that the demo still says 68 days after it has been looked at.
        expires=now + 68 * _DAY + 60,
        sent_count=8412,
    )
    add_papers(account, now)
    return account


def _shop(now: float) -> AccountState:
    account = shop_account(now)
    account.fill_book = partial(fill_shop, now=now)
    add_sent(account, account.book, now)
    return account


def _small(
    key: str, profile: Profile, now: float, groups: tuple[tuple[str, int], ...]
) -> AccountState:
    account = AccountState(f"{key}", key.replace("key", "secret"), profile)
    account.fill_book = partial(_fill_small, now=now, groups=groups, seed=key)
    add_service_texts(account, now)
    account.expires = now + 200 * _DAY
    return account


def _fill_small(
    book: AddressBook, now: float, groups: tuple[tuple[str, int], ...], seed: str
) -> None:
    random = Random(seed)
    numbers = mobiles(random)
    for name, size in groups:
        group = book.add_group(name, "#ffffff", now - 300 * _DAY)
        for mobile in (next(numbers) for _ in range(size)):
            contact = add_person(book, random, mobile, days_ago(random, now, 250))
            book.join(contact, group, contact.created)


def _cafe(now: float) -> AccountState:
    account = _small(
        "demo-key-2", Profile(**words.CAFE, mobile="09351112233"), now, words.CAFE_GROUPS
    )
    account.secret_key, account.credit, account.sent_count = "demo-secret-2", 300, 96
    return account


def _expired(now: float) -> AccountState:
    account = _small("expired-key", Profile(**words.STALE), now, words.CAFE_GROUPS)
    account.credit, account.expires = 90, now - 12 * _DAY
    return account


def _broke(now: float) -> AccountState:
    profile = Profile(**words.BROKE, is_trial=True, has_national_card=False)
    return _small("broke-key", profile, now, words.CAFE_GROUPS)


def _empty(now: float) -> AccountState:
    """Nothing in it: every list is empty, the service's own texts too."""
    account = AccountState("empty-key", "empty-secret", Profile(**words.EMPTY))
    account.credit, account.expires = 50, now + 30 * _DAY
    return account
