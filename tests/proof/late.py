"""Hands that come too late, or to another place: each act is a method."""

from __future__ import annotations

from pathlib import Path

from storage import CampaignState
from tests.proof.people import People
from tests.proof.promises import BrokenPromiseError
from tests.proof.shop import SEEN, USERS
from tests.proof.virtual import settled


class Late(People):
    """Something has changed between a look and a press."""

    def __init__(self, folder: Path, *, watching: bool) -> None:
        super().__init__(folder, watching=watching)
        self.once: set[int] = set()
        """Campaigns of one turn, that were too late to be stopped."""

    async def stop_late(self, who: str, group: int) -> None:
        """Ask to stop one, and say yes after it has left."""
        known = await self._campaigns(who)
        await self._agree(who, await self._timed(who, group, 2))
        await settled()
        new = await self._campaigns(who) - known
        await self._say(who, "/scheduled")
        await self._press(who, "⏰ ")
        await self._press(who, "🛑")
        asked = self._newest(who)
        await self.wait(600)
        if not self.life.died:
            campaigns = [await self.life.bot.storage.campaigns.get(each) for each in new]
            self.once.update(one.id for one in campaigns if one and one.state is CampaignState.DONE)
            await self._press_seen(who, "🛑", asked)

    async def _campaigns(self, who: str) -> set[int]:
        account = await self.account_of(who)
        return {each.id for each in await self.life.bot.storage.campaigns.open_of(account.id)}

    async def undo_late(self, who: str, group: int) -> None:
        await self._agree(who, await self._card(who, group))
        await settled()
        running = self._newest(who, "↩️")
        await self.wait(60)
        if not self.life.died:
            await self._press_seen(who, "↩️", running)

    async def confirm_late(self, who: str, group: int) -> None:
        """Say yes on a card whose text has been changed since."""
        card = await self._card(who, group)
        await self._press(who, "✏️", card)
        await self._say(who, await self._text(who))
        await self._agree(who, card)

    async def confirm_elsewhere(self, who: str, group: int) -> None:
        """Say yes on a card of the account that was left meanwhile."""
        card = await self._card(who, group)
        await self._elsewhere(who)
        await self._agree(who, card)

    async def finish_elsewhere(self, who: str, group: int) -> None:
        """Go on with a text of the account that was left meanwhile, up to its sending."""
        await self._write(who)
        asked = self._newest(who, "⬜")
        groups = [label for label in asked.labels if "⬜" in label]
        await self._elsewhere(who)
        if groups and group:
            await self._press_seen(who, groups[group % len(groups)], asked)
            await settled()
        else:
            await self._say(who, "09121112233")
        await self._press(who, "✅ ادامه")
        await self._agree(who, self._newest(who, "⏰"))

    async def _elsewhere(self, who: str) -> None:
        """The other account is chosen, without a word to the conversation."""
        account = await self.account_of(who)
        keys = [key for key in SEEN[who] if key != self.key_of(account)]
        accounts = self.life.bot.storage.accounts
        for other in await accounts.all():
            if self.key_of(other) in keys:
                await accounts.switch(USERS[who], other.id)

    async def undo_while_down(self, who: str, group: int, step: str) -> None:
        """The process dies beside its call; the person undoes it before it is back."""
        await self._agree(who, await self._card(who, group))
        await settled()
        running = self._newest(who, "↩️")
        self.life.kill_at, self.disturbed = step, True
        await self.wait(60)
        if self.life.died:
            await self._press_seen(who, "↩️", running)

    async def send_now(self, who: str) -> None:
        """Let at once what is scheduled; that is the same SMS and no second one."""
        await self._say(who, "/scheduled")
        await self._press(who, "⏰ ")
        await self._press(who, "✅ همین حالا")
        card = self._newest(who, "✅")
        self.agreed.repeated(who, card.text)
        self.agreed.let_go(card.text)
        await self.people[who].raw_press(card.button("✅").data or "", card)

    async def tick_twice(self, who: str, group: int) -> None:
        """A box is ticked, and the button that ticked it, which is none any more, pressed again."""
        await self._write(who)
        asked = self._newest(who, "⬜")
        groups = [label for label in asked.labels if "⬜" in label]
        if not groups:
            return
        button = asked.button(groups[group % len(groups)])
        for _ in range(2):
            await self._press_data(who, asked, button.label, button.data)
            await settled()
        if not self.disturbed and not self._newest(who).has("☑"):
            raise BrokenPromiseError(f"{button.label!r} was ticked, and its button took it away")

    async def look_again(self, who: str) -> None:
        """Have a send looked for of which nobody knows whether it left."""
        await self._press(who, "🔍")

    async def edit_while_choosing(self, who: str) -> None:
        """Another message is edited while its people are chosen."""
        text = await self._write(who)
        mine = [each for each in self.people[who].messages() if not each.from_bot]
        other = next(
            (each for each in mine if each.text in self.agreed.texts and each.text != text), None
        )
        if other is None:
            return
        await self.people[who].edit(other, f"{other.text} …")
        await settled()
        if f"{other.text} …" in self._newest(who).text:
            raise BrokenPromiseError(f"{text!r} is not what is written any more")

    async def edit_another(self, who: str, group: int, *, on_card: bool) -> None:
        """Another message is edited while one is written, or on its card: that is nobody's SMS."""
        card = await self._card(who, group)
        text = next(reversed(self.agreed.texts))
        mine = [each for each in self.people[who].messages() if not each.from_bot]
        other = next((each for each in mine if text not in each.text), None)
        if other is None:
            return
        if not on_card:
            await self._press(who, "✏️", card)
        await self.people[who].edit(other, f"{other.text} …")
        await settled()
        if text not in self._newest(who, "⏰" if on_card else "").text:
            raise BrokenPromiseError(f"{text!r} is not what is written any more")
