"""Who was called what, and when: what a text with a field should be for each."""

from __future__ import annotations

from collections.abc import Iterable

from sandbox.smsir import SmsIrTwin
from tests.proof.accounts import NAMES

FIELD = "{نام|دوست}"
CALLED = ("نگار", "رضا{", "سارا", "", "مریم", "}علی", "{نام}", "۰۹۱۲")
"""What somebody may be called from now on; some of it is no name."""

_NOBODY = "دوست"


class Names:
    """The first names in the address books, each from a moment on."""

    def __init__(self, smsir: SmsIrTwin) -> None:
        self._smsir = smsir
        self._since: dict[tuple[str, str], list[tuple[float, str]]] = {}

    def look(self) -> None:
        """Notes what has changed since the last look."""
        now = self._smsir.now()
        for key in NAMES:
            for contact in self._smsir.accounts[key].book.contacts.values():
                past = self._since.setdefault((key, contact.mobile), [])
                name = contact.first_name or ""
                if not past or past[-1][1] != name:
                    past.append((now, name))

    def texts(self, typed: str, key: str, mobile: str, moments: Iterable[float]) -> set[str]:
        """What the text is for a number by the names of these moments, or the first after each.

        What changed at the very moment may have been read before or after.
        """
        past = self._since.get((key, mobile), [(0.0, "")])
        names = {
            next((name for since, name in reversed(past) if since <= before), past[0][1])
            for at in moments
            for before in (at, at - 0.001)
        }
        return {typed.replace(FIELD, name) for each in names for name in _shown(each)}

    def all_texts(self, typed: str, key: str, mobile: str) -> set[str]:
        """By any name that the number ever had."""
        moments = [since for since, _ in self._since.get((key, mobile), ())]
        return self.texts(typed, key, mobile, moments or (0.0,))


def _shown(name: str) -> tuple[str, ...]:
    """What is put in its place; a story may have written what only the bot can judge."""
    if name in CALLED and not name.isalpha():
        return (_NOBODY,)
    return (name,) if name.isalpha() else (name, _NOBODY)
