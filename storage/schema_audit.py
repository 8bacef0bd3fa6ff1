"""The audit as typed rows in a chain, and which turns of the outbox stand in it already.

Lines of the version before are read here; their hashes follow at the first start, which has the
key for them (`storage.audit_chain`). Until then what a line names stands in `code`.
"""

from __future__ import annotations

import re

from sqlite_utils.db import Database

from storage.rows import Row, change, rows

_VERBS = {
    "account-linked": "linked",
    "account-unlinked": "unlinked",
    "group-attached": "attached",
    "group-detached": "detached",
    "send": "sent",
    "import": "imported",
    "ticket-closed": "ticket_closed",
    "birthdays-on": "greetings_on",
    "birthdays-off": "greetings_off",
}
_RESULTS = {"sent": "done", "refused": "refused", "unknown": "unknown", "not_sent": "not_done"}
_NAMED = {"linked", "unlinked", "attached", "detached"}
_SEND = re.compile(r"job (\d+), account (\d+): (\w+), (\d+)?")
_NUMBER = re.compile(r"\d+")


def audit(db: Database) -> None:
    """`audit.sealed`: the person's name and what was acted on; NULL once forgotten.

    `digest`: of the row's own fields, `hash`: of that and the row before, both keyed; `key` names
    the key. `forgotten`: proof that it was we who emptied the row. `place` is the chat as it was
    then: unlike a column `chat` it is not rewritten. `audit_chain`: where the chain begins and
    ends. `people_names`: by which name a person is known, for what workers do for them.
    `outbox.noted`: the row's turn stands in the audit.
    """
    before = rows(db, "SELECT * FROM audit ORDER BY id")
    db.executescript("""
        DROP TABLE audit;
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            account INTEGER NOT NULL,
            person INTEGER NOT NULL,
            role TEXT NOT NULL,
            place INTEGER NOT NULL,
            topic INTEGER,
            verb TEXT NOT NULL,
            sealed BLOB,
            people INTEGER,
            parts INTEGER,
            text_hash TEXT NOT NULL,
            ref TEXT NOT NULL,
            result TEXT NOT NULL CHECK (result IN
                ('done', 'partly', 'unknown', 'refused', 'not_done')),
            code TEXT NOT NULL,
            key TEXT NOT NULL,
            digest TEXT NOT NULL,
            hash TEXT NOT NULL,
            forgotten TEXT
        ) STRICT;
        CREATE INDEX audit_account ON audit (account, id);
        CREATE INDEX audit_ref ON audit (account, verb, ref);
        CREATE TABLE audit_chain (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            anchor INTEGER NOT NULL,
            anchor_hash TEXT NOT NULL,
            last INTEGER NOT NULL,
            last_hash TEXT NOT NULL,
            broken INTEGER,
            key TEXT NOT NULL,
            mac TEXT NOT NULL
        ) STRICT;
        CREATE TABLE people_names (
            user INTEGER PRIMARY KEY,
            sealed BLOB NOT NULL
        ) STRICT;
        ALTER TABLE outbox ADD COLUMN noted INTEGER NOT NULL DEFAULT 0 CHECK (noted IN (0, 1));
        UPDATE outbox SET noted = 1 WHERE state NOT IN ('waiting', 'sending');
        CREATE INDEX outbox_unnoted ON outbox (id) WHERE noted = 0;
    """)
    for number, line in enumerate(before, 1):
        change(db, _INSERT, _read(db, line) | {"id": number})


def _read(db: Database, line: Row) -> Row:
    """A line of the version before as the fields of a row."""
    verb, detail = _VERBS.get(line["what"], "settings_changed"), line["detail"]
    send = _SEND.match(detail) if verb == "sent" else None
    number = _NUMBER.search(detail) if verb in {"imported", "ticket_closed"} else None
    account = send[2] if send else _account(db, line["chat"])
    return {
        "at": line["at"],
        "account": int(account or 0),
        "person": line["user"],
        "place": line["chat"],
        "verb": verb,
        "people": int(send[4]) if send and send[4] else None,
        "ref": number[0] if number else "",
        "result": _RESULTS.get(send[3], "unknown") if send else "done",
        "code": detail if verb in _NAMED else "",
    }


def _account(db: Database, chat: int) -> int:
    """The account that the chat has now: the lines of the version before name none."""
    links = rows(db, "SELECT account_id FROM links WHERE chat = ?", (chat,))
    return int(links[0]["account_id"]) if links else 0


_INSERT = """
    INSERT INTO audit (id, at, account, person, role, place, verb, people, text_hash, ref, result,
        code, key, digest, hash)
    VALUES (:id, :at, :account, :person, 'owner', :place, :verb, :people, '', :ref, :result,
        :code, '', '', '')
"""
