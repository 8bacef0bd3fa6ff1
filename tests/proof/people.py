"""What people do: each act is a method."""

from __future__ import annotations

from pathlib import Path

from sandbox.bot_api.errors import PersonError
from sandbox.telegram import Message
from tests.proof.accounts import COLLEAGUES, ROSE
from tests.proof.promises import BrokenPromiseError
from tests.proof.shop import Shop
from tests.proof.virtual import settled


class People(Shop):
    """Acts raise `PersonError` where there is nothing to press: then nothing happens."""

    def __init__(self, folder: Path, *, watching: bool) -> None:
        super().__init__(folder, watching=watching)
        self.written: dict[str, str] = {}
        """What somebody has begun to write and not finished."""
        self.replies: list[str] = []
        self.added: set[tuple[str, str]] = set()
        """Numbers of people that were given to an account, by its key."""

    async def send(
        self,
        who: str,
        group: int,
        *,
        twice: bool,
        undo: bool,
        same: bool = False,
        named: bool = False,
    ) -> None:
        card = await self._card(who, group, same=same, named=named)
        await self._agree(who, card)
        if same:  # the bot asks whether it shall leave twice
            await settled()
            again = self._newest(who, "✉️ دوباره")
            await self._press_again(who, again)
        if twice:
            await self._agree(who, card)
        if undo:
            await settled()
            await self._press(who, "↩️")

    async def _press_again(self, who: str, asked: Message) -> None:
        if asked.has("✉️ دوباره"):
            await self._press(who, "✉️ دوباره", asked)

    async def schedule(
        self,
        who: str,
        group: int,
        *,
        twice: bool,
        undo: bool,
        minutes: int,
        same: bool = False,
        named: bool = False,
    ) -> None:
        card = await self._timed(who, group, minutes, same=same, named=named)
        await self._agree(who, card)
        if twice:
            await self._agree(who, card)
        if undo:
            await self.stop(who)

    async def approve(self, who: str, *, yes: bool) -> None:
        await self._say(who, "/approvals")
        await self._press(who, "🔏")
        if yes:
            await self._agree(who, self._newest(who, "✅"))
        else:
            await self._press(who, "❌")

    async def approve_both(self) -> None:
        """Two who may decide look at the same request, and both say yes."""
        for who in ("owner", "manager"):
            await self._say(who, "/approvals")
            await self._press(who, "🔏")
        for who in ("owner", "manager"):
            await self._agree(who, self._newest(who, "✅"))

    async def stop(self, who: str) -> None:
        await self._say(who, "/scheduled")
        await self._press(who, "⏰ ")
        await self._press(who, "🛑")
        await self._press(who, "🛑")

    async def slowly(self, who: str, *, named: bool = False) -> None:
        """Send to six in three batches."""
        await self._press(who, "🐢", await self._card(who, name=COLLEAGUES, named=named))
        await self._say(who, "۲ تا هر ۱۰ دقیقه از ۰ تا ۲۳")
        await self._press(who, "✅ با همین آهنگ")
        await self._agree(who, self._newest(who, "✅ شروع"))

    async def go_on(self, who: str) -> None:
        """Let what a backup brought back go on."""
        await self._say(who, "/scheduled")
        await self._press(who, "🐢 ")
        await self._press(who, "⏯")

    async def switch(self, who: str) -> None:
        """Turn to the other account."""
        await self._say(who, "/switch")
        await self._press(who, "⬜")

    async def begin_to_write(self, who: str) -> None:
        """A text is typed; its person is called away."""
        await self._say(who, "/send")
        if self._newest(who).has("➕"):
            await self._press(who, "➕")
        text = await self._text(who)
        await self._say(who, text)
        if any(text in shown.text for shown in self.people[who].messages() if shown.from_bot):
            self.written[who] = text

    async def find_again(self, who: str) -> None:
        """What was typed is offered at the next /send, whatever came between."""
        text = self.written.pop(who, None)
        await self._say(who, "/send")
        newest = self._newest(who)
        if text is not None and text not in newest.text:
            raise BrokenPromiseError(f"{who} had typed {text!r}; there is {newest.text[:120]!r}")

    async def reply(self, who: str) -> None:
        """Answer support in the ticket that is looked at."""
        ticket = self.smsir.accounts[ROSE].tickets[0].ticket_id
        await self._say(who, f"/tickets {ticket}")
        text = f"پاسخ {len(self.replies) + 1} از {who}"
        self.replies.append(text)
        await self._say(who, text, reply_to=self._newest(who, "✅"))
        await self._press(who, "✅ ارسال پاسخ")

    async def add(self, who: str, nth: int) -> None:
        """New people for a group, typed in lines."""
        await self._say(who, "/groups")
        await self._press(who, COLLEAGUES)
        await self._press(who, "➕ افزودن مخاطب")
        await self._say(who, "\n".join(await self._new(who, "0912111", "0935111", nth=nth)))
        await self._press(who, "✅ افزودن")

    async def _new(self, who: str, *codes: str, nth: int) -> list[str]:
        numbers = [f"{code}{nth:04}" for code in codes]
        key = self.key_of(await self.account_of(who))
        for number in numbers:
            self.added.add((key, number))
            self.promises.numbers.put(number, key)
        return numbers

    async def add_file(self, who: str, nth: int) -> None:
        """New people for a group, out of a file."""
        await self._say(who, "/groups")
        await self._press(who, COLLEAGUES)
        await self._press(who, "➕ افزودن مخاطب")
        sheet = "\n".join(("موبایل", *await self._new(who, "0912333", "0935333", nth=nth)))
        await self.people[who].send_file("people.csv", sheet.encode())
        await settled(20.0)
        await self._press(who, "✅ افزودن")

    async def press(self, who: str, nth: int) -> None:
        message = self._newest(who)
        labels = [button for row in message.buttons for button in row if button.data is not None]
        if labels:
            await self._press_data(who, message, *labels[nth % len(labels)][:2])

    async def press_old(self, who: str, nth: int) -> None:
        old = [
            (message, button)
            for message in self.people[who].messages()
            if message.from_bot
            for row in message.buttons
            for button in row
            if button.data is not None
        ]
        if old:
            message, button = old[nth % len(old)]
            await self._press_data(who, message, button.label, button.data)

    async def say(self, who: str, words: str) -> None:
        self.written.pop(who, None)
        await self._say(who, words)

    async def wait(self, seconds: float) -> None:
        raise PersonError(f"nobody waits {seconds} here")
