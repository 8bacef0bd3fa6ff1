"""Something changes between a word and its time; then nothing leaves unasked. Acts are methods."""

from __future__ import annotations

from contextlib import asynccontextmanager
from random import Random
from typing import TYPE_CHECKING

from handlers.shared.rights import Role
from sandbox.smsir.seeding.people import add_person
from tests.proof.accounts import ROSE
from tests.proof.late import Late
from tests.proof.promises import BrokenPromiseError
from tests.proof.shop import USERS
from tests.proof.virtual import clock, settled

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox.smsir.book import AddressBook, Contact
    from sandbox.telegram import Message

_HOUR = 3_600.0
_TOO_LATE = 5 * _HOUR
_OLD_CARD = 25 * _HOUR
_MANY = 8


class Meanwhile(Late):
    """Each act looks itself whether what it was about has left all the same."""

    async def down(self, who: str, group: int, *, later: bool) -> None:
        """The machine is down when it should leave, and for hours."""
        async with self._kept_back(who, group, later=later) as card:
            await self._agree(who, card)
            await settled()
            await self.life.close()
            clock.leap(_TOO_LATE)
            await self.life.open()
            await self.wait(600)

    async def grown(self, who: str, group: int) -> None:
        """Many people are added to the groups before it leaves."""
        async with self._kept_back(who, group, later=True) as card:
            await self._agree(who, card)
            await settled()
            book = self.smsir.accounts[self.key_of(await self.account_of(who))].book
            new = [self._somebody(book, nth) for nth in range(_MANY)]
            for joined in list(book.groups.values()):
                for contact in new:
                    book.join(contact, joined, contact.created)
            await self.wait(1_200)
        for contact in new:
            book.delete_contact(contact)

    def _somebody(self, book: AddressBook, nth: int) -> Contact:
        return add_person(book, Random(nth), f"099000000{nth:02}", self.smsir.now())

    async def dismissed(self, who: str, group: int) -> None:
        """Somebody has the account no more when it should leave."""
        async with self._kept_back(who, group, later=True) as card:
            account = await self.account_of(who)
            await self._agree(who, card)
            await settled()
            await self.life.bot.storage.accounts.forbid(account.id, USERS[who])
            await self.wait(1_200)
        await self.life.bot.storage.accounts.allow(account.id, USERS[who])

    async def confirm_old(self, who: str, group: int) -> None:
        """A card is confirmed a day after it was shown."""
        async with self._kept_back(who, group, later=False) as card:
            await self.wait(_OLD_CARD)
            await self._agree(who, card)
            await settled()
            await self.wait(60)

    async def promoted(self, group: int) -> None:
        """A writer asks, becomes a manager, and says yes to it; that takes somebody else."""
        account = await self.account_of("owner")
        if self.key_of(account) != ROSE:
            return
        members = self.life.bot.storage.members
        async with self._kept_back("writer", group, later=False) as card:
            await self._agree("writer", card)
            await settled()
            await members.change(account.id, USERS["writer"], role=Role.MANAGER)
            await self._say("writer", "/approvals")
            await self._press("writer", "🔏")
            newest = self._newest("writer", "✅")
            if newest.has("✅"):
                await self._press("writer", "✅", newest)
            await self.wait(60)
        await members.change(account.id, USERS["writer"], role=Role.WRITER)

    @asynccontextmanager
    async def _kept_back(self, who: str, group: int, *, later: bool) -> AsyncIterator[Message]:
        """The card of an SMS that may not have left at the end."""
        card = await (self._timed(who, group, 10) if later else self._card(who, group))
        text = next(reversed(self.agreed.texts))
        yield card
        key = self.agreed.texts[text]
        if any(sms.text.startswith(text) for sms in self.smsir.sent(key)):
            raise BrokenPromiseError(f"{text!r} left unasked")
