"""The account's people: invited, bounded, and given the account. Each act is a method."""

from __future__ import annotations

import re

from sandbox.bot_api.errors import PersonError
from tests.proof.meanwhile import Meanwhile
from tests.proof.virtual import clock


class Team(Meanwhile):
    """Whoever is no owner finds no button; then nothing happens."""

    async def invite(self) -> None:
        """Somebody new comes by the owner's link and word, as a manager of what they act with."""
        key = self.key_of(await self.account_of("owner"))
        self.promises.invited("telegram", self.people["guest"].id, key)
        await self._say("owner", "/team")
        await self._press("owner", "➕ دعوت همکار")
        await self._press("owner", "مدیر")
        shown = [each.text for each in self.people["owner"].messages() if each.from_bot]
        links = re.findall(r"start=(join_[\w-]+)", " ".join(shown[-4:]))
        if not links:
            raise PersonError("no link")
        await self._say("guest", f"/start {links[-1]}")
        await self._press("guest", "✅ می‌پذیرم")
        await self._say("owner", "/team")
        await self._press("owner", "guest")
        await self._press("owner", "✅ خودش است")

    async def limit(self, most: int) -> None:
        """The owner says how many SMS a day the manager may let leave."""
        self.promises.limits.pop("manager", None)
        await self._say("owner", "/team")
        await self._press("owner", "manager")
        await self._press("owner", "✏️ سقف پیامک در روز")
        await self._say("owner", str(most))
        account = await self.account_of("owner")
        kept = await self.life.bot.storage.members.of(account.id)
        # On a full disk the owner hears that it was not kept.
        if any(each.name == "manager" and each.daily == most for each in kept):
            self.promises.limits["manager"] = (most, clock.seconds())

    async def rule(self, most: int) -> None:
        """The owner decides alone about what costs more; a manager's word is none then."""
        await self._say("owner", "/approvals")
        await self._press("owner", "⚙️")
        await self._press("owner", "✏️ سقف مدیرها")
        await self._say("owner", str(most))

    async def hand_over(self, giver: str, taker: str) -> None:
        """The account gets another owner, who was its manager."""
        self.promises.limits.clear()
        await self._say(giver, "/team")
        await self._press(giver, taker)
        await self._press(giver, "🤝 واگذاری")
        await self._press(giver, "🤝 بله")
        await self._press(taker, "🤝")
        await self._press(taker, "✅ می‌پذیرم")
