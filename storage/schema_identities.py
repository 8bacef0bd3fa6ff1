"""Who is one person in several messengers, and the codes by which somebody says so."""

from __future__ import annotations

from sqlite_utils.db import Database


def identities(db: Database) -> None:
    """`user`: a number of somebody who has several; `person`: what they have in common.

    `sealed`: both once more, so that whoever can write the file makes nobody somebody else. `here`:
    where the person was last; `chosen`: where they want to be told, if anywhere. A code is kept as
    its keyed hash; `sealed` of it: the name of who made it.
    """
    for statement in _STATEMENTS:
        db.execute(statement)


_STATEMENTS = (
    """
        CREATE TABLE identities (
            user INTEGER PRIMARY KEY,
            person INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            here INTEGER NOT NULL DEFAULT 0 CHECK (here IN (0, 1)),
            chosen INTEGER NOT NULL DEFAULT 0 CHECK (chosen IN (0, 1))
        ) STRICT
    """,
    "CREATE INDEX identities_person ON identities (person)",
    """
        CREATE TABLE identity_codes (
            code_hash TEXT PRIMARY KEY,
            user INTEGER NOT NULL UNIQUE,
            sealed BLOB NOT NULL,
            expires_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
    """,
)
