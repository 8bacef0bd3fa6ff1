"""Rows that shared a batch key before no two could: one keeps it, none is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils.db import Database

from storage import Storage
from storage.driver import sqlite3
from storage.schema import migrations
from tests.storage.support import CHAT, NOON, new_vault

pytestmark = pytest.mark.long

INSERT = """
    INSERT INTO outbox (chat, user, account_id, frame, revision, part, text_hash, group_ids,
        relation_ids, recipients, segments, state, due_at, created_at, batch_key, told, resolved_by)
    VALUES (500, 700, ?, ?, 1, 'contacts', 'h', '[]', '[]', 5, 1, 'sent', ?, ?, ?, 1, ?)
"""
Given = tuple[int, str | None, str | None]
"""Account, batch key, who settled it."""

CASES: list[tuple[list[Given], list[tuple[str, str | None]]]] = [
    ([(1, "k", None), (1, "k", "lookup")], [("sent", "k"), ("unknown", None)]),
    ([(1, "k", "lookup"), (1, "k", None)], [("unknown", None), ("sent", "k")]),
    ([(1, "k", "lookup"), (1, "k", "lookup")], [("sent", "k"), ("unknown", None)]),
    ([(1, "k", None), (1, "k", None)], [("sent", "k"), ("sent", None)]),
    ([(1, "k", None), (2, "k", None)], [("sent", "k"), ("sent", "k")]),
    ([(0, "k", None), (0, "k", None)], [("sent", "k"), ("sent", "k")]),
    ([(1, None, None), (1, None, "person")], [("sent", None), ("sent", None)]),
    (
        [(1, "k", "lookup"), (1, "k", "lookup"), (1, "k", None), (1, "j", "lookup")],
        [("unknown", None), ("unknown", None), ("sent", "k"), ("sent", "j")],
    ),
]


@pytest.mark.parametrize(("given", "wanted"), CASES)
async def test_doubles_are_parted(
    tmp_path: Path, given: list[Given], wanted: list[tuple[str, str | None]]
) -> None:
    path = tmp_path / "old.db"
    conn = sqlite3.connect(str(path), isolation_level=None)
    migrations.apply(Database(conn), stop_before="0010_one_job_a_batch_key")
    moment = NOON.isoformat(timespec="microseconds")
    for frame, (account, key, by) in enumerate(given):
        conn.execute(INSERT, (account, frame, moment, moment, key, by))
    conn.close()

    async with await Storage.open(path, new_vault()) as store:
        found = sorted(await store.outbox.recent(CHAT), key=lambda job: job.frame)

    assert [(job.state.value, job.batch_key) for job in found] == wanted
    assert all(job.told for job in found), "nobody is told anew of what is long past"
