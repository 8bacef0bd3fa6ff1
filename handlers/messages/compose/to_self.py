"""One SMS to the account's own number before everybody gets it; it costs, so it is asked."""

from __future__ import annotations

from handlers.messages.compose.confirming import job_of
from handlers.messages.compose.limits import trouble, unsendable
from handlers.messages.compose.paying import unpaid
from handlers.messages.compose.preflight import plan_of
from handlers.messages.personal.card import text_for_owner
from handlers.messages.routes import SENDING
from handlers.shared.acts import naming
from handlers.shared.from_account import from_account
from handlers.shared.half_written import SendData
from handlers.shared.services import Ctx
from screens.outcome import Outcome, Push, Stay
from screens.view import lines
from screens.widgets import CONFIRM
from smsir.text import measure

TAG = "me"
"""Of the question; what it is about stands behind a colon."""


async def ask_to_self(ctx: Ctx, data: SendData) -> Outcome:
    """The question, with the very text; `answered_to_self` reads its tag."""
    plan = await plan_of(ctx, data)
    info = await ctx.services.clients.of(plan.account).account.info()
    own = text_for_owner(plan.template, info)
    problem = trouble(ctx, data.text) or unsendable(ctx, own)
    parts = measure(own).segments
    problem = problem or unpaid(ctx, info, parts)
    if problem is not None or not info.mobile:
        return Stay(notice=problem or ctx.t("send-self-unknown"))
    text = lines(
        await from_account(ctx),
        ctx.t("send-self-ask", mobile=ctx.fmt.code(info.mobile)),
        ctx.t("send-self-cost", count=parts),
        ctx.fmt.quote(own),
    )
    ask = CONFIRM(text=text, yes=ctx.label("send-self-yes"))
    return Push(ask, tag=f"{TAG}:{info.mobile}:{plan.digest}")


async def answered_to_self(ctx: Ctx, data: SendData, tag: str) -> Outcome:
    """One SMS to the person's own number; the way on is the card."""
    _, mobile, digest = tag.split(":")
    plan = await plan_of(ctx, data)
    if plan.digest != digest:
        return Stay(notice=ctx.t("send-card-changed"))
    info = await ctx.services.clients.of(plan.account).account.info()
    text = text_for_owner(plan.template, info)
    job = job_of(ctx, plan, "numbers", 1).model_copy(
        update={"mobiles": (mobile,), "text": text, "segments": measure(text).segments}
    )
    return Push(
        SENDING(frame=ctx.frame, revision=ctx.revision, over=True, card=True),
        effects=(ctx.services.storage.outbox.insertion(job), naming(ctx)),
        after=(ctx.services.bells.outbox.ring,),
    )
