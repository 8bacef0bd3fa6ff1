"""The chain of the audit: each row is bound to the one before by a keyed hash.

The head says which row is the last, so that a removed last row is missed too; the anchor says which
row was the last that was dropped for its age. Both are bound by a hash of their own. The key is
made of the one that signs buttons, which stands sealed in the database and outlives a change of
master keys: who writes into the file without the master key cannot make a row that fits.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sqlite_utils.db import Database

from storage.rows import Row, change, row, value

_FIELDS = (
    "id",
    "at",
    "account",
    "person",
    "role",
    "place",
    "topic",
    "verb",
    "people",
    "parts",
    "text_hash",
    "ref",
    "result",
    "code",
    "key",
)


class ChainKey:
    """What rows are hashed with; `name` tells which key it was, and nothing about it."""

    def __init__(self, signing_key: bytes) -> None:
        self._key = hmac.digest(signing_key, b"audit chain", "sha256")
        self.name = hmac.digest(self._key, b"name", "sha256").hex()[:16]

    def digest(self, record: Mapping[str, object], names: bytes) -> str:
        """Of a row's own fields. `names`: what is sealed in it, opened."""
        fields = json.dumps([record[each] for each in _FIELDS]).encode()
        return self._hash(b"row", fields, names)

    def link(self, before: str, digest: str) -> str:
        return self._hash(b"link", before.encode(), digest.encode())

    def forgotten(self, number: int, digest: str) -> str:
        """The proof that a row was emptied by us."""
        return self._hash(b"forgotten", str(number).encode(), digest.encode())

    def mac(self, head: Head) -> str:
        fields = [head.anchor, head.anchor_hash, head.last, head.last_hash, head.broken]
        return self._hash(b"head", json.dumps(fields).encode())

    def _hash(self, *parts: bytes) -> str:
        data = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
        return hmac.digest(self._key, data, "sha256").hex()


@dataclass(frozen=True, slots=True)
class Head:
    """`broken`: the first row that was written onto a head which was not ours."""

    anchor: int = 0
    anchor_hash: str = ""
    last: int = 0
    last_hash: str = ""
    broken: int | None = None
    key: str = ""
    mac: str = ""

    def is_made_with(self, key: ChainKey) -> bool:
        return self.mac == key.mac(self)


def head_of(db: Database) -> Head | None:
    record = row(db, "SELECT * FROM audit_chain")
    return None if record is None else Head(**{each: record[each] for each in _HEAD})


def keep(db: Database, key: ChainKey, head: Head) -> None:
    signed = replace(head, key=key.name)
    fields = {each: getattr(signed, each) for each in _HEAD} | {"mac": key.mac(signed)}
    change(db, _KEEP, fields)


def sound_head(db: Database, key: ChainKey) -> Head:
    """The head to go on from. One that is gone or not ours is gone on from, and remembered."""
    head = head_of(db)
    if head is None:
        last = value(db, "SELECT max(id) FROM audit") or 0
        return Head(last=last, broken=last + 1)
    strange = head.key != key.name
    if strange or head.broken is not None or head.is_made_with(key):
        return head
    last = max(head.last, value(db, "SELECT max(id) FROM audit") or 0)
    return replace(head, last=last, broken=last + 1)


def append(db: Database, key: ChainKey, fields: Row, seal: Callable[[int], bytes]) -> int:
    """One row more at the end of the chain; its number.

    `fields`: of the row, with `names`: what `seal` seals for a row of that number.
    """
    head = sound_head(db, key)
    # Behind what somebody else may have put there: that must not keep us from writing.
    number = max(head.last, value(db, "SELECT max(id) FROM audit") or 0) + 1
    record = chained(key, fields | {"id": number, "sealed": seal(number)}, head.last_hash)
    columns, marks = ", ".join(record), ", ".join(f":{each}" for each in record)
    change(db, f"INSERT INTO audit ({columns}) VALUES ({marks})", record)  # noqa: S608 - our own
    keep(db, key, replace(head, last=number, last_hash=record["hash"]))
    return number


def chained(key: ChainKey, fields: Row, before: str) -> Row:
    """The row with its hashes; `before`: the hash of the row that it follows."""
    record = {each: fields[each] for each in fields if each != "names"} | {"key": key.name}
    record["digest"] = key.digest(record, fields["names"])
    record["hash"] = key.link(before, record["digest"])
    return record


def cut_off(db: Database, key: ChainKey, last: int) -> int:
    """Drop the rows up to this one; the anchor takes their place. How many."""
    anchor = row(db, "SELECT hash FROM audit WHERE id = ?", (last,))
    if anchor is None:
        return 0
    keep(db, key, replace(sound_head(db, key), anchor=last, anchor_hash=anchor["hash"]))
    return change(db, "DELETE FROM audit WHERE id <= ?", (last,))


_HEAD = ("anchor", "anchor_hash", "last", "last_hash", "broken", "key", "mac")
_KEEP = """
    INSERT OR REPLACE INTO audit_chain (one, anchor, anchor_hash, last, last_hash, broken, key, mac)
    VALUES (1, :anchor, :anchor_hash, :last, :last_hash, :broken, :key, :mac)
"""
