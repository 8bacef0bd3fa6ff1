"""A backup put back while an SMS leaves at a pace: "go on" reaches nobody who has it already.

The twin's log is compared with who was there, for backups of before the turn, of its middle and of
its end, and for all that left between the backup and the restore.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from handlers.messages.campaigns.page import page
from handlers.messages.campaigns.routes import CampaignData
from handlers.messages.personal.people import read_people
from handlers.messages.personal.template import parse
from handlers.messages.personal.texts import texts_of
from handlers.shared.half_written import Personal, SendData
from handlers.shared.pacing import Pace
from screens.outcome import Outcome
from storage import Campaign, CampaignState, JobState, NewCampaign, snapshot
from storage.driver import sqlite3
from tests.handlers.outbox_desk import OWNER, OutboxDesk
from tests.handlers.test_campaigns_leave_once import desk_in, settled
from tests.handlers.test_paced_campaign import at_nine, crowded, passed

PACE = Pace(many=8, minutes=10)
PEOPLE = 40
SLICES = 6
NAMES = ("سارا", "علی", "مریم", "{نام}", "رضا", "مینا")
CASES = [
    (0, 0, 0), (0, 1, 0), (0, 3, 0), (0, SLICES, 0), (1, 1, 0), (2, 2, 0), (3, SLICES, 0),
    (4, 1, 0), (5, 1, 0),
]  # fmt: skip
"""Slices that have left before the backup, and between it and the restore; minutes by which our
clock is before the service's.
"""
FAST = (0, 2, 1440)

RAW = [(1, 2, 0), (2, 3, 60), (0, 2, 0), (2, 2, 1440), (1, 2, -25), (0, 2, -15), (2, 3, -1440)]
"""Slices before the copy, between it and its use, and by how much the clock was set."""


@dataclass
class Turn:
    """One campaign of a text of its own, as the twin and the database in use have it."""

    desk: OutboxDesk
    audience: tuple[list[list[Any]], tuple[str, ...], set[str]]
    number: int
    personal: bool = False

    @property
    def text(self) -> str:
        return f"پیامک آرام {self.number}"

    @property
    def template(self) -> str:
        return f"{{نام|دوست}} عزیز، {self.text}" if self.personal else self.text

    async def confirmed(self) -> Personal | None:
        """Everybody's text, as its card has it."""
        if not self.personal:
            return None
        groups, numbers, _ = self.audience
        pairs = tuple((ident, name) for ident, name in groups)
        sms = SendData(text=self.template, groups=pairs, numbers=numbers, optout="")
        reading = await read_people(await self.desk.api(), sms, lambda _read, _people: None)
        texts = await texts_of(parse(sms.confirmed), list(reading.people.values()))
        return Personal(digest=texts.digest, cost=texts.cost, marks=texts.marks)

    async def begin(self) -> None:
        groups, numbers, _ = self.audience
        personal = await self.confirmed()
        whole: dict[str, Any] = {
            "text": self.template, "groups": groups, "numbers": list(numbers), "optout": "",
            "pace": PACE.model_dump(mode="json"),
            "personal": None if personal is None else personal.model_dump(mode="json"),
        }  # fmt: skip
        new = NewCampaign(
            chat=OWNER, user=OWNER, account_id=self.desk.accounts[0], frame=self.number,
            revision=1, content=whole, recipients=PEOPLE, segments=1,
            due_at=self.desk.now + timedelta(minutes=1),
        )  # fmt: skip
        await self.desk.storage.run(self.desk.storage.campaigns.insertion(new), full=True)

    async def found(self) -> Campaign:
        campaigns = self.desk.storage.campaigns
        campaign = await campaigns.confirmed_on(OWNER, OWNER, self.number, 1)
        assert campaign is not None
        return campaign

    async def quiet(self, desk: OutboxDesk) -> bool:
        storage, campaign = desk.storage, await self.found()
        if await storage.campaigns.due(desk.now) or await storage.campaigns.untold():
            return False
        if await storage.campaigns.copied():
            return False
        jobs = await storage.outbox.for_frame(OWNER, OWNER, campaign.outbox_frame)
        return not any(job.state in {JobState.WAITING, JobState.SENDING} for job in jobs)

    async def slices(self, many: int) -> None:
        """So many more of them leave, if there are that many."""
        for _ in range(many):
            campaign = await self.found()
            if campaign.is_open:
                passed(self.desk, campaign.due_at - self.desk.now)
                await settled(self.desk, quiet=self.quiet)

    def each_once(self) -> set[str]:
        sent = [batch for batch in self.desk.twin.sent() if batch.text.endswith(self.text)]
        people = [mobile for batch in sent for mobile in batch.recipients]
        assert len(people) == len(set(people)), f"twice: {self.number}"
        return set(people)

    async def press(self, action: str, arg: str = "") -> Outcome:
        campaign = await self.found()
        ctx = self.desk.ear.make_ctx(OWNER, OWNER)
        outcome = await page.actions[action](ctx, CampaignData(id=campaign.id), arg)
        assert isinstance(outcome, Outcome)
        return outcome


@asynccontextmanager
async def morning(folder: Path) -> AsyncIterator[OutboxDesk]:
    async with desk_in(folder) as desk:
        desk.services.options = replace(desk.services.options, text_pace=0.0)
        at_nine(desk)
        yield desk


async def copied(turn: Turn, folder: Path, left: int) -> Path:
    """A backup of now; then so many slices leave, and no more of this life."""
    copy = folder / f"copy-{turn.number}.db"
    snapshot(turn.desk.database, copy)
    await turn.slices(left)
    await turn.desk.storage.campaigns.stop((await turn.found()).id)
    return copy


@pytest.mark.long
@pytest.mark.parametrize("personal", [False, True], ids=["one text", "own texts"])
async def test_who_got_it_after_the_backup_does_not_get_it_again(
    tmp_path: Path, *, personal: bool
) -> None:
    async with morning(tmp_path) as desk:
        audience = crowded(desk, PEOPLE, (*NAMES, None))
        cases = CASES[::2] if personal else CASES
        for number, (taken, left, minutes) in enumerate([*cases, FAST], 1):
            turn = Turn(desk, audience, number, personal)
            desk.set_clock(timedelta(minutes=minutes))
            await turn.begin()
            await turn.slices(taken)
            copy = await copied(turn, tmp_path, left)
            before = turn.each_once()
            async with desk.put_back(copy):
                await settled(desk, quiet=turn.quiet)
                assert turn.each_once() == before, "nothing leaves unasked"
                campaign = await turn.found()
                if campaign.is_open:
                    begun = campaign.content is not None and "run" in campaign.content
                    await turn.press(*(("go",) if begun else ("resume", str(campaign.version))))
                    await turn.slices(SLICES + 2)
                assert (await turn.found()).state is CampaignState.DONE, (taken, left)
            desk.set_clock(timedelta(minutes=-minutes))
            assert turn.each_once() == audience[2], (taken, left)


@pytest.mark.long
@pytest.mark.parametrize("personal", [False, True], ids=["one text", "own texts"])
async def test_a_raw_copy_of_the_file_sends_to_nobody_twice(
    tmp_path: Path, *, personal: bool
) -> None:
    """Nothing in it says that it is one; the clock may have been set, too."""
    async with morning(tmp_path) as desk:
        audience = crowded(desk, PEOPLE, (*NAMES, None))
        for number, (taken, left, minutes) in enumerate(RAW, 1):
            turn = Turn(desk, audience, number, personal)
            await turn.begin()
            await turn.slices(taken)
            copy = tmp_path / f"raw-{number}.db"
            with closing(sqlite3.connect(desk.database)) as file:
                file.execute("VACUUM INTO ?", (str(copy),))
            await turn.slices(left)
            await desk.storage.campaigns.stop((await turn.found()).id)
            async with desk.put_back(copy):
                desk.set_clock(timedelta(minutes=minutes))
                for _ in range(3 * SLICES):
                    await settled(desk, quiet=turn.quiet)
                    campaign = await turn.found()
                    if not campaign.is_open:
                        break
                    if campaign.state is CampaignState.HELD:
                        begun = campaign.content is not None and "run" in campaign.content
                        await turn.press(*(("go",) if begun else ("resume", str(campaign.version))))
                    await turn.slices(1)
                desk.set_clock(timedelta(minutes=-minutes))
            assert turn.each_once() <= audience[2], (taken, left, minutes)


@pytest.mark.long
async def test_it_stays_held_where_the_service_does_not_say_who_has_it(tmp_path: Path) -> None:
    async with morning(tmp_path) as desk:
        turn = Turn(desk, crowded(desk, PEOPLE), 1)
        await turn.begin()
        await turn.slices(1)
        copy = await copied(turn, tmp_path, 2)
        before = turn.each_once()
        async with desk.put_back(copy):
            await settled(desk, quiet=turn.quiet)
            desk.twin.faults.add("GetSentMessagesMobileNumbers", "null_lists", times=None)
            outcome = await turn.press("go")
            assert "نمی‌گوید به چه کسانی" in (outcome.notice or "")
            assert (await turn.found()).state is CampaignState.HELD
            assert turn.each_once() == before
