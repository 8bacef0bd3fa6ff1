"""Birthdays are said and greeted, and people change between an evening's list and its morning.

Each act is a method.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import cycle
from zoneinfo import ZoneInfo

import jdatetime

from sandbox.bot_api.errors import PersonError
from sandbox.smsir.book import AddressBook, Contact
from tests.proof.names import CALLED, FIELD
from tests.proof.team import Team
from tests.proof.virtual import clock, settled

TEHRAN = ZoneInfo("Asia/Tehran")
_LIST_AT = time(18, 0, 1)
_AFTER_THE_LIST, _UNTIL_NOON = 1_800.0, 66_600.0
_GREETING = f"تولدت مبارک {FIELD}"


class Birthdays(Team):
    """`greets`: somebody has switched a greeting on, so that each evening matters."""

    greets = False

    async def greet(self, who: str, *, named: bool) -> None:
        """Switch the greeting on, or give it another text."""
        await self._say(who, "/occasions")
        await self._press(who, "🎂 تبریک تولد")
        await self._press(who, "✏️ متن خودم")
        text = await self._text(who, named=named, goes_on=_GREETING)
        self.agreed.greetings.add(text)
        await self._say(who, self._typed(text))
        ready = self._newest(who, "✅")
        if text not in ready.text:
            raise PersonError("no text")
        await self._agree(who, ready)
        self.agreed.by_hand.discard(text)
        self.greets = True

    async def birthday(self, who: str, nth: int, days: int, many: int = 1) -> None:
        """Say whose birthday is in so many days."""
        key = self.key_of(await self.account_of(who))
        contacts = _people(self.smsir.accounts[key].book)
        await self._say(who, "/occasions")
        await self._press(who, "🎂 تبریک تولد")
        await self._press(who, "🎂 همهٔ تولدها")
        day = jdatetime.date.fromgregorian(date=self._now().date() + timedelta(days=days))
        for place in range(nth, nth + many):
            mobile = contacts[place % len(contacts)].mobile
            self.promises.born.add((key, mobile))
            await self._say(who, f"{mobile} 1370/{day.month}/{day.day}")

    async def between_list_and_morning(self, who: str, nth: int, *, moved: bool) -> None:
        """Some who stand on the evening's list get another number, or another name."""
        await self.wait(self.until_the_list() + _AFTER_THE_LIST)
        if self.life.died:  # as it greeted: what is handed over goes to the person, whatever number
            return
        book = self.smsir.accounts[self.key_of(await self.account_of(who))].book
        contacts = _people(book)
        for place in range(nth, nth + 3):
            contact = contacts[place % len(contacts)]
            if moved:
                number = f"0998{int(clock.elapsed) % 1_000_000:06}{place % 10}"
                book.rename_mobile(contact, number, self.smsir.now())
            else:
                _call(contact, CALLED[place % len(CALLED)])
        await self.wait(_UNTIL_NOON)

    def until_the_list(self) -> float:
        """Seconds, by the machine's clock, until the next evening's list."""
        now = self._now()
        today = datetime.combine(now.date(), _LIST_AT, TEHRAN)
        return (today - now).total_seconds() % 86_400.0

    @staticmethod
    def _now() -> datetime:
        return clock.now().astimezone(TEHRAN)

    async def rename(self, nth: int, called: str) -> None:
        """Somebody is called otherwise in each account, by the service's own panel."""
        for account in self.smsir.accounts.values():
            contacts = _people(account.book)
            _call(contacts[nth % len(contacts)], called)

    async def renamed(self, who: str, group: int, *, later: bool) -> None:
        """All are called otherwise between the card and the word, or the word and the time."""
        card = await (
            self._timed(who, group, 10, named=True) if later else self._card(who, group, named=True)
        )
        book = self.smsir.accounts[self.key_of(await self.account_of(who))].book
        if later:
            await self._agree(who, card)
            await settled()
            await self.wait(60)
        for contact, name in zip(_people(book), cycle(CALLED), strict=False):
            _call(contact, name if contact.first_name != name else "نیما")
        self.promises.names.look()
        if not later:
            await self.wait(5)
            await self._agree(who, card)
            await settled()
        await self.wait(1_200)


def _people(book: AddressBook) -> list[Contact]:
    return sorted(book.contacts.values(), key=lambda contact: contact.contact_id)


def _call(contact: Contact, name: str) -> None:
    contact.first_name = name or None
