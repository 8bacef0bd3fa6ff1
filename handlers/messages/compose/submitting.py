"""A send of somebody who may not send: its card submits it, and another person decides.

What is frozen is the SMS as it was confirmed, with the opt-out line under it settled, and what the
card said of it. `handlers.messages.compose.approved` carries it out.
"""

from __future__ import annotations

from handlers.messages.compose.preflight import Plan, Seen
from handlers.shared.approving import APPROVAL, Asked, submission
from handlers.shared.half_written import SendData
from handlers.shared.services import Ctx
from screens.outcome import Outcome, Replace
from storage import ApprovalKind, NewJob


async def submitted(ctx: Ctx, sms: SendData, plan: Plan, card: Seen, whole: NewJob) -> Outcome:
    """`card`: as it was pressed; `whole`: what its calls have in common, all of its recipients."""
    asked = Asked(
        kind=ApprovalKind.SEND,
        content=sms.without_campaign.model_dump(mode="json"),
        digest=card.digest,
        recipients=card.recipients,
        most=_cost(plan, whole.recipients),
        wanted_at=sms.at,
    )
    return Replace(
        APPROVAL(frame=ctx.frame, revision=ctx.revision),
        effects=await submission(ctx, plan.account.id, asked),
        after=(ctx.services.bells.approvals.ring,),
    )


def _cost(plan: Plan, people: int | None) -> int | None:
    if plan.texts is not None:
        return plan.texts.cost
    return None if people is None else people * plan.size.segments
