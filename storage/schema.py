"""The tables, as ordered migrations; each runs in one transaction with the record of itself.

Two conventions carry weight elsewhere: a column `sealed` holds a value of the vault and is sealed
again by the rotation of keys; a column `chat` is rewritten when Telegram gives a chat a new id.
What is not sealed, a thief of the file reads: ids of chats and people, the names of businesses,
settings, counts, times, the service's answers and keys of sendings, and of the audit all but
names.
Moments are UTC text of fixed width (`moments.stamp`). A released migration is never edited.
"""

from __future__ import annotations

from sqlite_utils.db import Database
from sqlite_utils.migrations import Migrations

from storage.schema_access import access
from storage.schema_acts_begun import acts_begun
from storage.schema_approval_rules import approval_rules, approvals_by_campaign
from storage.schema_approvals import approvals
from storage.schema_audit import audit
from storage.schema_audit_approvers import audit_approvers
from storage.schema_birthdays import birthdays
from storage.schema_branches import branches
from storage.schema_campaigns import campaigns
from storage.schema_colleagues import colleagues
from storage.schema_deliveries import deliveries
from storage.schema_handled import handled_updates
from storage.schema_heartbeat import heartbeat
from storage.schema_identities import identities
from storage.schema_identity_uses import identity_uses
from storage.schema_imports import bounded_imports
from storage.schema_indexes import found_by_index
from storage.schema_letters import letters
from storage.schema_limits import daily_limits
from storage.schema_news import reply_drafts
from storage.schema_outbox import found_by_time_and_text, marks, one_job_a_key
from storage.schema_ownership import bound_accounts
from storage.schema_team import team
from storage.schema_topics import topics
from storage.schema_turns import turns

migrations = Migrations("sefid")


@migrations(name="0001_accounts")
def accounts(db: Database) -> None:
    """`key_hash`: keyed hash of the UserApiKey, so that linking again finds the row."""
    db.executescript("""
        CREATE TABLE meta (
            name TEXT PRIMARY KEY,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE TABLE accounts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            owner INTEGER NOT NULL,
            key_hash TEXT NOT NULL,
            sealed BLOB NOT NULL,
            label TEXT NOT NULL,
            linked_at TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('ok', 'revoked')),
            UNIQUE (owner, key_hash)
        ) STRICT;
        CREATE TABLE links (
            chat INTEGER PRIMARY KEY,
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE
        ) STRICT;
        CREATE INDEX links_account ON links (account_id);
        CREATE TABLE chats (
            chat INTEGER PRIMARY KEY,
            user INTEGER NOT NULL,
            kind TEXT NOT NULL,
            language TEXT,
            reachable INTEGER NOT NULL CHECK (reachable IN (0, 1)),
            seen_at TEXT NOT NULL
        ) STRICT;
        CREATE TABLE settings (
            chat INTEGER PRIMARY KEY,
            json TEXT NOT NULL
        ) STRICT;
    """)


@migrations(name="0002_conversations")
def conversations(db: Database) -> None:
    """`due`: when a live screen wants to be drawn again; NULL for one that does not."""
    db.executescript("""
        CREATE TABLE states (
            chat INTEGER NOT NULL,
            user INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            due TEXT,
            PRIMARY KEY (chat, user)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX states_due ON states (due) WHERE due IS NOT NULL;
        CREATE TABLE inbox (
            place INTEGER PRIMARY KEY AUTOINCREMENT,
            update_id INTEGER NOT NULL UNIQUE,
            sealed BLOB,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
            starts INTEGER NOT NULL DEFAULT 0,
            finished_at TEXT
        ) STRICT;
        CREATE INDEX inbox_waiting ON inbox (place) WHERE state = 'waiting';
        CREATE INDEX inbox_finished ON inbox (finished_at) WHERE finished_at IS NOT NULL;
        CREATE TABLE bindings (
            chat INTEGER NOT NULL,
            message_id INTEGER NOT NULL,
            kind TEXT NOT NULL,
            ref TEXT NOT NULL,
            PRIMARY KEY (chat, message_id)
        ) STRICT, WITHOUT ROWID;
    """)


@migrations(name="0003_outbox")
def outbox(db: Database) -> None:
    """`sealed`: text and numbers, NULL once sent. `text_hash`: keyed, tells texts apart after."""
    db.executescript("""
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat INTEGER NOT NULL,
            user INTEGER NOT NULL,
            account_id INTEGER NOT NULL,
            frame INTEGER NOT NULL,
            revision INTEGER NOT NULL,
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
            UNIQUE (chat, user, frame, revision, part)
        ) STRICT;
        CREATE INDEX outbox_waiting ON outbox (due_at, id) WHERE state = 'waiting';
        CREATE INDEX outbox_sending ON outbox (id) WHERE state = 'sending';
        CREATE INDEX outbox_untold ON outbox (id) WHERE told = 0;
        CREATE INDEX outbox_account ON outbox (account_id, id);
        CREATE INDEX outbox_chat ON outbox (chat, id);
    """)


@migrations(name="0004_watching")
def watching(db: Database) -> None:
    """`pushes.sealed`: the news itself, NULL once told; the row stays so that it comes once."""
    db.executescript("""
        CREATE TABLE cursors (
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (account_id, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE pushes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            chat INTEGER NOT NULL,
            kind TEXT NOT NULL,
            ref TEXT NOT NULL,
            sealed BLOB,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'telling', 'done')),
            due_at TEXT NOT NULL,
            starts INTEGER NOT NULL DEFAULT 0,
            UNIQUE (account_id, chat, kind, ref)
        ) STRICT;
        CREATE INDEX pushes_waiting ON pushes (due_at, id) WHERE state = 'waiting';
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            chat INTEGER NOT NULL,
            user INTEGER NOT NULL,
            what TEXT NOT NULL,
            detail TEXT NOT NULL
        ) STRICT;
        CREATE INDEX audit_chat ON audit (chat, id);
    """)


@migrations(name="0005_address_book")
def address_book(db: Database) -> None:
    """Imports with their file and batches, and exports; `id` is a random number of the caller's.

    `imports.sealed`: names and the first rows; `import_parts.sealed`: the file in pieces, people to
    add, rows that were rejected. Both go with the account.
    """
    db.executescript("""
        CREATE TABLE imports (
            id INTEGER PRIMARY KEY,
            chat INTEGER NOT NULL,
            user INTEGER NOT NULL,
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            group_id INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('draft', 'reading', 'ready', 'uploading',
                'running', 'stopped', 'cancelled', 'done', 'failed')),
            counts TEXT NOT NULL,
            added INTEGER NOT NULL DEFAULT 0,
            refused INTEGER NOT NULL DEFAULT 0,
            trouble TEXT NOT NULL DEFAULT '',
            told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
            created_at TEXT NOT NULL
        ) STRICT;
        CREATE INDEX imports_open ON imports (id) WHERE state IN ('reading', 'running');
        CREATE INDEX imports_untold ON imports (id) WHERE told = 0;
        CREATE TABLE import_parts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('file', 'read', 'batch', 'rejected')),
            state TEXT NOT NULL CHECK (state IN ('waiting', 'adding', 'done')),
            sealed BLOB
        ) STRICT;
        CREATE INDEX import_parts_import ON import_parts (import_id, kind, state, id);
        CREATE TABLE exports (
            id INTEGER PRIMARY KEY,
            chat INTEGER NOT NULL,
            user INTEGER NOT NULL,
            account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            format TEXT NOT NULL,
            group_id INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('running', 'cancelled', 'done', 'failed')),
            fetched INTEGER NOT NULL DEFAULT 0,
            total INTEGER NOT NULL DEFAULT 0,
            trouble TEXT NOT NULL DEFAULT '',
            created_at TEXT NOT NULL
        ) STRICT;
        CREATE INDEX exports_open ON exports (id) WHERE state = 'running';
    """)


migrations(name="0006_letters")(letters)
migrations(name="0007_deliveries")(deliveries)


@migrations(name="0008_news")
def news(db: Database) -> None:
    """News of one chat are told together: found without reading everybody's."""
    db.execute("CREATE INDEX pushes_chat ON pushes (chat, due_at) WHERE state = 'waiting'")


migrations(name="0010_one_job_a_batch_key")(one_job_a_key)
migrations(name="0011_marks_of_numbers")(marks)
migrations(name="0040_bounded_imports")(bounded_imports)
migrations(name="0060_reply_drafts")(reply_drafts)
migrations(name="0020_bound_accounts")(bound_accounts)
migrations(name="0070_heartbeat")(heartbeat)
migrations(name="0071_access")(access)
migrations(name="0080_campaigns")(campaigns)
migrations(name="0081_turns")(turns)
migrations(name="0082_birthdays")(birthdays)
migrations(name="0089_handled_updates")(handled_updates)
migrations(name="0090_outbox_by_time_and_text")(found_by_time_and_text)
migrations(name="0091_branches")(branches)
migrations(name="0094_audit")(audit)
migrations(name="0092_team")(team)
migrations(name="0093_approvals")(approvals)
migrations(name="0100_approval_rules")(approval_rules)
migrations(name="0101_approvals_by_campaign")(approvals_by_campaign)
migrations(name="0104_topics")(topics)
migrations(name="0098_daily_limits")(daily_limits)
migrations(name="0099_colleagues")(colleagues)
migrations(name="0102_acts_begun")(acts_begun)
migrations(name="0105_found_by_index")(found_by_index)
migrations(name="0106_identities")(identities)
migrations(name="0107_audit_approvers")(audit_approvers)
migrations(name="0109_identity_uses")(identity_uses)
