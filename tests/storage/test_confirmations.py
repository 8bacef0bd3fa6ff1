"""A card that sends at once makes a campaign of one turn, with its batches, in one commit."""

from __future__ import annotations

import pytest

from storage import Account, CampaignState, Duplicate, JobState, Storage
from tests.storage.support import CHAT, NOON, PERSON, confirm, new_job
from tests.storage.test_campaigns import planned

FRAME, REVISION = 3, 5


async def test_all_batches_of_a_card_are_of_one_campaign(store: Storage, account: Account) -> None:
    jobs = [new_job(account_id=account.id, batch=each, recipients=1) for each in range(1, 301)]
    before = await store.run(lambda db: db.conn.total_changes)
    await store.run(store.outbox.insertion(*jobs), full=True)

    # A row and the marks of its number for each batch, the campaign once.
    assert await store.run(lambda db: db.conn.total_changes) - before <= 2 * len(jobs) + 2
    rows = await store.outbox.for_frame(CHAT, PERSON, FRAME, REVISION)
    assert [row.batch for row in rows] == list(range(1, 301))
    (campaign_id,) = {row.campaign for row in rows}
    campaign = await store.campaigns.get(campaign_id or 0)
    assert campaign is not None
    assert (campaign.state, campaign.turn, campaign.recipients) == (CampaignState.DONE, 2, 300)
    assert (campaign.content, await store.campaigns.next_due()) == (None, None)


async def test_a_second_press_brings_no_batch_in(store: Storage, account: Account) -> None:
    first = new_job(account_id=account.id)
    await store.run(store.outbox.insertion(first))
    more = [new_job(account_id=account.id, batch=each) for each in (2, 3, 1)]
    with pytest.raises(Duplicate):
        await store.run(store.outbox.insertion(*more))
    assert len(await store.outbox.recent(CHAT)) == 1


async def test_a_card_that_was_confirmed_for_later_does_not_send_now(
    store: Storage, account: Account
) -> None:
    campaign = await planned(store, account)
    with pytest.raises(Duplicate):
        await confirm(store, account_id=account.id)
    await store.campaigns.stop(campaign.id)
    with pytest.raises(Duplicate):
        await confirm(store, account_id=account.id)
    assert await store.outbox.recent(CHAT) == []


async def test_one_turn_has_each_batch_once_whatever_its_card(
    store: Storage, account: Account
) -> None:
    """Also where the rows' chat got another id, and with it another number."""
    campaign = await planned(store, account)
    turn = {"account_id": account.id, "frame": campaign.outbox_frame, "revision": campaign.turn}
    await store.run(store.outbox.insertion(new_job(**turn)))
    await store.run(lambda db: db.execute("UPDATE outbox SET chat = 9, frame = -999"))
    with pytest.raises(Duplicate):
        await store.run(store.outbox.insertion(new_job(**turn)))
    await store.run(store.outbox.insertion(new_job(**turn, batch=2)))
    (row,) = await store.outbox.for_frame(CHAT, PERSON, campaign.outbox_frame)
    assert (row.campaign, row.turn, row.batch) == (campaign.id, campaign.turn, 2)


async def test_where_the_account_is_gone_the_row_stands_to_be_told(
    store: Storage, account: Account
) -> None:
    await store.accounts.unlink(CHAT)
    for each in (1, 2):
        await confirm(store, account_id=account.id, batch=each)
    rows = await store.outbox.recent(CHAT)
    assert [(row.campaign, row.turn, row.batch) for row in rows] == [(None, 1, 2), (None, 1, 1)]
    with pytest.raises(Duplicate):
        await confirm(store, account_id=account.id)


async def test_a_campaign_is_kept_as_long_as_its_rows(store: Storage, account: Account) -> None:
    await confirm(store, account_id=account.id)
    (row,) = await store.outbox.recent(CHAT)
    assert await store.campaigns.forget(NOON.replace(year=2030)) == 0
    assert await store.campaigns.get(row.campaign or 0) is not None


async def test_turns_of_one_campaign_are_one_entry_and_each_has_its_key(
    store: Storage, account: Account
) -> None:
    for turn in (1, 2):
        for batch in (1, 2):
            await confirm(
                store, account_id=account.id, frame=-9, revision=turn, batch=batch, recipients=5
            )
            job = await store.outbox.claim(NOON)
            assert job is not None
            await store.outbox.finish(job.id, JobState.SENT, batch_key=f"key-{turn}-{batch}")
    await confirm(store, account_id=account.id, frame=4)

    card, campaign = await store.outbox.confirmed(CHAT, 10, 0, account_id=account.id)
    assert (card.turns, card.states, card.recipients) == (1, {JobState.WAITING: 1}, 250)
    assert (campaign.turns, campaign.states, campaign.recipients) == (2, {JobState.SENT: 2}, 10)
    assert await store.outbox.turns_of(9) == {1: "key-1-1", 2: "key-2-1"}
    turns = await store.outbox.sent_turns(account.id, ["key-1-1", "key-2-2", "of another"])
    assert {key: (turn.turn, turn.batches, turn.last) for key, turn in turns.items()} == {
        "key-1-1": (1, 2, "key-1-2"),
        "key-2-2": (2, 2, "key-2-2"),
    }
