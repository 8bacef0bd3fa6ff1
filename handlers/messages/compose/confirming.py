"""From the card to the outbox: rows written together with the change of screen, once.

The rows are keyed by the card's frame and revision, so a second press finds them there. What was
shown is compared with what is true now: an old card, another text or account, or a group that has
changed by more than 5 % or 10 people is shown again instead.
"""

from __future__ import annotations

from datetime import timedelta

from handlers.messages.compose.batches import batches
from handlers.messages.compose.later import as_turn_of, changed_campaign, instead_of_later, later
from handlers.messages.compose.limits import trouble, unsendable
from handlers.messages.compose.paced import leaves_at
from handlers.messages.compose.preflight import OLDEST, Plan, Seen, bound, judged_again, plan_of
from handlers.messages.compose.repeated import twice
from handlers.messages.counting import Count
from handlers.messages.personal.batches import batches as personal_batches
from handlers.messages.personal.card import many_calls, oneself, too_many_texts
from handlers.messages.routes import SENDING
from handlers.shared.acts import naming
from handlers.shared.half_written import Personal, SendData
from handlers.shared.services import Ctx
from screens.outcome import Outcome, Push, Replace, Stay
from screens.route import Target
from screens.view import Safe, lines
from screens.widgets import CONFIRM
from smsir.text import measure
from storage import NewJob
from storage.models import Part

_FEW, _SHARE = 10, 0.05


def differs(on_card: int, now: int) -> bool:
    """More than 5 % or more than 10 people: then the card is shown again."""
    return abs(now - on_card) > min(_FEW, on_card * _SHARE)


async def confirm(ctx: Ctx, data: SendData, arg: str, *, repeat: bool = False) -> Outcome:
    """`repeat`: it was asked whether the same people shall get the same once more."""
    plan = await plan_of(ctx, data)
    card = Seen.read(arg)
    if card is None or ctx.now - card.at > OLDEST:
        return Stay(notice=ctx.t("send-card-old"))
    campaign = await changed_campaign(ctx, data)
    if data.campaign is not None and campaign is None:
        # What was written stays: the next press makes a send of its own of it.
        return Stay(data=data.without_campaign, notice=ctx.t("send-later-gone"))
    plan, count = await judged_again(ctx, plan, data)
    problem = _problem(ctx, plan, count, card) or trouble(ctx, data.text) or _over(ctx, data)
    if problem is not None:
        return Stay(notice=problem)
    whole, at = _job(ctx, plan, "contacts", count.total), leaves_at(ctx, data)
    if campaign is not None and at is None:
        whole = as_turn_of(campaign, whole)
    jobs = _batches(ctx, plan, whole, data, count)
    question = None if repeat else await _question(ctx, plan, data, jobs)
    if question is not None:
        return Push(question, tag=f"repeat:{arg}")
    sms = data.changed(optout=plan.line)
    if at is not None:
        confirmed = sms.changed(personal=_confirmed(plan, sms))
        return await later(ctx, confirmed, at, whole, campaign)
    now = ctx.services.storage.outbox.insertion(*jobs, origin=sms.origin)
    return Replace(
        SENDING(frame=whole.frame, revision=whole.revision, back=sms.alone),
        effects=(*instead_of_later(ctx, sms, campaign, jobs), now, naming(ctx)),
        after=(ctx.services.bells.outbox.ring,),
    )


def _batches(
    ctx: Ctx, plan: Plan, whole: NewJob, data: SendData, count: Count
) -> tuple[NewJob, ...]:
    if plan.texts is None:
        return tuple(batches(whole, data, count))
    pace = timedelta(seconds=ctx.services.options.text_pace)
    return tuple(personal_batches(whole, plan.texts, data.final(plan.line), pace))


def _confirmed(plan: Plan, sms: SendData) -> Personal | None:
    texts = plan.texts
    if texts is None:
        return None
    return Personal(digest=texts.digest, cost=texts.cost, marks=texts.marks if sms.groups else "")


async def _question(
    ctx: Ctx, plan: Plan, data: SendData, jobs: tuple[NewJob, ...]
) -> Target | None:
    """What is asked once more: the same people within a day, very many calls."""
    repeated = await twice(ctx, plan, data, jobs)
    long = None if plan.texts is None else many_calls(ctx, len(jobs))
    if repeated is None and long is None:
        return None
    yes = ctx.label("personal-many-yes" if repeated is None else "send-repeat-yes")
    return CONFIRM(text=lines(repeated, long), yes=yes, danger=True)


def _problem(ctx: Ctx, plan: Plan, count: Count, card: Seen) -> Safe | None:
    if count.total == 0:
        return ctx.t("send-nobody")
    before, now = card.recipients, count.at_most
    if before is not None and now is not None and differs(before, now):
        before_shown, now_shown = ctx.fmt.number(before), ctx.fmt.number(now)
        return ctx.t("send-count-changed", before=before_shown, now=now_shown)
    if (before is None) != (now is None) or card.digest != bound(plan, count):
        return ctx.t("send-card-changed")
    return unsendable(ctx, plan.text) or _too_many(ctx, plan)


def _too_many(ctx: Ctx, plan: Plan) -> Safe | None:
    return None if plan.texts is None else too_many_texts(ctx, plan.texts)


def _over(ctx: Ctx, data: SendData) -> Safe | None:
    """A card may lie open until its time has passed."""
    return ctx.t("when-past") if data.at is not None and data.at <= ctx.now else None


def _job(ctx: Ctx, plan: Plan, part: Part, recipients: int | None) -> NewJob:
    return NewJob(
        chat=ctx.chat,
        user=ctx.user,
        account_id=plan.account.id,
        frame=ctx.frame,
        revision=ctx.revision,
        part=part,
        text=plan.text,
        recipients=recipients,
        segments=plan.size.segments,
        due_at=ctx.now + timedelta(seconds=ctx.services.options.undo_seconds),
    )


async def confirm_to_self(ctx: Ctx, data: SendData, mobile: str, digest: str) -> Outcome:
    """One SMS to the person's own number; the way on is the card."""
    plan = await plan_of(ctx, data)
    if plan.digest != digest:
        return Stay(notice=ctx.t("send-card-changed"))
    info = await ctx.services.clients.of(plan.account).account.info()
    text = oneself(plan.template, info)
    job = _job(ctx, plan, "numbers", 1).model_copy(
        update={"mobiles": (mobile,), "text": text, "segments": measure(text).segments}
    )
    return Push(
        SENDING(frame=ctx.frame, revision=ctx.revision, over=True, card=True),
        effects=(ctx.services.storage.outbox.insertion(job), naming(ctx)),
        after=(ctx.services.bells.outbox.ring,),
    )
