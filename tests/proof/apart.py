"""What is of one account stands in no chat of another's, and in no call for another's."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from sandbox.smsir import SmsIrTwin
from tests.proof.accounts import NAMES

_NUMBER = re.compile(r"09\d{9}")
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")


class Asked(NamedTuple):
    """A call at the service: the key of its account, and all that is said in it."""

    key: str
    words: str


class Numbers:
    """The accounts in whose books each number stands, or stood, or was put by somebody."""

    def __init__(self, smsir: SmsIrTwin) -> None:
        self._smsir = smsir
        self._owners: dict[str, set[str]] = {}

    def look(self) -> None:
        """Notes who is there now."""
        for key in NAMES:
            for contact in self._smsir.accounts[key].book.contacts.values():
                self.put(contact.mobile, key)

    def put(self, number: str, key: str) -> None:
        self._owners.setdefault(number, set()).add(key)

    def of_others(self, words: str, foreign: Collection[str]) -> list[str]:
        """Numbers in these words that stand in the books of `foreign` accounts alone."""
        numbers = set(_NUMBER.findall(words.translate(_DIGITS)))
        return [each for each in numbers if each in self._owners
                and self._owners[each] <= set(foreign)]  # fmt: skip
