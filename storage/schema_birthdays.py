"""Birthdays of contacts, the greeting that an account sends on them, and who has had it."""

from __future__ import annotations

from sqlite_utils.db import Database


def birthdays(db: Database) -> None:
    """`person` and `day` are keyed hashes of the mobile, and of the account's day of the year.

    `birthdays.sealed`: mobile, month and day. `birthday_greetings`: one an account, where it is
    switched on; `sealed`: its text; `clock`: minutes after midnight; `most`: SMS of a day that
    may leave unasked; `planned_until`: the last day whose greetings are planned; `version` counts
    the changes; `copied`: it comes from a backup, so what is planned next may have been sent.
    `birthday_turns`: who has had the greeting of a (Jalali) year, or was left out of it.
    """
    db.executescript("""
        CREATE TABLE birthdays (
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            person TEXT NOT NULL,
            day TEXT NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (account_id, person)
        ) STRICT;
        CREATE INDEX birthdays_day ON birthdays (account_id, day);
        CREATE TABLE birthday_greetings (
            account_id INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
            chat INTEGER NOT NULL,
            user INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            clock INTEGER NOT NULL,
            most INTEGER NOT NULL,
            planned_until TEXT NOT NULL,
            version INTEGER NOT NULL DEFAULT 1,
            copied INTEGER NOT NULL DEFAULT 0 CHECK (copied IN (0, 1))
        ) STRICT;
        CREATE TABLE birthday_turns (
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            person TEXT NOT NULL,
            year INTEGER NOT NULL,
            PRIMARY KEY (account_id, person, year)
        ) STRICT;
    """)
