"""Walking along the chain of the audit: is every row there, in its place, and as it was written?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlite_utils.db import Database

from storage.act_models import ChainReport
from storage.audit_chain import ChainKey, Head, head_of
from storage.audit_rows import is_approver, names_in
from storage.rows import Row, rows
from storage.signing import keys_here
from storage.vault import Vault

_AT_ONCE = 500


def check(db: Database, vault: Vault) -> ChainReport:
    """The first break, if any. Reads every row, and changes nothing."""
    keys = {key.name: key for key in map(ChainKey, keys_here(db, vault))}
    head = head_of(db)
    if head is None:
        return ChainReport(broken_at=1, why="the head of the chain is gone")
    walk = _Walk(vault, keys, head)
    trouble = walk.of_head() or walk.along(db) or walk.of_end()
    broken_at, why = trouble or (None, "")
    return ChainReport(
        rows=walk.rows,
        first=head.anchor + 1,
        last=head.last,
        unchecked=walk.unchecked,
        broken_at=broken_at,
        why=why,
    )


def trouble_in(report: ChainReport) -> str | None:
    """Where the chain breaks, in a sentence; None where it is whole."""
    if report.broken_at is None:
        return None
    return f"The chain of the audit breaks at row {report.broken_at}: {report.why}."


def sound_front(db: Database, vault: Vault, before: str) -> int:
    """The last of the rows at the front that are older than `before`; 0 where there is none.

    Only rows that are as they were written: what somebody made old is kept, to be seen.
    """
    keys = {key.name: key for key in map(ChainKey, keys_here(db, vault))}
    head = head_of(db)
    if head is None or head.key not in keys or not head.is_made_with(keys[head.key]):
        return 0
    walk, last = _Walk(vault, keys, head), 0
    for record in _all(db):
        if record["at"] >= before or walk.step(record) is not None or walk.unchecked:
            break
        last = record["id"]
    return last


class _Walk:
    def __init__(self, vault: Vault, keys: Mapping[str, ChainKey], head: Head) -> None:
        self._vault, self._keys, self._head = vault, keys, head
        self._last, self._hash = head.anchor, head.anchor_hash
        self.rows = self.unchecked = 0

    def of_head(self) -> tuple[int, str] | None:
        key = self._keys.get(self._head.key)
        if key is not None and not self._head.is_made_with(key):
            return self._head.last, "the head of the chain was changed"
        if self._head.broken is not None:
            return self._head.broken, "when it was written the head of the chain was not ours"
        return None

    def along(self, db: Database) -> tuple[int, str] | None:
        for record in _all(db):
            trouble = self.step(record)
            if trouble is not None:
                return trouble
        return None

    def step(self, record: Row) -> tuple[int, str] | None:
        """On to this row; or what is wrong with it."""
        trouble = self._of_row(record)
        if trouble is None:
            self._last, self._hash = record["id"], record["hash"]
            self.rows += 1
        return trouble

    def of_end(self) -> tuple[int, str] | None:
        if (self._last, self._hash) == (self._head.last, self._head.last_hash):
            return None
        return self._last + 1, "it is missing, and with it all up to the last"

    def _of_row(self, record: Row) -> tuple[int, str] | None:
        number = record["id"]
        if number <= self._last:
            return number, "it stands before the beginning of the chain"
        if number != self._last + 1:
            return self._last + 1, "it is missing"
        if number > self._head.last:
            return number, "it was added behind the last one"
        return self._of_content(record)

    def _of_content(self, record: Row) -> tuple[int, str] | None:
        key = self._keys.get(record["key"])
        if key is None:
            self.unchecked += 1
            return None
        if not self._is_as_written(key, record):
            return record["id"], "it was changed"
        if record["hash"] != key.link(self._hash, record["digest"]):
            return record["id"], "it does not follow the row before it"
        return None

    def _is_as_written(self, key: ChainKey, record: Row) -> bool:
        if record["forgotten"] is not None:
            return bool(record["forgotten"] == key.forgotten(record["id"], record["digest"]))
        names = names_in(self._vault, record)
        if names is None:
            return False
        if not is_approver(names, record["approver"]):
            return False
        return bool(record["digest"] == key.digest(record, names))


def _all(db: Database) -> Iterator[Row]:
    """Every row in order, some at a time."""
    last = -1
    sql = "SELECT * FROM audit WHERE id > ? ORDER BY id LIMIT ?"
    while records := rows(db, sql, (last, _AT_ONCE)):
        yield from records
        last = records[-1]["id"]
