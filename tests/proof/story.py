"""A shop's days, act by act, and what must be true when everything is over."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from sandbox.bot_api.errors import PersonError
from sandbox.smsir import SentBatch
from storage import CampaignState, Job, JobState
from tests.proof.accounts import NAMES, ROSE
from tests.proof.acts import Act
from tests.proof.promises import BrokenPromiseError
from tests.proof.shop import SEEN, USERS
from tests.proof.virtual import clock, settled
from tests.proof.world import World

_DRAIN_DAYS = 2
_ONE = {"abroad": "owner"}
"""One person with two phones."""


class _Ended(NamedTuple):
    """The sends of one account."""

    key: str
    jobs: list[Job]


class Story(World):
    """Acts are methods of this class; each is followed by `hold`."""

    async def act(self, act: Act) -> None:
        silent, reached = self._unanswered(), self._messengers_are_well()
        with contextlib.suppress(PersonError):  # nothing to press: nothing happens
            await getattr(self, act.name)(**act.given)
        await settled()
        if self.life.died:
            self.written.clear()
            await self.life.reborn()
            await settled()
            if reached and self._messengers_are_well():
                self._answered(self._unanswered().keys() - silent.keys())
        self.hold()

    def hold(self) -> None:
        self.promises.tidings.calm &= not self.disturbed
        self.promises.hold()
        if self.life.logbook.lines:
            raise BrokenPromiseError(f"logged: {self.life.logbook.lines[0]}")

    async def end(self) -> None:
        """Everything is well again, and days pass: nothing may be left open or untold."""
        await self.well()
        clock.right()
        self.life.kill_at = None
        await self.life.restart()
        await self.next_day(_DRAIN_DAYS)
        self.hold()
        await self._nothing_waits()
        await self._no_campaign_open()
        for ended in await self._sends():
            await self._all_ended(ended)
            self._told_as_it_was(ended)
        self._each_was_told(await self._sends())
        await self._everybody_is_answered()
        self._replied_once()
        self._nobody_of_anothers()

    async def _sends(self) -> list[_Ended]:
        storage = self.life.bot.storage
        keys = {each.id: self.key_of(each) for each in await storage.accounts.all()}
        ended = {key: _Ended(key, []) for key in NAMES}
        for name, user in USERS.items():
            for job in await storage.outbox.recent(user, 1_000):
                ended[keys.get(job.account_id, SEEN[name][0])].jobs.append(job)
        return list(ended.values())

    async def _nothing_waits(self) -> None:
        if left := await self.life.bot.storage.inbox.depth():
            raise BrokenPromiseError(f"{left} updates were never handled")
        for twin in (self.telegram, self.bale):
            if twin.unanswered and not self.disturbed:
                raise BrokenPromiseError(f"{len(twin.unanswered)} presses were never answered")

    async def _no_campaign_open(self) -> None:
        campaigns = self.life.bot.storage.campaigns
        for campaign in await campaigns.due(clock.now()):
            raise BrokenPromiseError(f"{campaign.id} is due and does not leave")
        for campaign in await campaigns.untold():
            if campaign.state is CampaignState.HELD:
                raise BrokenPromiseError(f"nobody was told that {campaign.id} is held")
        for ident in self.once:
            left = await campaigns.get(ident)
            if left is not None and left.state is CampaignState.STOPPED:
                raise BrokenPromiseError(f"{ident} had left and is said to be stopped")

    async def _all_ended(self, ended: _Ended) -> None:
        for job in ended.jobs:
            if job.state in {JobState.WAITING, JobState.SENDING}:
                raise BrokenPromiseError(f"send {job.id} is {job.state} for ever")
            if not job.told and not await self._rest_is_held(job):
                raise BrokenPromiseError(f"nobody was told of {job.id}, {job.state}")

    async def _rest_is_held(self, job: Job) -> bool:
        """The rest of its turn waits for the person, who said so or was told of it."""
        campaigns = self.life.bot.storage.campaigns
        campaign = None if job.campaign is None else await campaigns.get(job.campaign)
        if campaign is None or campaign.turn != job.turn:
            return False
        held = campaign.state is CampaignState.HELD and campaign.told
        return held or campaign.state is CampaignState.PAUSED

    def _told_as_it_was(self, ended: _Ended) -> None:
        """What was told is what the service has in its books."""
        out = {sms.message_id: sms for sms in self.smsir.sent(ended.key)}
        said = [job for job in ended.jobs if job.state is JobState.SENT]
        numbers = [job.message_id for job in said if job.message_id is not None]
        if twice := [each for each, times in Counter(numbers).items() if times > 1]:
            raise BrokenPromiseError(f"one call stands for two sends: {twice}")
        if never := [each for each in numbers if each not in out]:
            raise BrokenPromiseError(f"told as sent and never left: {never}")
        for job in said:
            self._whose_it_is(ended.key, job)
        if not self.back:
            self._none_left_unsaid(ended, out.values())

    def _none_left_unsaid(self, ended: _Ended, out: Iterable[SentBatch]) -> None:
        """Nothing left that was told to have been refused, undone or kept back."""
        outbox = self.life.bot.storage.outbox
        said = Counter(
            job.text_hash for job in ended.jobs if job.state in {JobState.SENT, JobState.UNKNOWN}
        )
        left = Counter(sms.text for sms in out if self.agreed.text_of(sms.text) is not None)
        for text, times in left.items():
            if times > (so := said[outbox.text_hash(text)]):
                raise BrokenPromiseError(f"{text!r} left {times} times and is said to {so} times")

    def _whose_it_is(self, key: str, job: Job) -> None:
        """A send to one group was not told by what became of one to another."""
        groups = self.promises.groups_of.get((key, job.message_id), frozenset())
        if groups and job.group_ids and groups.isdisjoint(job.group_ids):
            raise BrokenPromiseError(f"{job.id} to {job.group_ids} is told by one to {set(groups)}")

    def _each_was_told(self, sends: list[_Ended]) -> None:
        """As many ends stood in the chats of each as are noted as told; nobody was told twice."""
        tidings, text_hash = self.promises.tidings, self.life.bot.storage.outbox.text_hash
        turns = {(each.chat, each.frame, each.revision): each
                 for ended in sends for each in ended.jobs if each.told}  # fmt: skip
        heard: Counter[str] = Counter()
        for who in USERS:
            heard[_ONE.get(who, who)] += tidings.ends[self._chat_of(who)]
        told = Counter(_ONE.get(who, who) for who, user in USERS.items()
                       for chat, *_ in turns if chat == user)  # fmt: skip
        if never := told - heard:
            raise BrokenPromiseError(f"noted as told, and nobody heard of it: {dict(never)}")
        confirmed = Counter(each.text_hash for each in turns.values())
        for (name, chat, text), times in tidings.sent.items():
            if times > (due := confirmed[text_hash(text)]) > 0:
                raise BrokenPromiseError(f"{name} {chat} was told {times} times of {due}: {text}")

    def _chat_of(self, who: str) -> tuple[str, int]:
        return ("bale" if who == "abroad" else "telegram", self.people[who].id)

    def _messengers_are_well(self) -> bool:
        return not (self.telegram.faults.planned or self.bale.faults.planned)

    def _unanswered(self) -> dict[str, str]:
        """Who has the last word in their chat, and which."""
        last = {who: person.messages()[-1:] for who, person in self.people.items()}
        return {who: each.text for who, ends in last.items() for each in ends if not each.from_bot}

    def _answered(self, silent: Iterable[str]) -> None:
        """No update was lost on its way: `silent` are those who would say so."""
        for who in silent:
            raise BrokenPromiseError(f"{who} was not answered: {self._unanswered()[who][:60]!r}")

    async def _everybody_is_answered(self) -> None:
        """Whose answer a messenger would not take asks again."""
        if self.disturbed:
            for who in self._unanswered():
                await self._say(who, "/start")
        self._answered(self._unanswered())

    def _replied_once(self) -> None:
        bodies = Counter(
            reply.body for ticket in self.smsir.accounts[ROSE].tickets for reply in ticket.replies
        )
        for text in self.replies:
            if bodies[text] > 1:
                raise BrokenPromiseError(f"{text!r} was posted {bodies[text]} times")

    def _nobody_of_anothers(self) -> None:
        """People whom somebody added stand in the account that they were added to alone."""
        for key in NAMES:
            mobiles = {each.mobile for each in self.smsir.accounts[key].book.contacts.values()}
            for owner, mobile in self.added:
                if mobile in mobiles and (key, mobile) not in self.added:
                    raise BrokenPromiseError(f"{mobile} of {NAMES[owner]} is in {NAMES[key]}")
