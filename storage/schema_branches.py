"""Several accounts of one person: which chats may act with which, and with which each acts now."""

from __future__ import annotations

from sqlite_utils.db import Database


def branches(db: Database) -> None:
    """`allowed`: the chats that may act with an account, as they stand in what is sealed of it.

    It finds them; what is sealed decides. `links` is what a chat acts with now; `topic`: of a
    group, 0 is the whole of it. `accounts.colour`: a number below nine, by which the accounts of
    one person are told apart. `accounts.named`: its label is its owner's word, not the service's.
    """
    for statement in _STATEMENTS:
        db.execute(statement)


_STATEMENTS = (
    """
        CREATE TABLE allowed (
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            chat INTEGER NOT NULL,
            PRIMARY KEY (chat, account_id)
        ) STRICT, WITHOUT ROWID
    """,
    """
        CREATE INDEX allowed_account ON allowed (account_id)
    """,
    """
        INSERT INTO allowed (account_id, chat) SELECT account_id, chat FROM links
    """,
    """
        CREATE TABLE links_by_topic (
            chat INTEGER NOT NULL,
            topic INTEGER NOT NULL DEFAULT 0,
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            PRIMARY KEY (chat, topic)
        ) STRICT
    """,
    """
        INSERT INTO links_by_topic (chat, account_id) SELECT chat, account_id FROM links
    """,
    """
        DROP TABLE links
    """,
    """
        ALTER TABLE links_by_topic RENAME TO links
    """,
    """
        CREATE INDEX links_account ON links (account_id)
    """,
    """
        ALTER TABLE accounts ADD COLUMN colour INTEGER NOT NULL DEFAULT 0
    """,
    """
        ALTER TABLE accounts ADD COLUMN named INTEGER NOT NULL DEFAULT 0 CHECK (named IN (0, 1))
    """,
    """
        UPDATE accounts SET colour = (
            SELECT count(*) FROM accounts b WHERE b.owner = accounts.owner AND b.id < accounts.id
        ) % 9
    """,
)
