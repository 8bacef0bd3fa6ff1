"""From the card to the outbox: rows written together with the change of screen, once.

The rows are keyed by the card's frame and revision, so a second press finds them there. What was
shown is compared with what is true now: an old card, another text or account, or a group that has
changed by more than 5 % or 10 people is shown again instead.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from handlers.messages.campaigns.content import kept_of_personal
from handlers.messages.compose.batches import batches
from handlers.messages.compose.later import (
    as_turn_of,
    changed_campaign,
    instead_of_later,
    is_gone,
    later,
)
from handlers.messages.compose.limits import trouble, unsendable
from handlers.messages.compose.paced import leaves_at
from handlers.messages.compose.preflight import OLDEST, Plan, Seen, bound, judged_again, plan_of
from handlers.messages.compose.repeated import same_again
from handlers.messages.compose.submitting import at_most, submitted
from handlers.messages.counting import Count
from handlers.messages.personal.batches import batches as personal_batches
from handlers.messages.personal.card import many_calls, too_many_texts
from handlers.messages.routes import SENDING
from handlers.shared.acts import naming
from handlers.shared.deciding import rules_guard, sends_alone
from handlers.shared.half_written import Personal, SendData
from handlers.shared.services import Ctx
from screens.outcome import Outcome, Push, Replace, Stay
from screens.route import Target
from screens.view import Safe, lines
from screens.widgets import CONFIRM
from storage import Campaign, NewJob
from storage.models import Part

_FEW, _SHARE = 10, 0.05
_SEND, _SUBMIT = "repeat", "submit"
"""Tags of the question that comes before, of a send and of a submission."""


def differs(on_card: int, now: int) -> bool:
    """More than 5 % or more than 10 people: then the card is shown again."""
    return abs(now - on_card) > min(_FEW, on_card * _SHARE)


async def confirm(
    ctx: Ctx, data: SendData, arg: str, *, repeat: bool = False, submit: bool = False
) -> Outcome:
    """Send it, or `submit` it for another person's word.

    `repeat`: it was asked whether the same people shall get the same once more.
    """
    plan = await plan_of(ctx, data)
    card = Seen.read(arg)
    if card is None or ctx.now - card.at > OLDEST:
        return Stay(notice=ctx.t("send-card-old"))
    campaign = await changed_campaign(ctx, data)
    if data.campaign is not None and campaign is None:
        return _gone(ctx, data)
    plan, count = await judged_again(ctx, plan, data)
    cost = at_most(data, plan.cost_of(count.at_most))
    problem = objection(ctx, plan, count, card) or trouble(ctx, data.text) or _over(ctx, data)
    if problem is None and not submit and not await sends_alone(ctx, plan.account.id, cost):
        problem = ctx.t("send-above")
    if problem is not None:
        return Stay(notice=problem)
    whole, at = job_of(ctx, plan, "contacts", count.total), leaves_at(ctx, data)
    if campaign is not None and at is None:
        whole = as_turn_of(campaign, whole)
    jobs = rows_of(ctx, plan, whole, data, count)
    question = None if repeat else await first_question(ctx, plan, data, jobs)
    if question is not None:
        # What is asked about may be what another press of this moment has just sent.
        asked = Push(question, tag=f"{_SUBMIT if submit else _SEND}:{arg}")
        return _gone(ctx, data) if await is_gone(ctx, data) else asked
    sms = data.changed(optout=plan.line)
    if submit:
        return await submitted(ctx, _frozen(plan, sms), plan, card, whole)
    if at is None:
        outcome = _at_once(ctx, sms, jobs, campaign)
    else:
        outcome = await later(ctx, _frozen(plan, sms), at, whole, campaign)
    guard = rules_guard(ctx, plan.account.id, cost)
    return replace(outcome, effects=(guard, *outcome.effects))


def _gone(ctx: Ctx, data: SendData) -> Stay:
    """What was written stays: the next press makes a send of its own of it."""
    return Stay(data=data.without_campaign, notice=ctx.t("send-later-gone"))


async def submit(ctx: Ctx, data: SendData, arg: str) -> Outcome:
    """Of somebody who may not send."""
    return await confirm(ctx, data, arg, submit=True)


async def confirm_again(ctx: Ctx, data: SendData, tag: str) -> Outcome:
    """It was asked once more (`tag`), and the answer is yes."""
    kind, _, arg = tag.partition(":")
    if kind not in {_SEND, _SUBMIT}:
        return Stay()
    return await confirm(ctx, data, arg, repeat=True, submit=kind == _SUBMIT)


def _at_once(
    ctx: Ctx, sms: SendData, jobs: tuple[NewJob, ...], campaign: Campaign | None
) -> Replace:
    kept = kept_of_personal(sms, jobs)
    now = ctx.services.storage.outbox.insertion(*jobs, origin=sms.origin, kept=kept)
    frame, revision = jobs[0].frame, jobs[0].revision
    return Replace(
        SENDING(frame=frame, revision=revision, back=sms.alone),
        effects=(*instead_of_later(ctx, sms, campaign, jobs), now, naming(ctx)),
        after=(ctx.services.bells.outbox.ring,),
    )


def rows_of(
    ctx: Ctx, plan: Plan, whole: NewJob, data: SendData, count: Count
) -> tuple[NewJob, ...]:
    """The calls that it takes, as rows of the outbox."""
    if plan.texts is None:
        return tuple(batches(whole, data, count))
    pace = timedelta(seconds=ctx.services.options.text_pace)
    return tuple(personal_batches(whole, plan.texts, data.final(plan.line), pace))


def _frozen(plan: Plan, sms: SendData) -> SendData:
    """What leaves later holds everybody's text as it was confirmed."""
    texts = plan.texts
    if texts is None:
        return sms.changed(personal=None)
    marks = texts.marks if sms.groups else ""
    return sms.changed(personal=Personal(digest=texts.digest, cost=texts.cost, marks=marks))


async def first_question(
    ctx: Ctx, plan: Plan, data: SendData, jobs: tuple[NewJob, ...]
) -> Target | None:
    """What is asked once more: the same people within a day, very many calls."""
    repeated = await same_again(ctx, plan, data, jobs)
    long = None if plan.texts is None else many_calls(ctx, len(jobs), paced=data.pace is not None)
    if repeated is None and long is None:
        return None
    yes = ctx.label("personal-many-yes" if repeated is None else "send-repeat-yes")
    return CONFIRM(text=lines(repeated, long), yes=yes, danger=True)


def objection(ctx: Ctx, plan: Plan, count: Count, card: Seen) -> Safe | None:
    """Why what is true now is not what stood on the card."""
    if count.total == 0:
        return ctx.t("send-nobody")
    before, now = card.recipients, count.at_most
    if before is not None and now is not None and differs(before, now):
        return ctx.t("send-count-changed", before=before, now=now)
    if (before is None) != (now is None) or card.digest != bound(plan, count):
        return ctx.t("send-card-changed")
    many = None if plan.texts is None else too_many_texts(ctx, plan.texts)
    return unsendable(ctx, plan.text) or many


def _over(ctx: Ctx, data: SendData) -> Safe | None:
    """A card may lie open until its time has passed."""
    return ctx.t("when-past") if data.at is not None and data.at <= ctx.now else None


def job_of(ctx: Ctx, plan: Plan, part: Part, recipients: int | None) -> NewJob:
    """A row for these recipients, keyed by the card and due when its undo window is over."""
    return NewJob(
        chat=ctx.chat,
        topic=ctx.topic or 0,
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
