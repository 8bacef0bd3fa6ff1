"""What is to become of a paced turn at the moment at which its next slice is due.

Each slice is judged as a whole send would be: account, keys, plan, credit, and how the slice
before it ended. Nothing is sent from here: a step is handed to the outbox by the worker.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.messages.campaigns.content import run_in, sms_in
from handlers.messages.campaigns.judging import (
    account_objection,
    asked_of_its_account,
    audience_objection,
    same_for_all,
)
from handlers.messages.campaigns.pace_audience import frozen, still_reached
from handlers.messages.campaigns.pace_slices import Run, Slice, next_slice
from handlers.messages.campaigns.reasons import Reason
from handlers.messages.counting import count_of
from handlers.shared.concurrently import both
from handlers.shared.half_written import SendData
from handlers.shared.pacing import Pace
from handlers.shared.services import Services
from smsir import SmsIr
from storage import TO_LOOK_AT, UNDER_WAY, Campaign, Job, JobState, NewJob

_FEW, _SHARE = 10, 0.1


@dataclass(frozen=True, slots=True)
class Handing:
    """A slice to hand over: its batch, where it reaches anybody, and the turn behind it.

    `due_at`: of the slice after it; None: it was the last.
    """

    batch: NewJob | None
    run: Run
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Wait:
    """Not now, and nobody need be asked. `until` None: until the slice before it has ended."""

    until: datetime | None = None


def pace_of(campaign: Campaign) -> Pace | None:
    """None where all of it leaves in one go, as greetings of birthdays and personal texts do."""
    sms = sms_in(campaign)
    return None if sms is None or sms.birthdays or sms.personal else sms.pace


async def judge_slice(
    services: Services, campaign: Campaign, pace: Pace, zone: ZoneInfo
) -> Handing | Wait | Reason:
    """Raises `SmsIrError`: the service cannot be asked now."""
    now = services.clock()

    async def judged(api: SmsIr) -> Handing | Wait | Reason:
        waits = await _before(services, campaign)
        if waits is None and not pace.is_open(now, zone):
            waits = Wait(pace.first(now, zone))
        return waits or await _step(api, campaign, pace, (now, zone))

    return await asked_of_its_account(services, campaign, judged)


async def _before(services: Services, campaign: Campaign) -> Wait | Reason | None:
    """Why the slices before it do not let this one leave."""
    run = run_in(campaign)
    if run is None:
        return None
    jobs = await batches_of(services, campaign)
    if any(job.state in UNDER_WAY or _looked_for(services, job) for job in jobs):
        return Wait()
    failed = [job for job in jobs if job.state in TO_LOOK_AT and job.batch > run.excused]
    return "batch" if failed else None


async def batches_of(services: Services, campaign: Campaign) -> list[Job]:
    """The batches of the present turn so far."""
    return await services.storage.outbox.of_campaign(campaign.id, campaign.turn)


def _looked_for(services: Services, job: Job) -> bool:
    return job.state is JobState.UNKNOWN and not job.told and job.id not in services.looked


async def _step(
    api: SmsIr, campaign: Campaign, pace: Pace, at: tuple[datetime, ZoneInfo]
) -> Handing | Reason:
    sms = sms_in(campaign)
    if sms is None:
        return "closed"
    run = run_in(campaign) or await begun(api, campaign, sms)
    if not isinstance(run, Run):
        return run
    piece = next_slice(run, pace.many)
    info, (reached, people) = await both(api.account.info(), still_reached(api, piece))
    problem = account_objection(info, campaign.segments, people)
    if problem is not None:
        return problem
    called = people != 0
    behind = run.behind(
        piece, left_out=piece.size - (piece.size if people is None else people), called=called
    )
    batch = _batch(campaign, sms, behind, reached, people) if called else None
    return Handing(batch, behind, _next_due(campaign, pace, behind, at, called=called))


async def begun(api: SmsIr, campaign: Campaign, sms: SendData) -> Run | Reason:
    """The turn at its first slice: the audience is judged against the card, and frozen."""
    count = await count_of(api, sms)
    problem = audience_objection(campaign, sms, count)
    if problem is not None:
        return problem
    run = await frozen(api, sms, count, campaign.due_at)
    if run.people == 0:
        return "nobody"
    if count.total is not None and abs(run.people - count.total) > max(_FEW, count.total * _SHARE):
        return "count"
    return run.changed(confirmed=campaign.recipients)


def _next_due(
    campaign: Campaign, pace: Pace, run: Run, at: tuple[datetime, ZoneInfo], *, called: bool
) -> datetime | None:
    """One pace after this slice was due, or after now where that lies behind already."""
    now, zone = at
    if not run.remaining:
        return None
    if not called:
        return campaign.due_at
    due = pace.following(campaign.due_at, zone)
    return due if due > now else pace.following(now, zone)


def _batch(
    campaign: Campaign, sms: SendData, run: Run, reached: Slice, people: int | None
) -> NewJob:
    return same_for_all(campaign, sms).model_copy(
        update={
            "batch": run.batch,
            "part": "contacts" if reached.relations else "numbers",
            "relation_ids": reached.relations,
            "mobiles": reached.mobiles,
            "recipients": people,
        }
    )


def resumed(campaign: Campaign) -> Run | None:
    """The turn as it goes on by the person's word: what has failed so far was seen."""
    run = run_in(campaign)
    return None if run is None else run.changed(excused=run.batch)
