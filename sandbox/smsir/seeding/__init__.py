"""Accounts as they stand when a twin begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sandbox.smsir.model import AccountState
from sandbox.smsir.seeding.accounts import demo_accounts
from sandbox.smsir.seeding.crowd import large_accounts

__all__ = ["Seed"]


@dataclass(frozen=True)
class Seed:
    """`accounts` builds them for a time of day, by UserApiKey; the same each time it is asked."""

    accounts: Callable[[float], dict[str, AccountState]]

    @classmethod
    def demo(cls) -> Seed:
        """The flower shop (`demo-key`), a café, and an expired, a broke and an empty account."""
        return cls(demo_accounts)

    @classmethod
    def large(cls, contacts: int = 100_000, groups: int = 20, messages: int = 200) -> Seed:
        """The demo accounts, with a crowd in the address book of `demo-key`.

        The book is built when it is first looked at.
        """
        return cls(partial(large_accounts, contacts=contacts, groups=groups, messages=messages))
