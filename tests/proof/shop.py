"""A shop between its twins: its people at their phones."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from handlers.shared.rights import Role
from sandbox.bale import BaleTwin
from sandbox.bot_api.errors import PersonError
from sandbox.smsir import SmsIrTwin
from sandbox.telegram import Message, TelegramTwin, User
from screens.bands import number
from storage import Account, Member
from tests.proof.accounts import CAFE, KILN, NAMES, ROSE, SECRETS, seed
from tests.proof.life import Life
from tests.proof.names import FIELD
from tests.proof.promises import Agreed, Promises
from tests.proof.virtual import clock, settled
from tests.stories.harness.texts import plain

_BALE_ID = 55
USERS = {
    "owner": 1001, "abroad": number("bale", _BALE_ID), "manager": 2001, "writer": 2002,
    "partner": 2003, "other": 3003, "guest": 2004,
}  # fmt: skip
"""The owner has two accounts, and a phone in each messenger (`abroad`); the other owner has the
café; the partner works in an account of each, now with the one and now with the other; the guest
has none until somebody invites them.
"""
SEEN = {
    "owner": (ROSE, KILN), "abroad": (ROSE, KILN), "manager": (ROSE,), "writer": (ROSE,),
    "partner": (ROSE, CAFE), "other": (CAFE,), "guest": (ROSE,),
}  # fmt: skip
"""The accounts of each; the first is the one they begin with."""
_BALE_TOKEN = f"{10_000_000 + os.getpid()}:TESTtokenOfTheProof0000"
"""Of each process another: on one machine one alone may ask Bale for the updates of a bot. A number
that is large enough for a token, since in a container the process may be the ninth.
"""
_IN_SIGHT = 4
"""Messages that somebody has before them."""


class Shop:
    """Everybody at their phones, as far as it is the same for everything they do."""

    def __init__(self, folder: Path, *, watching: bool) -> None:
        self.telegram = TelegramTwin(clock=clock.seconds)
        self.bale = BaleTwin(_BALE_TOKEN, clock=clock.seconds)
        self.smsir = SmsIrTwin(seed=seed(), clock=clock.seconds)
        self.life = Life(self.telegram, self.bale, self.smsir, folder, watching=watching)
        self.people: dict[str, User] = {
            name: self.bale.user(_BALE_ID, first_name=name, language_code="fa")
            if name == "abroad"
            else self.telegram.user(user, first_name=name)
            for name, user in USERS.items()
        }
        self.agreed = Agreed()
        foreign = {
            ("bale" if name == "abroad" else "telegram", person.id): NAMES.keys() - SEEN[name]
            for name, person in self.people.items()
        }
        self.promises = Promises(
            {"telegram": self.telegram, "bale": self.bale},
            self.smsir,
            self.agreed,
            foreign,
            self.life.asked,
        )
        self.disturbed = False
        """An answer to a press may have been lost with the process or on the way."""
        self._numbers = count(1)

    async def begin(self) -> None:
        await self.life.open()
        await self._link("owner", KILN)
        await self._link("owner", ROSE)
        await self._press("owner", "➕")
        await self._link("other", CAFE)
        await self._join_messengers()
        for who in ("owner", "other"):
            account = await self.account_of(who)
            for name in ("manager", "writer", "partner"):
                if self.key_of(account) in SEEN[name]:
                    await self._employ(name, account)
        for name in ("manager", "writer", "partner"):
            await self.people[name].command("/start")
        await settled()

    async def _link(self, who: str, key: str) -> None:
        await self.people[who].command(f"/link {key} {SECRETS[key]}")
        await settled()

    async def _employ(self, who: str, account: Account) -> None:
        storage = self.life.bot.storage
        role = Role.WRITER if who == "writer" else Role.MANAGER
        member = Member(
            account_id=account.id, user=USERS[who], role=role, name=who,
            invited_by=account.owner, joined_at=clock.now(),
        )  # fmt: skip
        await storage.members.write(member)
        await storage.accounts.allow(account.id, USERS[who])

    async def _join_messengers(self) -> None:
        """The owner is one person in both: a code that is made here and typed there."""
        await self._say("abroad", "/start")
        for who in ("owner", "abroad"):
            await self._say(who, "/settings")
            await self._press(who, "🔗")
        await self._press("owner", "🔗 گرفتن کد")
        shown = plain(self._newest("owner", "📋").text)
        await self._say("abroad", shown.partition("کد شما:")[2].split()[0])
        await self._press("abroad", "✅")

    # How people do it

    def _newest(self, who: str, label: str = "") -> Message:
        """The newest message with buttons; or with that one, where news stand below it."""
        shown = [each for each in self.people[who].messages() if each.from_bot and each.buttons]
        newest = sorted(shown, key=lambda each: each.seq)[-_IN_SIGHT:]
        if not newest:
            raise PersonError("no buttons")
        return next((each for each in reversed(newest) if each.has(label)), newest[-1])

    async def _say(self, who: str, words: str, reply_to: Message | None = None) -> None:
        await self.people[who].say(words, reply_to=reply_to)
        await settled()

    async def _press(self, who: str, label: str, on: Message | None = None) -> None:
        """Press what stands there now."""
        await self.people[who].press(label, on or self._newest(who, label))
        await settled()

    async def _press_seen(self, who: str, label: str, message: Message) -> None:
        """Press what stood there when the message was seen."""
        button = message.button(label)
        await self._press_data(who, message, button.label, button.data)

    async def _agree(self, who: str, message: Message) -> None:
        """Confirm a card; who may not asks for approval."""
        await self._press_seen(who, "✅" if message.has("✅") else "🔏", message)

    async def _press_data(self, who: str, message: Message, label: str, data: str | None) -> None:
        """A writer's ✅ is nobody's word."""
        if data is None:
            return
        if "✅" in label and who != "writer":
            self.agreed.pressed((message.chat, message.id, data), message.text)
            self.agreed.repeated(who, message.text)
        await self.people[who].raw_press(data, message)

    async def account_of(self, who: str) -> Account:
        account = await self.life.bot.storage.accounts.for_chat(USERS[who])
        if account is None:
            raise PersonError("no account")
        return account

    @staticmethod
    def key_of(account: Account) -> str:
        return account.user_api_key.get_secret_value()

    async def _text(
        self, who: str, *, same: bool = False, named: bool = False, goes_on: str = FIELD
    ) -> str:
        """A new text for the account with which somebody works, or the one it had last.

        `named`: it goes on with a field.
        """
        key = self.key_of(await self.account_of(who))
        texts = self.agreed.texts
        last = next((text for text, of in reversed(texts.items()) if of == key), None)
        text = last if same and last is not None else f"متن {next(self._numbers)} از {who}."
        if named and text not in texts:
            self.agreed.named[text] = f"{text} {goes_on}"
        texts[text] = key
        self.agreed.repeated(who, text)
        return text

    def _typed(self, text: str) -> str:
        """All of it, as its person types it."""
        return self.agreed.named.get(text, text)

    async def _write(self, who: str, *, same: bool = False, named: bool = False) -> str:
        """Write the text of an SMS; then its people are asked for."""
        await self._say(who, "/send")
        if self._newest(who).has("➕"):  # another is half written
            await self._press(who, "➕")
        text = await self._text(who, same=same, named=named)
        await self._say(who, self._typed(text))
        return text

    async def _card(
        self,
        who: str,
        group: int = 0,
        *,
        name: str = "",
        same: bool = False,
        named: bool = False,
    ) -> Message:
        """Write an SMS to one group, as far as the card."""
        text = await self._write(who, same=same, named=named)
        asked = self._newest(who, "⬜")
        groups = [label for label in asked.labels if "⬜" in label and name in label]
        if not groups:
            raise PersonError("no groups")
        await self._press(who, groups[group % len(groups)], asked)
        await self._press(who, "✅ ادامه")
        card = self._newest(who, "⏰")
        if text not in card.text:
            raise PersonError("no card")
        return card

    async def _timed(
        self, who: str, group: int, minutes: int, *, same: bool = False, named: bool = False
    ) -> Message:
        """Write one for later, as far as the card."""
        await self._press(who, "⏰", await self._card(who, group, same=same, named=named))
        await self._say(who, f"{minutes} دقیقه دیگر")
        await self._press(who, "✅ همین زمان")
        return self._newest(who, "⏰")
