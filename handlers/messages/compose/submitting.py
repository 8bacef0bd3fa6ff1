"""A send of somebody who may not send: its card submits it, and another person decides.

What is frozen is the SMS as it was confirmed, with the opt-out line under it settled, and what the
card said of it. `handlers.messages.compose.approved` carries it out.
"""

from __future__ import annotations

from handlers.messages.campaigns.ceiling import ceiling
from handlers.messages.compose.preflight import Plan, Seen, template_of
from handlers.shared.approving import Asked, submit
from handlers.shared.half_written import SendData
from handlers.shared.services import Ctx
from screens.outcome import Outcome
from storage import ApprovalKind, NewJob


async def submitted(ctx: Ctx, sms: SendData, plan: Plan, card: Seen, whole: NewJob) -> Outcome:
    """`card`: as it was pressed; `whole`: what its calls have in common, all of its recipients."""
    asked = Asked(
        kind=ApprovalKind.SEND,
        content=sms.model_dump(mode="json"),
        digest=card.digest,
        recipients=card.recipients,
        most=at_most(sms, plan.cost_of(whole.recipients)),
        wanted_at=sms.at,
    )
    return await submit(ctx, plan.account.id, asked)


def at_most(sms: SendData, cost: int | None) -> int | None:
    """What a turn of it may cost, in SMS, before anybody is asked again (see `ceiling`)."""
    if cost is None:
        return None
    grows = bool(sms.groups) or template_of(sms.text).is_personal
    return max(cost, sms.most or 0, (ceiling(sms, cost) or 0) if grows else 0)
