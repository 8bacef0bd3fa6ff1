"""Submitting something for another person's word, whatever it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import JsonValue

from handlers.shared.acts import noting
from handlers.shared.services import Ctx
from screens.outcome import Effect, Outcome, Replace
from screens.route import Route
from screens.screen import Data
from storage import ApprovalKind, NewApproval, Verb

LIFE = timedelta(hours=24)
"""How long something waits for a decision (facts of the team, 5)."""


class ApprovalData(Data):
    """By its id or, right after it was submitted, by the card (frame, revision) that did it."""

    id: int = 0
    frame: int = 0
    revision: int = 0


APPROVAL = Route("approval", ApprovalData)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is submitted: see `NewApproval`."""

    kind: ApprovalKind
    content: dict[str, JsonValue]
    digest: str
    recipients: int | None = None
    most: int | None = None
    wanted_at: datetime | None = None


async def submit(ctx: Ctx, account_id: int, asked: Asked) -> Outcome:
    """Submits what the card shows, and opens the request in its place."""
    return Replace(
        APPROVAL(frame=ctx.frame, revision=ctx.revision),
        notice=ctx.t("approval-asked"),
        effects=await submission(ctx, account_id, asked),
        after=(ctx.services.bells.approvals.ring,),
    )


async def submission(ctx: Ctx, account_id: int, asked: Asked) -> tuple[Effect, ...]:
    """The writes that submit it, keyed by the card that was pressed."""
    until = ctx.now + LIFE
    new = NewApproval(
        chat=ctx.chat,
        topic=ctx.topic or 0,
        user=ctx.user,
        account_id=account_id,
        frame=ctx.frame,
        revision=ctx.revision,
        kind=asked.kind,
        content=asked.content,
        digest=asked.digest,
        recipients=asked.recipients,
        most=asked.most,
        wanted_at=asked.wanted_at,
        expires_at=until if asked.wanted_at is None else min(until, asked.wanted_at),
    )
    noted = await noting(
        ctx, Verb.SUBMITTED, account=account_id, people=asked.recipients, parts=asked.most
    )
    return (ctx.services.storage.approvals.submission(new), noted)
