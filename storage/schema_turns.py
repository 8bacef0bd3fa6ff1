"""Every confirmation is a campaign: rows of the outbox name their (campaign, turn, batch).

The table is written anew, since its old key let two batches of a confirmation in at most. Nothing
that a row says changes: not its number, not its state, not whether it was told.
"""

from __future__ import annotations

from sqlite_utils.db import Database

_BELOW_ALL = -(2**40)
"""Rows of a turn have the number of their campaign, negated, as their frame. Below stand cards of a
group that got a new id (`storage.chats`)."""

_OF_A_TURN = f"frame BETWEEN {_BELOW_ALL} AND -1"

_CONFIRMATIONS = f"""
    INSERT INTO campaigns (chat, user, account_id, frame, revision, recipients, segments, state,
        due_at, turn, created_at, finished_at)
    SELECT chat, user, account_id, frame, revision,
        iif(min(recipients) = 0, NULL, sum(recipients)), max(segments), 'done',
        min(due_at), 2, min(created_at), coalesce(max(finished_at), min(due_at))
    FROM outbox WHERE NOT {_OF_A_TURN} AND account_id IN (SELECT id FROM accounts)
    GROUP BY chat, user, frame, revision ORDER BY min(id)
    ON CONFLICT DO NOTHING
"""  # noqa: S608 - literals of this module
_TABLE = """
    CREATE TABLE outbox_new (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        chat INTEGER NOT NULL,
        user INTEGER NOT NULL,
        account_id INTEGER NOT NULL,
        frame INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        campaign INTEGER,
        turn INTEGER NOT NULL,
        batch INTEGER NOT NULL CHECK (batch > 0),
        part TEXT NOT NULL CHECK (part IN ('contacts', 'numbers')),
        sealed BLOB,
        text_hash TEXT NOT NULL,
        group_ids TEXT NOT NULL,
        relation_ids TEXT NOT NULL,
        recipients INTEGER NOT NULL,
        segments INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN
            ('waiting', 'sending', 'sent', 'refused', 'unknown', 'undone', 'not_sent')),
        due_at TEXT NOT NULL,
        created_at TEXT NOT NULL,
        claimed_at TEXT,
        finished_at TEXT,
        message_id INTEGER,
        batch_key TEXT,
        service_message TEXT,
        last_sent_id INTEGER,
        told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
        resolved_by TEXT,
        UNIQUE (chat, user, frame, revision, batch),
        UNIQUE (campaign, turn, batch)
    ) STRICT
"""
_SAME = """id, chat, user, account_id, frame, revision, part, sealed, text_hash, group_ids,
    relation_ids, recipients, segments, state, due_at, created_at, claimed_at, finished_at,
    message_id, batch_key, service_message, last_sent_id, told, resolved_by"""
_ROWS = f"""
    INSERT INTO outbox_new ({_SAME}, campaign, turn, batch)
    SELECT {_SAME},
        iif({_OF_A_TURN}, -frame, (
            SELECT made.id FROM campaigns made
            WHERE made.chat = outbox.chat AND made.user = outbox.user AND made.id > ?
                AND made.frame = outbox.frame AND made.revision = outbox.revision
        )),
        iif({_OF_A_TURN}, revision, 1),
        iif(part = 'contacts', 1, 2)
    FROM outbox ORDER BY id
"""  # noqa: S608 - literals of this module
_MARKS = """
    CREATE TABLE marks_new (
        job_id INTEGER PRIMARY KEY REFERENCES outbox_new (id) ON DELETE CASCADE,
        marks BLOB NOT NULL
    ) STRICT
"""
_INDEXES = (
    "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'outbox' AND sql != ''"
)
_LAST = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'campaigns'"
_SWAP = (
    "INSERT INTO marks_new SELECT * FROM outbox_marks",
    "DELETE FROM sqlite_sequence WHERE name = 'outbox_new'",
    """INSERT INTO sqlite_sequence
        SELECT 'outbox_new', seq FROM sqlite_sequence WHERE name = 'outbox'""",
    # Before the table that it names: rows of it would go with the rows there.
    "DROP TABLE outbox_marks",
    "DROP TABLE outbox",
    "ALTER TABLE outbox_new RENAME TO outbox",
    "ALTER TABLE marks_new RENAME TO outbox_marks",
)


def turns(db: Database) -> None:
    """`batch`: a call of the turn, from 1; `origin`: the campaign whose unreached this one is for.

    `campaign` is NULL where the account is gone: such a row leaves no more. Each confirmation of
    before becomes a campaign that has been handed over; how it ended is what its rows say.
    """
    db.execute("ALTER TABLE campaigns ADD COLUMN origin INTEGER")
    db.execute("CREATE INDEX campaigns_origin ON campaigns (origin) WHERE origin IS NOT NULL")
    indexes = [sql for (sql,) in db.execute(_INDEXES).fetchall()]
    (last,) = db.execute(_LAST).fetchone()
    db.execute(_CONFIRMATIONS)
    db.execute(_TABLE)
    db.execute(_ROWS, (last,))
    db.execute(_MARKS)
    for statement in (*_SWAP, *indexes):
        db.execute(statement)
