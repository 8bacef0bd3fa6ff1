"""What is to become of a paced turn at the moment at which its next slice is due.

Each slice is judged as a whole send would be: account, keys, plan, credit, and how the slice
before it ended. Of a personal text a slice is as many people, with a call for each text. Nothing is
sent from here: a step is handed to the outbox by the worker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.messages.campaigns.content import run_in, sms_in
from handlers.messages.campaigns.judging import (
    account_objection,
    asked_of_its_account,
    audience_objection,
    same_for_all,
)
from handlers.messages.campaigns.pace_audience import Reached, frozen, still_reached
from handlers.messages.campaigns.pace_slices import Run, next_slice
from handlers.messages.campaigns.personal_turn import begun_personal
from handlers.messages.campaigns.reasons import Reason
from handlers.messages.compose.preflight import template_of
from handlers.messages.counting import count_of
from handlers.shared.concurrently import gather_two
from handlers.shared.half_written import SendData
from handlers.shared.pacing import Pace
from handlers.shared.services import Services
from handlers.shared.unsaid import total
from smsir import SmsIr
from smsir.text import measure
from storage import TO_LOOK_AT, UNDER_WAY, Campaign, Job, JobState, NewJob

_FEW, _SHARE = 10, 0.1


@dataclass(frozen=True, slots=True)
class Handing:
    """A slice to hand over: its batches, none where it reaches nobody, and the turn behind it.

    `due_at`: of the slice after it; None: it was the last.
    """

    batches: tuple[NewJob, ...]
    run: Run
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Wait:
    """Not now, and nobody need be asked. `until` None: until the slice before it has ended."""

    until: datetime | None = None


def pace_of(campaign: Campaign) -> Pace | None:
    """None where all of it leaves in one go, as greetings of birthdays do."""
    sms = sms_in(campaign)
    return None if sms is None or sms.birthdays else sms.pace


async def judge_slice(
    services: Services, campaign: Campaign, pace: Pace, zone: ZoneInfo
) -> Handing | Wait | Reason:
    """Raises `SmsIrError`: the service cannot be asked now."""
    now = services.clock()

    async def judged(api: SmsIr) -> Handing | Wait | Reason:
        waits = await _before(services, campaign)
        if waits is None and not pace.is_open(now, zone):
            waits = Wait(pace.first(now, zone))
        return waits or await _step(services, api, campaign, (pace, now, zone))

    return await asked_of_its_account(services, campaign, judged)


async def _before(services: Services, campaign: Campaign) -> Wait | Reason | None:
    """Why the slices before it do not let this one leave."""
    run = run_in(campaign)
    if run is None:
        return None
    jobs = await batches_of(services, campaign)
    if any(job.state in UNDER_WAY or _looked_for(services, job) for job in jobs):
        return Wait()
    failed = (job.batch for job in jobs if job.state in TO_LOOK_AT)
    return None if all(map(run.is_excused, failed)) else "batch"


async def batches_of(services: Services, campaign: Campaign) -> list[Job]:
    """The batches of the present turn so far."""
    return await services.storage.outbox.of_campaign(campaign.id, campaign.turn)


def _looked_for(services: Services, job: Job) -> bool:
    return job.state is JobState.UNKNOWN and not job.told and job.id not in services.looked


async def _step(
    services: Services, api: SmsIr, campaign: Campaign, when: tuple[Pace, datetime, ZoneInfo]
) -> Handing | Reason:
    sms = sms_in(campaign)
    if sms is None:
        return "closed"
    run = run_in(campaign) or await begun(api, campaign, sms)
    if not isinstance(run, Run):
        return run
    pieces = next_slice(run, when[0].many)
    info, reached = await gather_two(api.account.info(), still_reached(api, pieces))
    problem = account_objection(info, 1, _cost(campaign, reached))
    if problem is not None:
        return problem
    called = sum(each.piece.size if each.people is None else each.people for each in reached)
    left_out = sum(piece.size for piece in pieces) - called
    behind = run.behind(*pieces, left_out=left_out, batches=len(reached))
    batches = _batches(services, campaign, sms, run.batch, reached)
    return Handing(batches, behind, _next_due(campaign, behind, when, batches))


def _cost(campaign: Campaign, reached: Sequence[Reached]) -> int | None:
    """Of the slice in SMS; None where nobody can tell."""
    return total(
        None if each.people is None else each.people * _segments(campaign, each) for each in reached
    )


def _segments(campaign: Campaign, reached: Reached) -> int:
    text = reached.piece.text
    return measure(text).segments if text else campaign.segments


async def begun(api: SmsIr, campaign: Campaign, sms: SendData) -> Run | Reason:
    """The turn at its first slice: the audience is judged against the card, and frozen."""
    if template_of(sms.confirmed).is_personal:
        return await begun_personal(api, campaign, sms)
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
    campaign: Campaign,
    run: Run,
    when: tuple[Pace, datetime, ZoneInfo],
    batches: Sequence[NewJob],
) -> datetime | None:
    """One pace after this slice was due, or after now where that lies behind already.

    Not before its own last call.
    """
    pace, now, zone = when
    if not run.remaining:
        return None
    if not batches:
        return campaign.due_at
    due = pace.following(campaign.due_at, zone)
    due = due if due > now else pace.following(now, zone)
    return max(due, pace.first(batches[-1].due_at, zone))


def _batches(
    services: Services, campaign: Campaign, sms: SendData, before: int, reached: Sequence[Reached]
) -> tuple[NewJob, ...]:
    """A row for each call; those of a personal slice follow each other as in any personal turn."""
    whole, apart = same_for_all(campaign, sms), timedelta(seconds=services.options.text_pace)
    return tuple(
        whole.model_copy(
            update=_own(sms, each)
            | {"batch": before + place + 1, "due_at": whole.due_at + place * apart}
        )
        for place, each in enumerate(reached)
    )


def _own(sms: SendData, reached: Reached) -> dict[str, object]:
    """What a call has for itself."""
    piece = reached.piece
    fields: dict[str, object] = {
        "part": "contacts" if piece.relations else "numbers",
        "relation_ids": piece.relations,
        "mobiles": piece.mobiles,
        "recipients": reached.people,
    }
    if not piece.text:
        return fields
    size = measure(piece.text).segments
    return fields | {"text": piece.text, "segments": size, "template": sms.confirmed}


def turn_cost(campaign: Campaign, run: Run) -> int:
    """Of the whole turn in SMS, what has left of it included."""
    own = sum(each.size * measure(each.text).segments for each in run.texts)
    return own if run.texts else run.people * campaign.segments


def resumed(campaign: Campaign) -> Run | None:
    """The turn as it goes on by the person's word: what has failed so far was seen."""
    run = run_in(campaign)
    return None if run is None else run.changed(excused=run.batch)
