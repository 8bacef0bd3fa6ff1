"""A shop's days: its people between both twins, and what must hold whatever happens."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from datetime import timedelta
from itertools import count
from pathlib import Path

from handlers.shared.rights import Role
from sandbox.bot_api.errors import PersonError
from sandbox.smsir import SmsIrTwin
from sandbox.telegram import Message, TelegramTwin, User
from storage import CampaignState, Job, JobState, Member
from tests.proof.acts import Act
from tests.proof.life import LEAP, Life
from tests.proof.virtual import clock

ROSE, CAFE = "demo-key", "demo-key-2"
NAMES = {ROSE: "گل یاس", CAFE: "کافه ترنج"}
USERS = {"owner": 1001, "manager": 2001, "writer": 2002, "other": 3003}
_BEAT = 2.0
"""Seconds after an act until the next: what it brings about is done by then, or is slow."""
_STEADY = 12.0
"""Seconds that are lived through where something is due: each worker goes round twice."""
_DRAIN_DAYS = 2
_ANEW = "➕ شروع تازه"


class BrokenPromiseError(AssertionError):
    """What must hold does not."""


class Story:
    """Acts are methods; each is followed by `hold`."""

    def __init__(self, folder: Path) -> None:
        self.telegram = TelegramTwin(clock=clock.seconds)
        self.smsir = SmsIrTwin(clock=clock.seconds)
        self.life = Life(self.telegram, self.smsir, folder)
        self.people: dict[str, User] = {
            name: self.telegram.user(user, first_name=name) for name, user in USERS.items()
        }
        self.confirmed: Counter[str] = Counter()
        """How often somebody agreed to a text: presses of ✅ where it was seen, each one once."""
        self._agreed: set[tuple[int, int, str]] = set()
        self._numbers = count(1)
        self._texts: dict[str, str] = {}
        """Each text of a send and the account that it is for."""
        self._put_back = False
        self._disturbed = False
        """An answer to a press may have been lost with the process or on the way."""

    async def begin(self) -> None:
        await self.life.open()
        await self.people["owner"].command(f"/link {ROSE} demo-secret")
        await self.people["other"].command(f"/link {CAFE} demo-secret-2")
        await asyncio.sleep(_BEAT)
        storage = self.life.bot.storage
        account = await storage.accounts.for_chat(USERS["owner"])
        assert account is not None
        for name, role in (("manager", Role.MANAGER), ("writer", Role.WRITER)):
            member = Member(
                account_id=account.id, user=USERS[name], role=role, name=name,
                invited_by=USERS["owner"], joined_at=clock.now(),
            )  # fmt: skip
            await storage.members.write(member)
            await storage.accounts.attach(USERS[name], account.id, USERS["owner"])
            await self.people[name].command("/start")
        await asyncio.sleep(_BEAT)

    async def act(self, act: Act) -> None:
        with contextlib.suppress(PersonError):  # nothing to press: nothing happens
            await getattr(self, act.name)(**act.given)
        await asyncio.sleep(_BEAT)
        if self.life.died:
            await self.life.reborn()
            await asyncio.sleep(_BEAT)
        self.hold()

    # What people do

    async def send(self, who: str, group: int, *, twice: bool, undo: bool) -> None:
        card = await self._card(who, group)
        await self._agree(who, card)
        if twice:
            await self._agree(who, card)
        if undo:
            await asyncio.sleep(_BEAT)
            await self._press(who, "↩️")

    async def schedule(
        self, who: str, group: int, *, twice: bool, undo: bool, minutes: int
    ) -> None:
        card = await self._card(who, group)
        person = self.people[who]
        await person.press("⏰", card)
        await asyncio.sleep(_BEAT)
        await person.say(f"{minutes} دقیقه دیگر")
        await asyncio.sleep(_BEAT)
        await self._press(who, "✅ همین زمان")
        card = self._newest(who)
        await self._agree(who, card)
        if twice:
            await self._agree(who, card)
        if undo:
            await self.stop(who)

    async def approve(self, who: str, *, yes: bool) -> None:
        person = self.people[who]
        await person.command("/approvals")
        await asyncio.sleep(_BEAT)
        await self._press(who, "🔏")
        if yes:
            await self._agree(who, self._newest(who))
        else:
            await self._press(who, "❌")

    async def stop(self, who: str) -> None:
        await self.people[who].command("/scheduled")
        await asyncio.sleep(_BEAT)
        await self._press(who, "⏰ ")
        await self._press(who, "🛑")
        await self._press(who, "🛑")

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
        await self.people[who].say(words)

    # What the world does

    async def support(self, nth: int) -> None:
        tickets = self.smsir.accounts[ROSE].tickets
        ticket = tickets[nth % len(tickets)]
        self.smsir.support_answers(ROSE, ticket.ticket_id, "پاسخ پشتیبانی")

    async def wait(self, seconds: float) -> None:
        """Let time pass; a stretch in which nothing is due takes no time to play."""
        until = clock.elapsed + seconds
        while (left := until - clock.elapsed) > 0:
            due = await self.life.next_due()
            ahead = left if due is None else (due - clock.now()).total_seconds()
            if min(ahead, left) > _STEADY:
                clock.leap(min(ahead, left, LEAP) - 1)
            await asyncio.sleep(min(_STEADY, max(until - clock.elapsed, 0.1)))
            if self.life.died:
                return

    async def service(self, asked: str, kind: str, times: int) -> None:
        slow: dict[str, object] = {"seconds": 20.0} if kind == "delay" else {}
        self.smsir.faults.add(asked, kind, times, 0, **slow)

    async def messenger(self, kind: str, times: int) -> None:
        self._disturbed = True
        for method in ("sendMessage", "editMessageText", "answerCallbackQuery"):
            self.telegram.faults.add(method, kind, times=times, seconds=20.0)
        if kind != "delay":
            # The poll that is held ends, so that the next ones fail now: until the clock leaps,
            # it would be an outage as long as the leap.
            self.telegram.faults.add("getUpdates", kind, times=min(times, 2))
            self.telegram.world.updates.bell.ring()

    async def well(self) -> None:
        """What was wrong with the service and the messenger is over."""
        self.smsir.faults.clear()
        self.telegram.faults.clear()
        self.smsir.accounts[ROSE].credit = 10_000

    async def tokens(self) -> None:
        self.smsir.expire_tokens()

    async def kill(self, step: str) -> None:
        self.life.kill_at, self._disturbed = step, True

    async def restart(self) -> None:
        await self.life.restart()

    async def set_clock(self, minutes: int) -> None:
        clock.set_by(timedelta(minutes=minutes))

    async def keep(self) -> None:
        await self.life.keep()

    async def put_back(self) -> None:
        self._put_back = True
        await self.life.put_back()

    async def credit(self, left: int) -> None:
        self.smsir.accounts[ROSE].credit = left

    # How people do it

    def _newest(self, who: str) -> Message:
        shown = [message for message in self.people[who].messages() if message.from_bot]
        newest = max(
            (each for each in shown if each.buttons), key=lambda each: each.seq, default=None
        )
        if newest is None:
            raise PersonError("no buttons")
        return newest

    async def _press(self, who: str, label: str) -> None:
        await self.people[who].press(label, self._newest(who))
        await asyncio.sleep(_BEAT)

    async def _agree(self, who: str, message: Message) -> None:
        """Confirm a card; who may not asks for approval."""
        button = message.button("✅" if message.has("✅") else "🔏")
        if button.data is not None:
            await self._press_data(who, message, button.label, button.data)

    async def _press_data(self, who: str, message: Message, label: str, data: str | None) -> None:
        if data is None:
            return
        key = (message.chat, message.id, data)
        if "✅" in label and key not in self._agreed:
            self._agreed.add(key)
            self.confirmed.update(text for text in self._texts if text in message.text)
        await self.people[who].raw_press(data, message)

    async def _card(self, who: str, group: int) -> Message:
        """Write an SMS to one group, as far as the card."""
        person = self.people[who]
        await person.command("/send")
        await asyncio.sleep(_BEAT)
        if self._newest(who).has(_ANEW):  # the last one was left half-written
            await self._press(who, _ANEW)
        text = f"متن {next(self._numbers)} از {who}."
        self._texts[text] = CAFE if who == "other" else ROSE
        await person.say(text)
        await asyncio.sleep(_BEAT)
        asked = self._newest(who)
        groups = [label for label in asked.labels if "⬜" in label and "(\u2068۰" not in label]
        if not groups:
            raise PersonError("no groups")
        await self._press(who, groups[group % len(groups)])
        await self._press(who, "✅ ادامه")
        card = self._newest(who)
        if text not in card.text:
            raise PersonError("no card")
        return card

    # What must hold

    def hold(self) -> None:
        self._nobody_twice()
        self._each_account_its_own()
        if self.life.logbook.lines:
            raise BrokenPromiseError(f"logged: {self.life.logbook.lines[0]}")

    def _nobody_twice(self) -> None:
        for key in (ROSE, CAFE):
            got = Counter((sms.text, to) for sms in self.smsir.sent(key) for to in sms.recipients)
            for (body, to), times in got.items():
                text = next((each for each in self._texts if body.startswith(each)), None)
                if text is not None and times > self.confirmed[text]:
                    raise BrokenPromiseError(
                        f"{to} got {text!r} {times} times; agreed to {self.confirmed[text]}"
                    )

    def _each_account_its_own(self) -> None:
        for text, key in self._texts.items():
            other = CAFE if key == ROSE else ROSE
            if any(sms.text.startswith(text) for sms in self.smsir.sent(other)):
                raise BrokenPromiseError(f"{text!r} left from {NAMES[other]}")
        for who, person in self.people.items():
            foreign = NAMES[ROSE if who == "other" else CAFE]
            for message in person.messages():
                if message.from_bot and foreign in message.text:
                    raise BrokenPromiseError(f"{who} saw {foreign}: {message.text[:80]!r}")

    async def end(self) -> None:
        """Everything is well again, and days pass: nothing may be left open or untold."""
        await self.well()
        clock.right()
        self.life.kill_at = None
        await self.life.restart()
        await self.wait(_DRAIN_DAYS * 86_400)
        self.hold()
        await self._nothing_open()

    async def _nothing_open(self) -> None:
        storage = self.life.bot.storage
        if left := await storage.inbox.depth():
            raise BrokenPromiseError(f"{left} updates were never handled")
        if self.telegram.unanswered and not self._disturbed:
            raise BrokenPromiseError(f"{len(self.telegram.unanswered)} presses were never answered")
        rows = {name: await storage.outbox.recent(user, 1_000) for name, user in USERS.items()}
        for name, jobs in rows.items():
            for job in jobs:
                if job.state in {JobState.WAITING, JobState.SENDING}:
                    raise BrokenPromiseError(f"{name}'s send {job.id} is {job.state} for ever")
                if not job.told:
                    raise BrokenPromiseError(f"{name} was never told of {job.id}, {job.state}")
        for campaign in await storage.campaigns.due(clock.now()):
            raise BrokenPromiseError(f"{campaign.id} is due and does not leave")
        for campaign in await storage.campaigns.untold():
            if campaign.state is CampaignState.HELD:
                raise BrokenPromiseError(f"nobody was told that {campaign.id} is held")
        self._told_as_it_was(CAFE, rows.pop("other"))
        self._told_as_it_was(ROSE, [job for jobs in rows.values() for job in jobs])

    def _told_as_it_was(self, key: str, jobs: list[Job]) -> None:
        out = {sms.message_id for sms in self.smsir.sent(key)}
        said = [job.message_id for job in jobs if job.state is JobState.SENT]
        if twice := [each for each, times in Counter(said).items() if each and times > 1]:
            raise BrokenPromiseError(f"one call stands for two sends: {twice}")
        if never := [each for each in said if each is not None and each not in out]:
            raise BrokenPromiseError(f"told as sent and never left: {never}")
        unknown = sum(job.state is JobState.UNKNOWN for job in jobs)
        if not self._put_back and len(out) > len(said) + unknown:
            raise BrokenPromiseError(
                f"{len(out)} left, {len(said)} told as sent, {unknown} unknown"
            )
