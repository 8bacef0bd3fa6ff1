"""An import and its parts as rows and back: what is sealed, and for whom."""

from __future__ import annotations

import json
from collections.abc import Sequence

from storage.errors import Unsealable
from storage.import_models import Import, ImportCounts, NewImport, Part, PartRow, ReadSheet
from storage.moments import moment
from storage.rows import Row
from storage.table_context import TableContext


def owner(user: int, import_id: int) -> str:
    """For whom a value is sealed: it opens in its own import only."""
    return f"import:{user}:{import_id}"


def seal_facts(
    context: TableContext,
    new: NewImport,
    preview: Sequence[PartRow] = (),
    sheet: ReadSheet = ReadSheet(),  # noqa: B008 (frozen)
) -> bytes:
    facts = {
        "name": new.name,
        "format": new.format,
        "group": new.group_name,
        "preview": list(preview),
        "sheet": sheet.model_dump(),
        "account": new.account_id,
    }
    return context.vault.seal(owner(new.user, new.id), json.dumps(facts).encode())


def to_row(context: TableContext, new: NewImport) -> Row:
    return {
        "id": new.id,
        "chat": new.chat,
        "topic": new.topic,
        "user": new.user,
        "account_id": new.account_id,
        "group_id": new.group_id,
        "sealed": seal_facts(context, new),
        "state": new.state.value,
        "counts": new.counts.model_dump_json(),
        "created_at": context.now(),
    }


def to_import(context: TableContext, row: Row) -> Import | None:
    """The import; None where the master keys do not open it, or it was begun for another account.

    Imports of a version before say not inside for which.
    """
    try:
        facts = json.loads(context.vault.open(owner(row["user"], row["id"]), row["sealed"]))
    except Unsealable:
        return None
    if facts.get("account", row["account_id"]) != row["account_id"]:
        return None
    return Import(
        **{name: row[name] for name in _AS_IT_STANDS},
        name=facts["name"],
        format=facts["format"],
        group_name=facts["group"],
        preview=tuple(facts["preview"]),
        sheet=ReadSheet.model_validate(facts.get("sheet") or {}),
        counts=ImportCounts.model_validate_json(row["counts"]),
        told=bool(row["told"]),
        created_at=moment(row["created_at"]),
    )


_AS_IT_STANDS = (
    "id",
    "chat",
    "topic",
    "user",
    "account_id",
    "group_id",
    "state",
    "added",
    "size",
    "seen",
    "refused",
    "trouble",
)


def seal_rows(context: TableContext, of: NewImport, rows: Sequence[PartRow]) -> bytes:
    return context.vault.seal(owner(of.user, of.id), json.dumps(list(rows)).encode())


def to_part(context: TableContext, of: NewImport, row: Row) -> Part:
    """Raises `Unsealable`."""
    if row["sealed"] is None:
        return Part(id=row["id"], rows=[])
    plain = context.vault.open(owner(of.user, of.id), row["sealed"])
    return Part(id=row["id"], rows=json.loads(plain))
