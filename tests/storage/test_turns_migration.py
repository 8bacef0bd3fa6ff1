"""Rows of the outbox from before: each names a turn of a campaign now, and nothing else changed."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils.db import Database

from storage import CampaignState, Duplicate, JobState, Storage, Vault
from storage.driver import sqlite3
from storage.schema import migrations
from tests.storage.old_databases import restore_dump
from tests.storage.support import API_KEY, CHAT, NOON, PERSON, SECRET, confirm, new_job, new_vault
from tests.storage.test_database_of_version_0_1 import OWNER

pytestmark = pytest.mark.long

MOMENT = NOON.isoformat(timespec="microseconds")
_BELOW_ALL = -(2**40)
_OLD = """id, chat, user, account_id, frame, revision, part, sealed, text_hash, group_ids,
    relation_ids, recipients, segments, state, due_at, created_at, claimed_at, finished_at,
    message_id, batch_key, service_message, last_sent_id, told, resolved_by"""


def insert(db: Database, **changes: Any) -> int:
    fields: dict[str, Any] = {
        "chat": CHAT, "user": PERSON, "account_id": 1, "frame": 3, "revision": 1,
        "part": "contacts", "text_hash": "h", "group_ids": "[11]", "relation_ids": "[]",
        "recipients": 5, "segments": 1, "state": "sent", "due_at": MOMENT, "created_at": MOMENT,
    } | changes  # fmt: skip
    names, marks = ", ".join(fields), ", ".join("?" * len(fields))
    sql = f"INSERT INTO outbox ({names}) VALUES ({marks})"
    return db.conn.execute(sql, list(fields.values())).lastrowid or 0


def older(path: Path, vault: Vault, stop_before: str) -> Database:
    """A database as the version before this migration left it, with two accounts."""
    conn = sqlite3.connect(str(path), isolation_level=None)
    db = Database(conn)
    conn.execute("PRAGMA foreign_keys=ON")
    migrations.apply(db, stop_before=stop_before)
    for owner in (PERSON, PERSON + 1):
        sealed = vault.seal(f"account:{owner}", json.dumps([API_KEY, SECRET]).encode())
        sql = """INSERT INTO accounts (owner, key_hash, sealed, label, linked_at, status)
            VALUES (?, ?, ?, '', ?, 'ok')"""
        conn.execute(sql, (owner, f"k{owner}", sealed, MOMENT))
    return db


def dump(path: Path) -> list[Any]:
    with sqlite3.connect(str(path)) as conn:
        kept: list[Any] = conn.execute(f"SELECT {_OLD} FROM outbox ORDER BY id").fetchall()
    conn.close()
    return kept


def every_case(db: Database) -> None:
    """Every pair of states of two parts, every state alone, of an account, of one that is gone."""
    states, frame = [state.value for state in JobState], itertools.count(3)
    for one, other in itertools.product(states, states):
        card = next(frame)
        insert(db, frame=card, state=one, told=1)
        insert(db, frame=card, state=other, part="numbers", recipients=0)
    for state, account in itertools.product(states, (1, 2, 0, 99)):
        insert(db, frame=next(frame), state=state, account_id=account, told=int(state == "sent"))


async def test_every_confirmation_becomes_one_campaign_and_no_row_changes(tmp_path: Path) -> None:
    path, vault = tmp_path / "old.db", new_vault()
    db = older(path, vault, "0081_turns")
    every_case(db)
    last = insert(db, frame=9000)
    db.execute("DELETE FROM outbox WHERE id = ?", (last,))
    db.execute("INSERT INTO outbox_marks SELECT id, x'0102' FROM outbox")
    db.close()
    before = dump(path)

    async with await Storage.open(path, vault) as store:
        jobs = await store.outbox.recent(CHAT, 500)
        assert (await store.doctor()).integrity == "ok"
        counted = "SELECT (SELECT count(*) FROM outbox_marks), (SELECT count(*) FROM campaigns)"
        marks, campaigns = await store.run(lambda db: db.execute(counted).fetchone())
        broken = await store.run(lambda db: db.execute("PRAGMA foreign_key_check").fetchall())
        assert broken == []
        assert await store.campaigns.next_due() is None, "none of them is handed over again"
        for job in jobs:
            if job.campaign is not None:
                campaign = await store.campaigns.get(job.campaign)
                assert campaign is not None
                assert (campaign.state, campaign.content) == (CampaignState.DONE, None)
                assert campaign.account_id == job.account_id
        fresh = new_job(frame=9001, account_id=1)
        await store.run(store.outbox.insertion(fresh))
        (added,) = await store.outbox.for_frame(CHAT, PERSON, 9001)

    assert dump(path)[:-1] == before
    assert marks == len(jobs) == len(before)
    assert added.id > last, "a number of a row is never given again"
    named = [(job.campaign, job.turn, job.batch) for job in jobs if job.account_id in {1, 2}]
    assert len(set(named)) == len(named)
    assert campaigns == len({campaign for campaign, *_ in named})
    by_card = {(job.frame, job.campaign) for job in jobs}
    assert len(by_card) == len({job.frame for job in jobs}), "one campaign a card"
    assert {job.campaign for job in jobs if job.account_id not in {1, 2}} == {None}


async def test_the_rows_of_a_turn_keep_their_campaign(tmp_path: Path) -> None:
    """Also of one that was forgotten, and beside a card whose number looks like theirs."""
    path, vault = tmp_path / "old.db", new_vault()
    db = older(path, vault, "0081_turns")
    planned = """INSERT INTO campaigns (id, chat, user, account_id, frame, revision, segments,
        state, due_at, turn, created_at) VALUES (7, 500, 700, 1, 3, 1, 1, ?, ?, 3, ?)"""
    db.execute(planned, ("waiting", MOMENT, MOMENT))
    for frame, revision, part in (
        (-7, 1, "contacts"), (-7, 1, "numbers"), (-7, 2, "contacts"), (-4, 1, "contacts"),
    ):  # fmt: skip
        insert(db, frame=frame, revision=revision, part=part)
    moved = insert(db, frame=_BELOW_ALL - 1)
    card = insert(db, frame=3, revision=1)
    db.close()

    async with await Storage.open(path, vault) as store:
        jobs = {job.id: job for job in await store.outbox.recent(CHAT, 500)}
        named = [(job.campaign, job.turn, job.batch) for _, job in sorted(jobs.items())]
        assert named[:4] == [(7, 1, 1), (7, 1, 2), (7, 2, 1), (4, 1, 1)]
        campaign = await store.campaigns.get(jobs[moved].campaign or 0)
        assert campaign is not None
        assert (campaign.id > 7, jobs[moved].turn) == (True, 1)
        assert jobs[card].campaign is None, "the campaign of that card is another"
        waiting = await store.campaigns.get(7)
        assert waiting is not None
        assert (waiting.state, waiting.turn) == (CampaignState.WAITING, 3)
        left = new_job(account_id=1, frame=-7, revision=3)
        assert await store.campaigns.leave(waiting, [store.outbox.insertion(left)])


@pytest.mark.parametrize("state", [state.value for state in JobState])
async def test_what_was_confirmed_before_is_not_confirmed_again(tmp_path: Path, state: str) -> None:
    path, vault = tmp_path / "old.db", new_vault()
    db = older(path, vault, "0081_turns")
    insert(db, frame=3, revision=5, state=state)
    db.close()

    async with await Storage.open(path, vault) as store:
        with pytest.raises(Duplicate):
            await confirm(store, account_id=1)
        assert len(await store.outbox.recent(CHAT)) == 1


async def test_a_database_of_0_1_has_a_campaign_for_each_of_its_jobs(tmp_path: Path) -> None:
    path = restore_dump(tmp_path / "sefid.db")
    before = dump(path)
    async with await Storage.open(path, Vault.load(None, path.with_suffix(".key"))) as store:
        jobs = await store.outbox.recent(OWNER, 50)
        for job in jobs:
            campaign = await store.campaigns.get(job.campaign or 0)
            assert campaign is not None
            assert (campaign.created_at, campaign.turn) == (job.created_at, 2)
    assert dump(path) == before
    assert len({job.campaign for job in jobs}) == len({(job.frame, job.revision) for job in jobs})
