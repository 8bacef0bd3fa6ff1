"""A job as a row and back: what is sealed, what is hashed, what stands in the open."""

from __future__ import annotations

import json
from typing import Any

from storage.errors import Unsealable
from storage.models import Job, NewJob
from storage.moments import maybe_moment, moment, stamp
from storage.rows import Row
from storage.table_context import TableContext


def to_row(context: TableContext, job: NewJob) -> Row:
    content = job.model_dump(include={"text", "template", "mobiles"})
    plain = job.model_dump(include=_PLAIN)
    return plain | {
        "sealed": _shut(context, job.user, content | {"bound": _bound(job)}),
        "text_hash": text_hash(context, job.text),
        "group_ids": json.dumps(job.group_ids),
        "relation_ids": json.dumps(job.relation_ids),
        "recipients": job.recipients or 0,
        "segments": job.segments,
        "state": "waiting",
        "due_at": stamp(job.due_at),
        "created_at": context.now(),
    }


def to_job(context: TableContext, row: Row) -> Job:
    """The job; without text and numbers where they were erased or do not open (`Job.sealed`)."""
    content, closed = _content(context, row)
    return Job(
        **{name: row[name] for name in _AS_IT_STANDS},
        recipients=row["recipients"] or None,
        text=content.get("text"),
        template=content.get("template", ""),
        mobiles=tuple(content.get("mobiles", ())),
        group_ids=tuple(json.loads(row["group_ids"])),
        relation_ids=tuple(json.loads(row["relation_ids"])),
        due_at=moment(row["due_at"]),
        created_at=moment(row["created_at"]),
        claimed_at=maybe_moment(row["claimed_at"]),
        finished_at=maybe_moment(row["finished_at"]),
        service_message=content.get("said") or row["service_message"],
        sealed=closed,
    )


def saying(context: TableContext, row: Row, words: str) -> bytes | None:
    """The sealed part with the service's words in it: they may quote a text or a number.

    None where there is no sealed part any more, or no key opens it.
    """
    content, closed = _content(context, row)
    if closed or not content:
        return None
    return _shut(context, row["user"], {**content, "said": words})


def text_hash(context: TableContext, text: str) -> str:
    return context.digest("text", text)


_PLAIN = {
    "chat", "topic", "user", "account_id", "frame", "revision", "batch", "part", "approved_by",
}  # fmt: skip
_AS_IT_STANDS = (
    "id",
    "chat",
    "topic",
    "user",
    "account_id",
    "frame",
    "revision",
    "campaign",
    "turn",
    "batch",
    "part",
    "segments",
    "state",
    "message_id",
    "batch_key",
    "last_sent_id",
    "text_hash",
    "told",
    "resolved_by",
    "approved_by",
)


def _content(context: TableContext, row: Row) -> tuple[dict[str, Any], bool]:
    if row["sealed"] is None:
        return {}, False
    try:
        opened: dict[str, Any] = json.loads(
            context.vault.open(seal_owner(row["user"]), row["sealed"])
        )
    except Unsealable:
        return {}, True
    return (opened, False) if _is_bound(opened, row) else ({}, True)


def _shut(context: TableContext, user: int, content: dict[str, Any]) -> bytes:
    return context.vault.seal(seal_owner(user), json.dumps(content).encode())


def _bound(job: NewJob) -> list[Any]:
    """From which account, and to whom: who writes into the file must not change it."""
    return [job.account_id, list(job.group_ids), list(job.relation_ids)]


def _is_bound(opened: dict[str, Any], row: Row) -> bool:
    """Rows of an older version are bound to nothing; those of an unlinked account to nobody."""
    if "bound" not in opened:
        return True
    account_id, *audience = opened["bound"]
    stands = [json.loads(row["group_ids"]), json.loads(row["relation_ids"])]
    return row["account_id"] in {account_id, 0} and audience == stands


def seal_owner(user: int) -> str:
    return f"outbox:{user}"
