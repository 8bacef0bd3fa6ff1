"""A paced campaign of 2,000 people, paused, resumed and killed at random: each has it once.

The campaigns' worker and the outbox's run on real storage and the twin over HTTP. What the twin
sent is compared with who was there: the batches are disjoint and their union is the audience.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handlers.messages.campaigns.content import content_with
from handlers.messages.campaigns.pace_turns import resumed
from handlers.shared.pacing import Pace
from storage import Campaign, CampaignState, Job, JobState, NewCampaign
from tests.handlers.outbox_desk import OWNER, OutboxDesk
from tests.handlers.test_campaigns_leave_once import STEPS, TEHRAN, desk_in, settled

TEXT = "پیامک آرام"
PACE = Pace(many=200, minutes=10, start=time(9), end=time(21))
MORNING = datetime(2026, 11, 28, 9, 0, tzinfo=TEHRAN)
BUSY = frozenset({JobState.WAITING, JobState.SENDING})
BEFORE_THE_CALL = frozenset({"outbox:claimed", "outbox:calling"})


def crowded(
    desk: OutboxDesk, many: int, names: Sequence[str | None] = (None,)
) -> tuple[list[list[Any]], tuple[str, ...], set[str]]:
    """Two groups that share people, plain numbers of whom some are in a group; and all people."""
    book = desk.twin.accounts["demo-key"].book
    desk.twin.accounts["demo-key"].credit = 1_000_000
    groups = [book.add_group(name, None, 0.0) for name in ("اول", "دوم")]
    mobiles = [f"0935{number:07}" for number in range(many * 19 // 20)]
    for place, mobile in enumerate(mobiles):
        name = names[place % len(names)]
        contact = book.new_contact(mobile, None, name, None, None, 0.0, 0.0)
        if place < many * 12 // 20:
            book.join(contact, groups[0], 0.0)
        if place >= many * 9 // 20:
            book.join(contact, groups[1], 0.0)
    numbers = (*(f"0936{number:07}" for number in range(many // 20)), *mobiles[: many // 100])
    named = [[group.group_id, group.name] for group in groups]
    return named, numbers, {*mobiles, *numbers}


async def paced(desk: OutboxDesk, pace: Pace, people: int) -> set[str]:
    """A campaign of so many people that is due now; who they are."""
    groups, numbers, audience = crowded(desk, people)
    whole: dict[str, Any] = {
        "text": TEXT,
        "groups": groups,
        "numbers": list(numbers),
        "optout": "",
        "pace": pace.model_dump(mode="json"),
    }
    new = NewCampaign(
        chat=OWNER, user=OWNER, account_id=desk.accounts[0], frame=1, revision=1,
        content=whole, recipients=people, segments=1, due_at=desk.now,
    )  # fmt: skip
    await desk.storage.run(desk.storage.campaigns.insertion(new), full=True)
    return audience


async def found(desk: OutboxDesk) -> Campaign:
    campaign = await desk.storage.campaigns.confirmed_on(OWNER, OWNER, 1, 1)
    assert campaign is not None
    return campaign


def sent(desk: OutboxDesk) -> list[list[str]]:
    return [batch.recipients for batch in desk.twin.sent() if batch.text == TEXT]


def each_once(desk: OutboxDesk) -> set[str]:
    people = [mobile for batch in sent(desk) for mobile in batch]
    assert len(people) == len(set(people)), "nobody has it twice"
    return set(people)


async def gone_on(desk: OutboxDesk) -> None:
    campaign = await found(desk)
    content = content_with(campaign, resumed(campaign))
    await desk.storage.campaigns.go_on(campaign, content, PACE.first(desk.now, TEHRAN))


async def lived_to_the_end(desk: OutboxDesk) -> None:
    """Whatever holds it is decided for going on, until it is over."""
    while (campaign := await found(desk)).is_open:
        if campaign.state is not CampaignState.WAITING:
            await gone_on(desk)
        campaign = await found(desk)
        passed(desk, campaign.due_at - desk.now)
        await lived(desk)


def passed(desk: OutboxDesk, by: timedelta) -> None:
    """So much time passes, here and at the service."""
    if by > timedelta():
        desk.move(by)
        desk.twin_clock.advance(by.total_seconds())


async def quiet(desk: OutboxDesk) -> bool:
    """Nothing is due or under way, what is unknown was looked for, what is held was told."""
    campaigns = desk.storage.campaigns
    if await campaigns.due(desk.now) or await campaigns.untold() or await campaigns.copied():
        return False
    jobs = await desk.storage.outbox.recent(OWNER, 500)
    over = not (await found(desk)).is_open
    return not any(job.state in BUSY or (over and not job.told) or unlooked(desk, job)
                   for job in jobs)  # fmt: skip


def unlooked(desk: OutboxDesk, job: Job) -> bool:
    unknown = job.state is JobState.UNKNOWN and not job.told
    return unknown and job.id not in desk.services.looked


async def lived(desk: OutboxDesk, *, kill: str | None = None) -> None:
    await settled(desk, kill=kill, quiet=quiet)


def at_nine(desk: OutboxDesk) -> None:
    passed(desk, MORNING - desk.now)


@pytest.mark.long
async def test_all_of_it_leaves_in_batches_within_the_hours(tmp_path: Path) -> None:
    async with desk_in(tmp_path) as desk:
        at_nine(desk)
        passed(desk, timedelta(hours=11, minutes=35))
        people = await paced(desk, PACE, 2_000)
        moments = []
        while (campaign := await found(desk)).is_open:
            passed(desk, campaign.due_at - desk.now)
            moments.append(desk.now.astimezone(TEHRAN))
            await lived(desk)

        assert each_once(desk) == people
        assert [len(batch) for batch in sent(desk)] == [200] * 9 + [100, 100]
        assert [moment.strftime("%d %H:%M") for moment in moments[:4]] == [
            "28 20:35", "28 20:45", "28 20:55", "29 09:00",
        ]  # fmt: skip
        assert all(after - before >= timedelta(minutes=10) for before, after in pairwise(moments))


@pytest.mark.long
@pytest.mark.parametrize("step", STEPS)
async def test_killed_behind_a_step_each_slice_leaves_once(tmp_path: Path, step: str) -> None:
    """Killed in the middle of the turn; what nobody knows of is asked about, and the rest goes."""
    async with desk_in(tmp_path) as desk:
        at_nine(desk)
        people = await paced(desk, PACE.changed(many=100), 200)
        await lived(desk)
        passed(desk, timedelta(minutes=10))
        if step == "campaign:held":
            desk.twin.accounts["demo-key"].credit = 1

        await lived(desk, kill=step)
        desk.twin.accounts["demo-key"].credit = 1_000_000
        await lived_to_the_end(desk)

        lost = 90 if step in BEFORE_THE_CALL else 0
        assert len(people - each_once(desk)) == lost
        jobs = await desk.storage.outbox.for_frame(OWNER, OWNER, (await found(desk)).outbox_frame)
        assert [job.batch for job in jobs] == [1, 2, 3]


@pytest.mark.long
async def test_who_goes_on_behind_a_batch_that_nobody_knows_of_is_asked_once(
    tmp_path: Path,
) -> None:
    """A restart tells of the batch again; what was decided about it stands."""
    async with desk_in(tmp_path) as desk:
        at_nine(desk)
        await paced(desk, PACE.changed(many=20), 60)
        desk.twin.faults.add("Send", "http500")
        await lived(desk)
        assert (await found(desk)).why == "batch"
        await gone_on(desk)
        for _ in range(3):
            await lived(desk)
            assert (await found(desk)).state is CampaignState.WAITING
        await lived_to_the_end(desk)
        each_once(desk)


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("pass"), st.integers(1, 90)),
        st.tuples(st.just("set"), st.sampled_from([-1440, -60, 60, 1440])),
        st.tuples(st.just("kill"), st.sampled_from(STEPS)),
        st.tuples(st.just("fault"), st.sampled_from(["drop_after", "drop_before", "http500"])),
        st.tuples(st.sampled_from(["pause", "resume", "opt-out", "poor", "copied"]), st.just(0)),
    ),
    min_size=4,
    max_size=12,
)


@pytest.mark.long
@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=ACTS, many=st.sampled_from([20, 200]))
@example(
    acts=[("pass", 1), ("pause", 0), ("pass", 60), ("resume", 0), ("kill", STEPS[1])], many=200
)
def test_no_order_of_events_gives_it_to_anybody_twice(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, Any]], many: int
) -> None:
    asyncio.run(_played(tmp_path_factory.mktemp("paced"), acts, many))


async def _played(folder: Path, acts: list[tuple[str, Any]], many: int) -> None:
    async with desk_in(folder) as desk:
        at_nine(desk)
        people = await paced(desk, PACE.changed(many=many), 10 * many)
        gone: set[str] = set()
        for act, value in acts:
            await _acted(desk, gone, act, value)
        desk.twin.faults.clear()
        desk.twin.accounts["demo-key"].credit = 1_000_000
        await lived_to_the_end(desk)

        reached = each_once(desk)
        jobs = await desk.storage.outbox.for_frame(OWNER, OWNER, (await found(desk)).outbox_frame)
        failed = [job for job in jobs if job.state.value != "sent"]
        assert all(job.told for job in jobs)
        unreached = people - reached - gone
        assert len(unreached) <= sum(job.recipients or 0 for job in failed), "none dropped silently"
        assert len(jobs) - len(failed) <= len(sent(desk))


async def _acted(desk: OutboxDesk, gone: set[str], act: str, value: Any) -> None:
    if act == "pass":
        passed(desk, timedelta(minutes=value))
    elif act == "set":
        desk.set_clock(timedelta(minutes=value))
    elif act == "fault":
        desk.twin.faults.add("Send", value)
    elif act == "opt-out":
        gone |= _opted_out(desk, each_once(desk) | gone)
    else:
        await _decided(desk, act)
    await lived(desk, kill=value if act == "kill" else None)


def _opted_out(desk: OutboxDesk, others: set[str]) -> set[str]:
    """Some of those in the groups who have not had it yet."""
    book = desk.twin.accounts["demo-key"].book
    left = {row.contact.mobile for row in book.relations.values()} - others
    leaving = set(sorted(mobile for mobile in left if mobile.startswith("0935"))[::20])
    for mobile in leaving:
        book.cancel(mobile, 0.0)
    return leaving


async def _decided(desk: OutboxDesk, act: str) -> None:
    campaigns, campaign = desk.storage.campaigns, await found(desk)
    account = desk.twin.accounts["demo-key"]
    if act == "pause" and await campaigns.pause(campaign):
        before = len(sent(desk))
        passed(desk, timedelta(hours=1))
        await lived(desk)
        assert len(sent(desk)) == before, "what is paused stands still"
    elif act == "resume" and campaign.state in {CampaignState.PAUSED, CampaignState.HELD}:
        await gone_on(desk)
    elif act == "poor":
        account.credit = 1
        await lived(desk)
        account.credit = 1_000_000
    elif act == "copied":
        await desk.storage.run(lambda db: db.execute("UPDATE campaigns SET copied = 1"), full=True)
