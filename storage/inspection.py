"""Looking at a database file without changing anything: for `doctor`, and to try a backup."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils.db import Database

from storage import doctor
from storage.act_models import Act, ChainReport
from storage.audit_check import check, trouble_in
from storage.audit_rows import act_of
from storage.backup_target import is_copy
from storage.connection import BUSY_SECONDS, check_file, schema_version
from storage.driver import sqlite3
from storage.errors import DatabaseUnusable, StorageBusy, translated
from storage.models import Facts
from storage.rows import row, rows, value
from storage.signing import opened
from storage.vault import Vault

_GIVE_BACK = (
    "Nothing was deleted. Give the former key back: as a further line of the key file, or after the"
    " present one in SEFID_SECRET_KEYS, not instead of it, for it seals what is written now. Where"
    " the former key is lost, each chat must link its account again."
)
KEYS_CHANGED = (
    f"The master key does not open what this database holds: it was lost or replaced. {_GIVE_BACK}"
)
_KEYS_LACK = (
    "{many} values of this database are sealed with a master key that is not here any more."
    f" {_GIVE_BACK}"
)


_STEPS = 100_000
"""Of SQLite's machine, between looks at the clock."""


@dataclass(frozen=True, slots=True)
class Verified:
    """Of a copy that is sound: its schema, and how many sealed values the keys open or not."""

    schema_version: int
    opened: int
    unreadable: int


def inspect(path: Path, vault: Vault, seconds: float = float("inf")) -> Facts:
    """The facts of a database, which a running bot may hold.

    Raises:
        DatabaseUnusable: it is missing, damaged, too new, or not ours.
        StorageBusy: it could not be read through within `seconds`.
    """
    until = time.monotonic() + seconds
    with _reading(path) as db:
        db.conn.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
        facts = doctor.facts(db, path, key_trouble(db, vault))
        return facts.model_copy(update={"audit_trouble": _audit_trouble(db, vault)})


def key_trouble(db: Database, vault: Vault) -> str | None:
    """What is wrong with the master keys, also long after the start that found one missing."""
    known = opened(db, vault)
    if all(known):
        return None
    if not any(known):
        return KEYS_CHANGED
    many = sum(not vault.opens(token) for token in _sealed_values(db, but="meta"))
    return _KEYS_LACK.format(many=many) if many else None


def verify(path: Path, vault: Vault) -> Verified:
    """Read a whole copy: every page, every reference, every sealed value.

    Raises:
        DatabaseUnusable: it is no backup, damaged, or too new.
    """
    with _reading(path) as db:
        if not is_copy(path):
            raise DatabaseUnusable(f"{path} is a database in use, not a backup.")
        verdict = value(db, "PRAGMA integrity_check(1)")
        if verdict != "ok" or row(db, "PRAGMA foreign_key_check") is not None:
            raise DatabaseUnusable(f"The backup {path} is damaged. Do not rely on it.")
        opened = [vault.opens(token) for token in _sealed_values(db)]
        return Verified(schema_version(db), sum(opened), len(opened) - sum(opened))


def _audit_trouble(db: Database, vault: Vault) -> str | None:
    """None also for a database of a version without a chain: the next start makes it."""
    return trouble_in(check(db, vault)) if "audit_chain" in db.table_names() else None


def read_audit(
    path: Path, vault: Vault, user: int | None, limit: int
) -> tuple[list[Act], ChainReport]:
    """The newest rows of the audit, the oldest of them first; of one person where one is named.

    And what a walk along the whole chain finds.

    Raises:
        DatabaseUnusable: it is missing, damaged, too new, too old, or not ours.
    """
    sql = "SELECT * FROM audit WHERE ?1 IS NULL OR person = ?1 ORDER BY id DESC LIMIT ?2"
    with _reading(path) as db:
        if "audit_chain" not in db.table_names():
            raise DatabaseUnusable(f"{path} is of an older version: start the bot, or migrate it.")
        acts = [act_of(vault, each) for each in reversed(rows(db, sql, (user, limit)))]
        return acts, check(db, vault)


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[Database]:
    if not path.is_file():
        raise DatabaseUnusable(f"There is no file {path}.")
    try:
        with contextlib.closing(_opened(path)) as conn:
            db = Database(conn, execute_plugins=False)
            check_file(db, path)
            yield db
    except sqlite3.Error as error:
        if str(error) == "interrupted":
            raise StorageBusy(f"{path} is too big to be read through in the time given.") from None
        raise translated(error, path) from error


def _opened(path: Path) -> sqlite3.Connection:
    """Where no WAL is nobody has it open, and SQLite is kept from making one."""
    still = "" if path.with_name(path.name + "-wal").exists() else "&immutable=1"
    uri = f"{path.absolute().as_uri()}?mode=ro{still}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _sealed_values(db: Database, *, but: str = "") -> Iterator[bytes]:
    for table in db.tables:
        if "sealed" in table.columns_dict and table.name != but:
            sql = f"SELECT sealed FROM {table.name} WHERE sealed IS NOT NULL"  # noqa: S608 - our own
            for (token,) in db.conn.execute(sql):
                yield token
