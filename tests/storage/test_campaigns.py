from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from storage import (
    Account,
    Campaign,
    CampaignState,
    Duplicate,
    JobState,
    NewCampaign,
    Storage,
    Vault,
)
from storage.backup import snapshot
from storage.rows import change
from tests.storage.support import CHAT, NOON, PERSON, SECRET, TEXT, StoppedClock, confirm, new_job
from tests.storage.test_sends_are_found_by_index import steps

CONTENT = {"text": TEXT, "numbers": ["09121234567"]}


def new_campaign(account: Account, **changes: Any) -> NewCampaign:
    fields: dict[str, Any] = {
        "chat": CHAT,
        "user": PERSON,
        "account_id": account.id,
        "frame": 3,
        "revision": 5,
        "content": CONTENT,
        "recipients": 250,
        "segments": 2,
        "due_at": NOON + timedelta(hours=1),
    }
    return NewCampaign(**(fields | changes))


async def planned(store: Storage, account: Account, **changes: Any) -> Campaign:
    new = new_campaign(account, **changes)
    await store.run(store.campaigns.insertion(new), full=True)
    made = await store.campaigns.confirmed_on(new.chat, new.user, new.frame, new.revision)
    assert made is not None
    return made


async def again(store: Storage, campaign: Campaign) -> Campaign:
    found = await store.campaigns.get(campaign.id)
    assert found is not None
    return found


def job_of(campaign: Campaign, **changes: Any) -> Any:
    return new_job(
        account_id=campaign.account_id,
        frame=campaign.outbox_frame,
        revision=campaign.turn,
        **changes,
    )


async def test_a_campaign_is_as_it_was_confirmed_and_sealed_in_the_file(
    store: Storage, account: Account, path: Path
) -> None:
    campaign = await planned(store, account)

    assert campaign.state is CampaignState.WAITING
    assert (campaign.content, campaign.recipients, campaign.segments) == (CONTENT, 250, 2)
    assert campaign.due_at == NOON + timedelta(hours=1)
    await store.close()
    raw = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.is_file())
    assert TEXT.encode() not in raw
    assert b"09121234567" not in raw


async def test_one_card_makes_one_campaign(store: Storage, account: Account) -> None:
    await planned(store, account)
    with pytest.raises(Duplicate):
        await store.run(store.campaigns.insertion(new_campaign(account)))
    assert len(await store.campaigns.open_of(account.id)) == 1


async def test_it_is_due_at_its_time_and_not_before(
    store: Storage, account: Account, clock: StoppedClock
) -> None:
    other = await store.accounts.link(CHAT + 1, PERSON, "another-key", SECRET, "branch")
    later = await planned(store, other, frame=4, due_at=NOON + timedelta(hours=2))
    first = await planned(store, account)

    assert await store.campaigns.due(NOON) == []
    assert await store.campaigns.next_due(skip=[account.id]) == first.due_at
    clock.now = first.due_at
    assert await store.campaigns.next_due() == first.due_at
    assert await store.campaigns.next_due(skip=[account.id]) == later.due_at
    due = await store.campaigns.due(NOON + timedelta(hours=3))
    assert [each.id for each in due] == [first.id, later.id]
    due = await store.campaigns.due(NOON + timedelta(hours=3), skip=[account.id])
    assert [each.id for each in due] == [later.id]


async def test_when_the_next_is_due_costs_the_same_however_many_wait(
    store: Storage, account: Account
) -> None:
    """Also while their account is at work, which passes over what should have left by now."""

    async def question(store: Storage, account: Account) -> None:
        assert await store.campaigns.next_due(skip=[account.id]) == NOON + timedelta(hours=1)

    async def wait(frames: range) -> None:
        for frame in frames:
            await planned(store, account, frame=frame)

    await wait(range(10, 20))
    few = await steps(store, question, account)
    await wait(range(20, 200))
    assert await steps(store, question, account) <= few


async def test_what_waits_is_counted_and_found_by_its_time(
    store: Storage, account: Account
) -> None:
    assert await store.campaigns.waiting(account.id, CHAT) == (0, None)
    later = await planned(store, account, frame=4, due_at=NOON + timedelta(days=3))
    first = await planned(store, account)
    await planned(store, account, frame=5, chat=CHAT + 7)

    assert await store.campaigns.waiting(account.id, CHAT) == (2, first.due_at)
    within = (NOON + timedelta(days=2), NOON + timedelta(days=4))
    found = await store.campaigns.open_of(account.id, within=within)
    assert [each.id for each in found] == [later.id]


async def test_a_page_holds_the_nearest_of_the_chat_and_opens_no_other(
    store: Storage, account: Account
) -> None:
    """Whatever order they were planned in, a page after the other names each of the chat once."""
    hours = (7, 3, 5, 1, 6, 2, 4)
    for hour in hours:
        await planned(store, account, frame=10 + hour, due_at=NOON + timedelta(hours=hour))
        await planned(store, account, frame=30 + hour, chat=CHAT + 7, due_at=NOON)
    stopped = await planned(store, account, frame=40, due_at=NOON)
    await store.campaigns.stop(stopped.id)
    listed = [
        (each.due_at - NOON) // timedelta(hours=1)
        for start in range(0, 9, 3)
        for each in await store.campaigns.page(account.id, CHAT, start, 3)
    ]
    assert listed == sorted(hours)
    assert await store.campaigns.page(account.id, CHAT, 7, 3) == []


async def test_a_turn_is_handed_over_whole_and_once(store: Storage, account: Account) -> None:
    campaign = await planned(store, account)
    jobs = [job_of(campaign), job_of(campaign, part="numbers")]
    inserts = [store.outbox.insertion(job) for job in jobs]

    assert await store.campaigns.leave(campaign, inserts)
    assert not await store.campaigns.leave(campaign, inserts)

    rows = await store.outbox.for_frame(CHAT, PERSON, campaign.outbox_frame)
    assert [(row.part, row.state) for row in rows] == [
        ("contacts", JobState.WAITING),
        ("numbers", JobState.WAITING),
    ]
    done = await again(store, campaign)
    assert (done.state, done.turn, done.content) == (CampaignState.DONE, 2, None)


async def test_where_the_outbox_has_the_turn_nothing_is_handed_over(
    store: Storage, account: Account
) -> None:
    campaign = await planned(store, account)
    await store.run(store.outbox.insertion(job_of(campaign)))

    fresh = store.outbox.insertion(job_of(campaign, part="numbers"))
    with pytest.raises(Duplicate):
        await store.campaigns.leave(campaign, [fresh, store.outbox.insertion(job_of(campaign))])

    assert len(await store.outbox.for_frame(CHAT, PERSON, campaign.outbox_frame)) == 1
    assert (await again(store, campaign)).state is CampaignState.WAITING


async def test_who_comes_second_changes_nothing(store: Storage, account: Account) -> None:
    seen = await planned(store, account)
    campaigns = store.campaigns

    assert await campaigns.pause(seen)
    assert not await campaigns.pause(seen)
    assert not await campaigns.set_time(seen, NOON)
    assert not await campaigns.leave(seen, [])
    assert not await campaigns.hold(seen, "late")
    with pytest.raises(Duplicate):
        await store.run(campaigns.replacement(seen.id, seen.version, new_campaign(account)))

    paused = await again(store, seen)
    assert paused.state is CampaignState.PAUSED
    assert await campaigns.resume(paused)
    assert (await again(store, seen)).state is CampaignState.WAITING


async def test_what_has_changed_since_it_was_judged_does_not_leave(
    store: Storage, account: Account
) -> None:
    """It waits as before, but with another time: what was judged is not what waits now."""
    judged = await planned(store, account)
    later = NOON + timedelta(days=1)
    assert await store.campaigns.set_time(judged, later)

    assert not await store.campaigns.leave(judged, [store.outbox.insertion(job_of(judged))])
    assert not await store.campaigns.hold(judged, "late")

    waiting = await again(store, judged)
    assert (waiting.state, waiting.due_at) == (CampaignState.WAITING, later)
    assert await store.outbox.for_frame(CHAT, PERSON, judged.outbox_frame) == []


async def test_what_is_held_is_told_and_waits_again_with_another_time(
    store: Storage, account: Account
) -> None:
    campaign = await planned(store, account)
    assert await store.campaigns.hold(campaign, "credit")

    (held,) = await store.campaigns.untold()
    assert (held.state, held.why, held.told) == (CampaignState.HELD, "credit", False)
    assert await store.campaigns.due(NOON + timedelta(days=1)) == []
    await store.campaigns.mark_told(held.id)
    assert await store.campaigns.untold() == []
    assert await store.campaigns.set_time(held, NOON + timedelta(days=2))
    waiting = await again(store, held)
    assert (waiting.state, waiting.why) == (CampaignState.WAITING, None)


async def test_other_content_keeps_the_campaign(store: Storage, account: Account) -> None:
    campaign = await planned(store, account)
    await store.campaigns.hold(campaign, "count")
    held = await again(store, campaign)
    other = new_campaign(
        account, frame=9, content={"text": "دیگر"}, recipients=3, due_at=NOON + timedelta(days=1)
    )

    await store.run(store.campaigns.replacement(held.id, held.version, other))

    changed = await again(store, campaign)
    assert changed.content == {"text": "دیگر"}
    assert (changed.state, changed.recipients) == (CampaignState.WAITING, 3)
    assert changed.due_at == NOON + timedelta(days=1)


@pytest.mark.long
async def test_stop_and_leaving_raced_end_one_way_only(store: Storage, account: Account) -> None:
    for turn in range(100):
        campaign = await planned(store, account, frame=100 + turn)
        insert = store.outbox.insertion(job_of(campaign))
        racers = [store.campaigns.leave(campaign, [insert]), store.campaigns.stop(campaign.id)]
        if turn % 2:
            racers.reverse()

        results = await asyncio.gather(*racers)

        assert sorted(results) == [False, True]
        left = results[turn % 2]
        rows = await store.outbox.for_frame(CHAT, PERSON, campaign.outbox_frame)
        assert len(rows) == (1 if left else 0)
        wanted = CampaignState.DONE if left else CampaignState.STOPPED
        assert (await again(store, campaign)).state is wanted


async def test_an_unlinked_account_takes_its_campaigns_along(
    store: Storage, account: Account
) -> None:
    campaign = await planned(store, account)
    assert await store.accounts.unlink(CHAT)
    assert await store.campaigns.get(campaign.id) is None


async def test_a_backup_knows_that_its_campaigns_may_have_left(
    store: Storage, account: Account, path: Path, vault: Vault, clock: StoppedClock
) -> None:
    campaign = await planned(store, account)
    target = path.parent / "copy.db"
    snapshot(path, target)

    async with await Storage.open(target, vault, clock=clock) as copy:
        copied = await again(copy, campaign)
        assert (copied.copied, copied.state) == (True, CampaignState.WAITING)
        assert await copy.campaigns.set_time(copied, NOON + timedelta(days=3))
        assert not (await again(copy, campaign)).copied
    assert not (await again(store, campaign)).copied


async def test_ended_campaigns_are_forgotten_after_a_while(
    store: Storage, account: Account, clock: StoppedClock
) -> None:
    stopped = await planned(store, account)
    waiting = await planned(store, account, frame=4)
    await store.campaigns.stop(stopped.id)

    assert await store.campaigns.forget(clock.forward(days=8)) == 1
    assert await store.campaigns.get(stopped.id) is None
    assert await store.campaigns.get(waiting.id) is not None


async def test_the_outbox_of_a_card_is_no_campaigns(store: Storage, account: Account) -> None:
    """Frames of cards count up from 1, those of campaigns down from -1."""
    campaign = await planned(store, account)
    await confirm(store, frame=campaign.id, revision=campaign.turn)
    assert await store.campaigns.leave(campaign, [store.outbox.insertion(job_of(campaign))])


async def test_a_campaign_that_somebody_gave_another_account_in_the_file_is_closed(
    store: Storage, account: Account
) -> None:
    campaign = await planned(store, account)
    other = await store.accounts.link(CHAT + 1, PERSON + 1, "another key", SECRET, "b")
    sql = "UPDATE campaigns SET account_id = ?, chat = ?"
    await store.run(lambda db: change(db, sql, (other.id, CHAT + 1)))

    changed = await again(store, campaign)
    assert (changed.closed, changed.content) == (True, None)
    await store.run(lambda db: change(db, sql, (account.id, CHAT)))
    assert (await again(store, campaign)).content == CONTENT
