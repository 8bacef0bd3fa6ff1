"""Whether the same SMS goes to the same people twice within a day: then it is asked once more.

What has left counts, and what is to leave later.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta

from handlers.messages.campaigns.content import sms_in
from handlers.messages.compose.preflight import Plan
from handlers.shared.half_written import HasName, SendData
from handlers.shared.services import Ctx
from handlers.shared.unsaid import counted
from screens.view import Safe, lines
from storage import Campaign, Job, JobState, NewJob
from storage.outbox_memory import Marks

_RECENT = timedelta(hours=24)
_NEARLY = 0.8


async def twice(ctx: Ctx, plan: Plan, data: SendData, jobs: Sequence[NewJob]) -> Safe | None:
    """The question; None where nobody gets it twice."""
    before = await _earlier(ctx, plan.account.id, _telling(jobs))
    if before is not None:
        return _of_sent(ctx, before)
    planned = await _planned(ctx, plan, data)
    if planned is None:
        return None
    moment = ctx.fmt.moment(planned.due_at)
    return lines(ctx.t("send-repeat-planned", moment=moment), ctx.t("send-repeat-twice"))


async def _planned(ctx: Ctx, plan: Plan, data: SendData) -> Campaign | None:
    """Another campaign of the account with this text, for nearly these people, within a day."""
    leaves = data.at or ctx.now
    campaigns = ctx.services.storage.campaigns
    within_a_day = (leaves - _RECENT, leaves + _RECENT)
    for campaign in await campaigns.open_of(plan.account.id, within=within_a_day):
        other = None if campaign.id == data.campaign else sms_in(campaign)
        if (
            other is not None
            and other.confirmed == data.final(plan.line)
            and _same_people(other, data)
        ):
            return campaign
    return None


def _telling(jobs: Sequence[NewJob]) -> Sequence[NewJob]:
    """Of a personal text the one that most people get: one question serves for all."""
    if not jobs[0].template:
        return jobs
    return [max(jobs, key=lambda job: job.recipients or 0)]


def _same_people(one: SendData, other: SendData) -> bool:
    if one.groups or other.groups:
        return _idents(one.groups) == _idents(other.groups)
    contacts = _near(_idents(one.contacts), _idents(other.contacts))
    return contacts or _near(frozenset(one.numbers), frozenset(other.numbers))


def _idents(named: Sequence[HasName]) -> frozenset[int]:
    return frozenset(ident for ident, _ in named)


async def _earlier(ctx: Ctx, account_id: int, jobs: Sequence[NewJob]) -> Job | None:
    """The newest send of this text to nearly these people, by any chat of the account."""
    outbox = ctx.services.storage.outbox
    earlier = await outbox.same_text(account_id, jobs[0].text, ctx.now - _RECENT)
    for job, marks in earlier:
        if any(_alike(job, marks, new_job, outbox.marks(new_job.mobiles)) for new_job in jobs):
            return job
    return None


def _alike(job: Job, marks: Marks, new_job: NewJob, mine: Marks) -> bool:
    if job.part != new_job.part:
        return False
    if new_job.part == "numbers":
        return _near(marks, mine)
    groups = set(job.group_ids) == set(new_job.group_ids)
    if new_job.group_ids or job.group_ids:
        return groups
    return _near(set(job.relation_ids), set(new_job.relation_ids))


def _near(those: Collection[object], these: Collection[object]) -> bool:
    both = len(set(those) & set(these))
    return bool(both) and both >= _NEARLY * max(len(those), len(these))


def _of_sent(ctx: Ctx, job: Job) -> Safe:
    moment = ctx.fmt.moment(job.claimed_at or job.created_at)
    return lines(
        ctx.t("send-repeat-ask", moment=moment, **counted(ctx, job.recipients)),
        _result(ctx, job),
        ctx.t("send-repeat-next"),
    )


def _result(ctx: Ctx, job: Job) -> Safe:
    if job.state is JobState.SENT:
        return ctx.t("send-repeat-sent")
    if job.state is JobState.UNKNOWN:
        return ctx.t("send-repeat-unknown")
    return ctx.t("send-repeat-underway")
