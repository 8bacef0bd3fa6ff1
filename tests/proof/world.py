"""What the world does to a shop: its network, its machine, its service, and time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.proof.accounts import COLLEAGUES, CREDIT, NAMES, ROSE
from tests.proof.birthdays import Birthdays
from tests.proof.life import IDLE, LEAP
from tests.proof.virtual import clock, settled

_ROUND = 5.0
"""Seconds after which each worker looks at the clock at the latest."""
DAY = 86_000
_PATIENT = 10
"""Rounds in which something is due and stays; then time leaps over it like over the rest."""


class World(Birthdays):
    """Its acts, too, are methods."""

    def __init__(self, folder: Path, *, watching: bool) -> None:
        super().__init__(folder, watching=watching)
        self.back = False
        """A backup was put back."""

    async def wait(self, seconds: float) -> None:
        """Let time pass; a stretch in which nothing is due takes no time to play."""
        until, behind = clock.elapsed + seconds, 0
        while (left := until - clock.elapsed) > 0 and not self.life.died:
            due = await self.life.next_due()
            ahead = LEAP if due is None else (due - clock.now()).total_seconds()
            if self.greets:
                ahead = min(ahead, self.until_the_list())
            behind = behind + 1 if ahead <= 0 else 0
            if behind > _PATIENT:  # it waits for the service, or is stuck
                ahead = IDLE
            clock.leap(min(max(ahead, _ROUND), left, LEAP))
            await settled(_ROUND)

    async def next_day(self, days: int) -> None:
        """The shop is closed, and opens again."""
        await self.wait(days * DAY)

    async def support(self, nth: int) -> None:
        tickets = self.smsir.accounts[ROSE].tickets
        ticket = tickets[nth % len(tickets)]
        self.smsir.support_answers(ROSE, ticket.ticket_id, "پاسخ پشتیبانی")

    async def service(self, asked: str, kind: str, times: int, says: str = "") -> None:
        """`says`: words of a refusal of what was done all the same."""
        more: dict[str, object] = {"message": says, "processed": True} if says else {}
        if kind == "delay":
            more["seconds"] = 20.0
        self.smsir.faults.add(asked, kind, times, 0, **more)

    async def messenger(self, kind: str, times: int) -> None:
        self.disturbed = True
        for twin in (self.telegram, self.bale):
            for method in ("sendMessage", "editMessageText", "answerCallbackQuery"):
                twin.faults.add(method, kind, times=times, seconds=20.0)
            if kind != "delay":
                # The poll that is held ends, so that the next ones fail now: until the clock leaps,
                # it would be an outage as long as the leap.
                twin.faults.add("getUpdates", kind, times=min(times, 2))
                twin.world.updates.bell.ring()
                await settled(_ROUND)
                twin.world.updates.bell.ring()  # this one comes back

    async def well(self) -> None:
        """What was wrong with service, messengers and disk is over."""
        for faults in (self.smsir.faults, self.telegram.faults, self.bale.faults):
            faults.clear()
        for key in NAMES:
            self.smsir.accounts[key].credit = CREDIT
        await self.life.fill_disk(full=False)

    async def tokens(self) -> None:
        self.smsir.expire_tokens()

    async def disk_full(self) -> None:
        self.disturbed = True
        await self.life.fill_disk(full=True)

    async def kill(self, step: str, *, blind: bool = False) -> None:
        """`blind`: the next process cannot read what was sent."""
        self.life.kill_at, self.disturbed = step, True
        self.life.blind = blind

    async def power_cut(self, step: str, *, blind: bool = False) -> None:
        """At that step: what was not synced is lost with the process."""
        await self.kill(step, blind=blind)
        await self.life.cut_power_at(step)

    async def restart(self) -> None:
        await self.life.restart()

    async def set_clock(self, minutes: int) -> None:
        clock.set_beside(timedelta(minutes=minutes))
        self.promises.limits.clear()  # its days are others than ours now

    async def keep(self) -> None:
        self.life.keep()

    async def put_back(self) -> None:
        """Campaigns of before may get numbers that others had."""
        if await self.life.put_back():
            self.back = self.disturbed = True
            self.once.clear()
            self.written.clear()
            self.promises.put_back()
            self.promises.limits.clear()

    async def credit(self, left: int) -> None:
        self.smsir.accounts[ROSE].credit = left

    async def opt_out(self, nth: int) -> None:
        """Somebody cancels by SMS."""
        book = self.smsir.accounts[ROSE].book
        people = [each for each in book.contacts.values() if each.mobile not in book.cancelled]
        if people:
            book.cancel(people[nth % len(people)].mobile, self.smsir.now())

    async def regroup(self, nth: int) -> None:
        """Somebody is moved into another group, in the service's own panel."""
        book = self.smsir.accounts[ROSE].book
        relations = list(book.relations.values())
        target = book.group_named(COLLEAGUES)
        if relations and target is not None:
            book.move(relations[nth % len(relations)], target)
