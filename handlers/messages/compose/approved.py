"""A submitted send before the eyes of who decides, and what an approval makes of it.

It is judged again as its own card would be, at the very press. Who submitted it is who it belongs
to: its rows name their chat and the card that was submitted, so that it leaves once. One that was
to change what waits already changes that, if it waits still as it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from handlers.messages.campaigns.content import kept_of_personal
from handlers.messages.compose.approved_progress import progress, stop
from handlers.messages.compose.card import blocked, card_lines
from handlers.messages.compose.confirming import first_question, job_of, objection, rows_of
from handlers.messages.compose.later import as_turn_of, changed_campaign, instead_of_later, planning
from handlers.messages.compose.paced import leaves_at
from handlers.messages.compose.preflight import (
    Plan,
    Preflight,
    Seen,
    daily_of,
    judged_again,
    plan_of,
    preflight,
)
from handlers.messages.compose.to_self import answered_to_self, ask_to_self
from handlers.messages.counting import Count
from handlers.messages.personal.card import too_many_people
from handlers.messages.personal.people import TooManyError
from handlers.shared.carrier import ApprovalProgress, Carried, VoidedError
from handlers.shared.from_account import from_account
from handlers.shared.half_written import CHECK, SendData
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, ToldError
from handlers.shared.unsaid import counted
from screens.outcome import Outcome
from screens.route import Target
from screens.view import Safe
from storage import Approval, Campaign, NewJob

_WORDS_UNITS = 40


class SendCarrier:
    """Fits `handlers.shared.carrier.Carrier`."""

    needs = Right.SUBMIT

    def title(self, ctx: Ctx, approval: Approval) -> Safe:
        sms = _sms(approval)
        if sms is None:
            return ctx.t("approval-closed")
        return ctx.t("approval-send", words=ctx.fmt.name(sms.text, _WORDS_UNITS))

    def summary(self, ctx: Ctx, approval: Approval) -> Sequence[Safe]:
        return [
            ctx.t("approval-many", count=counted(approval.recipients)),
            ctx.t("approval-cost", count=counted(approval.most)),
        ]

    async def card(self, ctx: Ctx, approval: Approval) -> Sequence[Safe]:
        sms = _sms(approval)
        if sms is None:
            return [ctx.t("approval-closed")]
        plan = await plan_of(ctx, sms)
        try:
            flight = await preflight(ctx, plan, sms)
        except TooManyError:
            return [too_many_people(ctx)]
        return [card_lines(ctx, sms, flight, await from_account(ctx), blocked(ctx, sms, flight))]

    async def carry_out(
        self, ctx: Ctx, approval: Approval, *, agreed: bool = False
    ) -> Carried | Target:
        sms = _sms(approval)
        if sms is None:
            raise VoidedError(ctx.t("approval-closed"))
        changed = await changed_campaign(ctx, sms)
        if sms.campaign is not None and changed is None:
            raise VoidedError(ctx.t("approval-plan-gone"), "plan")
        plan, count = await judged_again(ctx, await plan_of(ctx, sms), sms)
        card = Seen(approval.recipients, approval.created_at, approval.digest)
        problem = objection(ctx, plan, count, card)
        if problem is not None:
            raise VoidedError(problem)
        await _paid(ctx, plan, count, sms)
        whole = job_of(ctx, plan, "contacts", count.total).model_copy(
            update=_card_of(approval) | {"approved_by": ctx.user}
        )
        if changed is not None and leaves_at(ctx, sms) is None:
            whole = as_turn_of(changed, whole)
        jobs = rows_of(ctx, plan, whole, sms, count)
        question = None if agreed else await first_question(ctx, plan, sms, jobs)
        return question or await _carried(ctx, sms, whole, jobs, changed)

    async def trial(self, ctx: Ctx, approval: Approval, answer: str = "") -> Outcome | None:
        sms = _sms(approval)
        if sms is None:
            return None
        return await (answered_to_self(ctx, sms, answer) if answer else ask_to_self(ctx, sms))

    async def progress(self, ctx: Ctx, approval: Approval) -> ApprovalProgress:
        return await progress(ctx, approval)

    async def stop(self, ctx: Ctx, approval: Approval) -> Outcome:
        return await stop(ctx, approval)

    def reopened(self, ctx: Ctx, approval: Approval) -> Target | None:
        sms = _sms(approval)
        if sms is None:
            return None
        source = sms.source if approval.chat == ctx.chat else None  # an id of that chat alone
        return CHECK.holding(sms.without_campaign.changed(source=source))


async def _carried(
    ctx: Ctx, sms: SendData, whole: NewJob, jobs: tuple[NewJob, ...], changed: Campaign | None
) -> Carried:
    """`changed`: what waits already, and gets this text, audience and time instead of its own."""
    at, bells = leaves_at(ctx, sms), ctx.services.bells
    begun = None if changed is None else changed.id
    if at is not None:
        planned = await planning(ctx, sms, at, whole, changed)
        return Carried(planned, (bells.campaigns.ring,), begun)
    insertion = ctx.services.storage.outbox.insertion(
        *jobs, origin=sms.origin, kept=kept_of_personal(sms, jobs)
    )
    effects = (*instead_of_later(ctx, sms, changed, jobs), insertion)
    return Carried(effects, (bells.outbox.ring,), begun)


def _sms(approval: Approval) -> SendData | None:
    """None where no master key opens it, or a newer version wrote it."""
    try:
        return SendData.model_validate(approval.content)
    except ValidationError:
        return None


def _card_of(approval: Approval) -> dict[str, int]:
    return approval.model_dump(include={"chat", "topic", "user", "frame", "revision"})


async def _paid(ctx: Ctx, plan: Plan, count: Count, sms: SendData) -> None:
    """What cannot be paid now waits for credit; nothing is voided by it. Raises `ToldError`."""
    info = await ctx.services.clients.of(plan.account).account.info()
    flight = Preflight(plan, count, info, daily=await daily_of(ctx, plan))
    problem = blocked(ctx, sms, flight)
    if problem is not None:
        raise ToldError(problem)
