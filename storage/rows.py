"""Reading rows as dictionaries; every value goes in as a parameter, never into the SQL text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlite_utils.db import Database

Row = dict[str, Any]
Parameters = Sequence[object] | Mapping[str, object]


def rows(db: Database, sql: str, parameters: Parameters = ()) -> list[Row]:
    """All rows at once: an unread `RETURNING` would hold its transaction open."""
    cursor = db.conn.execute(sql, parameters)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]


def row(db: Database, sql: str, parameters: Parameters = ()) -> Row | None:
    records = rows(db, sql, parameters)
    return records[0] if records else None


def value(db: Database, sql: str, parameters: Parameters = ()) -> Any:
    """The first column of the first row, or None."""
    first = db.conn.execute(sql, parameters).fetchone()
    return None if first is None else first[0]


def change(db: Database, sql: str, parameters: Parameters = ()) -> int:
    """Run one write; the number of rows it touched."""
    return int(db.conn.execute(sql, parameters).rowcount)
