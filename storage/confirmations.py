"""The campaign that a card makes which sends at once: one turn, handed over as it is confirmed.

Of a personal text it keeps what everybody's text was made from and the groups, for a second try
and for whoever sends the same again.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils.db import Database

from storage.campaign_slices import Content, sealed_content
from storage.errors import Duplicate
from storage.models import NewJob
from storage.moments import stamp
from storage.rows import change, row
from storage.table_context import TableContext


def turn_of(
    db: Database,
    context: TableContext,
    jobs: Sequence[NewJob],
    origin: int | None = None,
    kept: Content | None = None,
) -> tuple[int | None, int]:
    """(campaign, turn) of these batches of one confirmation.

    The campaign is None where the account is gone meanwhile: the rows stand there, to be told as
    not sent. `origin`: the campaign whose unreached a new one is for. `kept`: of its content.

    Raises:
        Duplicate: the card made a campaign for later.
    """
    first = jobs[0]
    if first.turn_of is not None:
        return first.turn_of
    many = [job.recipients for job in jobs]
    card = first.model_dump(
        include={"chat", "topic", "user", "account_id", "frame", "revision", "segments"}
    )
    fields = card | {
        "recipients": None if None in many else sum(each or 0 for each in many),
        "due_at": stamp(first.due_at),
        "created_at": context.now(),
        "origin": origin,
        "sealed": _sealed(context, first, kept),
    }
    change(db, _INSERT, fields)
    made = row(db, _OF_CARD, fields)
    if made is not None and made["state"] != "done":
        raise Duplicate("This card was confirmed for later.")
    return (None if made is None else made["id"]), 1


def _sealed(context: TableContext, first: NewJob, kept: Content | None) -> bytes | None:
    if kept is None:
        return None
    return sealed_content(context.vault, first.user, first.account_id, kept)


_INSERT = """
    INSERT INTO campaigns (chat, user, account_id, frame, revision, sealed, recipients, segments,
        state, due_at, turn, created_at, finished_at, origin, topic)
    SELECT :chat, :user, :account_id, :frame, :revision, :sealed, :recipients, :segments, 'done',
        :due_at, 2, :created_at, :due_at, :origin, :topic
    WHERE EXISTS (SELECT 1 FROM accounts WHERE id = :account_id)
    ON CONFLICT DO NOTHING
"""
_OF_CARD = """
    SELECT id, state FROM campaigns
    WHERE chat = :chat AND user = :user AND frame = :frame AND revision = :revision
"""
