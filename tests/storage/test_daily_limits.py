"""What a colleague lets leave in a day never exceeds their limit, whichever way it goes in."""

from __future__ import annotations

import asyncio
import itertools
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from screens.bands import number
from storage import Account, Effect, Job, JobState, Member, NewCampaign, OverLimit, Storage
from tests.storage.support import CHAT, MOBILE, NOON, PERSON, StoppedClock, new_job, new_vault
from tests.storage.test_turns_migration import insert, older

MANAGER, WRITER, OWNER = 2001, 2002, PERSON
LIMITS = {MANAGER: 40, WRITER: 25}
TEHRAN = ZoneInfo("Asia/Tehran")
FREE = {JobState.UNDONE, JobState.REFUSED, JobState.NOT_SENT}


async def limit(store: Storage, account: Account, user: int, daily: int | None) -> None:
    member = Member(
        account_id=account.id, user=user, role="manager", daily=daily, invited_by=OWNER,
        joined_at=NOON,
    )  # fmt: skip
    await store.members.write(member)


@dataclass
class Model:
    """Rows as (day, people whose limit they count for, parts), and what ended without leaving."""

    rows: dict[int, tuple[object, frozenset[int], int]] = field(default_factory=dict)

    def spent(self, user: int, day: object) -> int:
        return sum(parts for on, who, parts in self.rows.values() if on == day and user in who)

    def left(self, user: int, day: object) -> int:
        return LIMITS[user] - self.spent(user, day)


def ended(job: Job, state: JobState) -> Effect:
    sql = "UPDATE outbox SET state = ? WHERE id = ?"
    return lambda db: db.execute(sql, (state, job.id))


async def confirmed(store: Storage, account: Account, frame: int, user: int, by: int, many: int,
                    segments: int) -> None:  # fmt: skip
    """One confirmation of two calls."""
    whole = new_job(
        account_id=account.id, user=user, frame=frame, segments=segments,
        approved_by=None if by == user else by,
    )  # fmt: skip
    first = whole.model_copy(update={"recipients": many})
    second = whole.model_copy(update={"part": "numbers", "batch": 2, "recipients": 1})
    await store.run(store.outbox.insertion(first, second), full=True)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
async def test_a_random_week_keeps_to_the_model(
    store: Storage, account: Account, clock: StoppedClock, seed: int
) -> None:
    chance, model, frames = random.Random(seed), Model(), itertools.count(1)
    for user, daily in LIMITS.items():
        await limit(store, account, user, daily)
    refused = taken = 0
    for _ in range(250):
        clock.forward(minutes=chance.choice((1, 30, 180)))
        day = clock.now.astimezone(TEHRAN).date()
        user, by = chance.choice((MANAGER, WRITER, OWNER)), chance.choice((MANAGER, OWNER))
        by = user if user != WRITER else by
        many, segments, frame = chance.randint(1, 8), chance.randint(1, 3), next(frames)
        cost, who = (many + 1) * segments, frozenset({user, by})
        room = [model.left(each, day) for each in sorted(who & LIMITS.keys())]
        if room and cost > min(room):
            with pytest.raises(OverLimit) as told:
                await confirmed(store, account, frame, user, by, many, segments)
            assert told.value.left == model.left(told.value.user, day) < cost == told.value.cost
            assert not await store.outbox.for_frame(CHAT, user, frame), "all of it was undone"
            refused += 1
            continue
        await confirmed(store, account, frame, user, by, many, segments)
        taken += 1
        jobs = await store.outbox.for_frame(CHAT, user, frame)
        for job in jobs:
            model.rows[job.id] = (day, who, (job.recipients or 0) * job.segments)
        ending = chance.choice((None, None, JobState.UNDONE, JobState.SENT, *FREE))
        if ending is not None:
            await store.run(ended(jobs[0], ending))
        if ending in FREE:
            del model.rows[jobs[0].id]
    assert refused > 10
    assert taken > 50
    for user in LIMITS:
        standing = await store.daily_limits.of(account.id, user)
        assert standing is not None
        assert standing.left == model.left(user, clock.now.astimezone(TEHRAN).date())
    assert await store.daily_limits.of(account.id, OWNER) is None


async def test_cards_that_race_do_not_exceed_it_together(store: Storage, account: Account) -> None:
    await limit(store, account, MANAGER, 30)
    cards = [confirmed(store, account, frame, MANAGER, MANAGER, 9, 1) for frame in range(1, 41)]
    ended = await asyncio.gather(*cards, return_exceptions=True)
    assert sum(each is None for each in ended) == 3
    assert all(each is None or isinstance(each, OverLimit) for each in ended)


async def test_a_day_begins_at_midnight_in_tehran(
    store: Storage, account: Account, clock: StoppedClock
) -> None:
    await limit(store, account, MANAGER, 10)
    clock.now = datetime(2026, 3, 20, 20, 29, tzinfo=UTC)  # 23:59 there, the last day of 1404
    await confirmed(store, account, 1, MANAGER, MANAGER, 9, 1)
    with pytest.raises(OverLimit):
        await confirmed(store, account, 2, MANAGER, MANAGER, 1, 1)
    clock.forward(minutes=1)
    await confirmed(store, account, 3, MANAGER, MANAGER, 9, 1)


async def test_people_whom_nobody_counts_are_not_judged(store: Storage, account: Account) -> None:
    await limit(store, account, MANAGER, 1_000)
    job = new_job(account_id=account.id, user=MANAGER, recipients=None)
    with pytest.raises(OverLimit) as told:
        await store.run(store.outbox.insertion(job), full=True)
    assert told.value.cost is None
    await limit(store, account, MANAGER, None)
    await store.run(store.outbox.insertion(job), full=True)


async def test_a_turn_is_judged_with_whoever_let_it_leave(store: Storage, account: Account) -> None:
    await limit(store, account, MANAGER, 5)
    new = NewCampaign(
        chat=CHAT, user=OWNER, account_id=account.id, content={"text": "x"}, recipients=9,
        segments=1, due_at=NOON + timedelta(days=1), approved_by=MANAGER,
    )  # fmt: skip
    await store.run(store.campaigns.insertion(new), full=True)
    (campaign,) = await store.campaigns.open_of(account.id)
    assert campaign.approved_by == MANAGER
    turn = new_job(
        account_id=account.id, user=OWNER, frame=campaign.outbox_frame, revision=1, recipients=9,
        segments=1, mobiles=(MOBILE,), approved_by=campaign.approved_by,
    )  # fmt: skip
    with pytest.raises(OverLimit):
        await store.campaigns.leave(campaign, [store.outbox.insertion(turn)])
    still = await store.campaigns.get(campaign.id)
    assert still is not None
    assert (still.state, still.version) == (campaign.state, campaign.version)


async def test_rows_of_before_count_for_whom_they_belong_to(tmp_path: Path) -> None:
    path, vault = tmp_path / "old.db", new_vault()
    db = older(path, vault, "0098_daily_limits")
    names = "id, chat, user, account_id, frame, revision, recipients, segments, state, due_at"
    insert(db, campaign=None, turn=1, batch=1, user=MANAGER, recipients=7, segments=2)
    before = list(db.query(f"SELECT {names} FROM outbox"))
    db.close()
    clock = StoppedClock()
    async with await Storage.open(path, vault, clock=clock) as store:
        after = await store.run(lambda db: list(db.query(f"SELECT {names} FROM outbox")))
        assert after == before
        account = await store.accounts.by_id(1)
        assert account is not None
        await limit(store, account, MANAGER, 20)
        standing = await store.daily_limits.of(1, MANAGER)
        assert standing is not None
        assert (standing.spent, standing.left) == (14, 6)


async def test_who_parts_two_messengers_begins_no_new_day(store: Storage, account: Account) -> None:
    """What left, and what is planned, by the other number goes on counting for the colleague."""
    there = number("bale", 77)
    await limit(store, account, MANAGER, 40)
    code = await store.identities.make_code(there, "")
    assert await store.identities.join(code, MANAGER)
    await confirmed(store, account, 1, there, there, 29, 1)
    await confirmed(store, account, 2, OWNER, there, 4, 1)
    new = NewCampaign(
        chat=CHAT, user=there, account_id=account.id, frame=3, revision=0, content={},
        recipients=9, segments=1, due_at=NOON,
    )  # fmt: skip
    await store.run(store.campaigns.insertion(new))
    await store.identities.part(there)
    daily = await store.daily_limits.of(account.id, MANAGER)
    assert daily is not None
    assert daily.left == 5
    (campaign,) = await store.campaigns.open_of(account.id)
    assert campaign.approved_by == MANAGER


async def test_an_owner_has_no_limit_by_a_number_that_was_a_colleagues(
    store: Storage, account: Account
) -> None:
    there = number("bale", 77)
    await limit(store, account, there, 5)
    code = await store.identities.make_code(there, "")
    assert await store.identities.join(code, OWNER)
    for frame, user in enumerate((OWNER, there)):
        assert await store.daily_limits.of(account.id, user) is None
        await confirmed(store, account, frame + 1, user, user, 29, 1)
