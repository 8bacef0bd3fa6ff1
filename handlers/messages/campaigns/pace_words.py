"""A pace in words: on the card before sending, and how far a turn has come on its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from handlers.messages.campaigns.pace_slices import Run
from handlers.messages.campaigns.times import in_full, wait
from handlers.shared.pacing import Pace
from handlers.shared.services import Ctx
from handlers.shared.unsaid import counted, total
from screens.view import Safe
from storage import UNDER_WAY, Campaign, CampaignState, Job, JobState


def pace_in_words(ctx: Ctx, pace: Pace) -> str:
    """How many every so many minutes, from when to when."""
    return ctx.label(
        "pace-words",
        count=pace.many,
        every=ctx.fmt.duration(pace.minutes * 60),
        hours=hours_in_words(ctx, pace.start, pace.end),
    )


def pace_sentence(ctx: Ctx, pace: Pace) -> Safe:
    return ctx.t("pace-line", pace=pace_in_words(ctx, pace))


def hours_in_words(ctx: Ctx, start: time, end: time) -> str:
    if start == end:
        return ctx.label("pace-all-day")
    begin, until = (ctx.fmt.digits(f"{clock:%H:%M}") for clock in (start, end))
    return ctx.label("pace-hours", start=begin, end=until)


def plan_lines(ctx: Ctx, pace: Pace, people: tuple[int | None, int], at: datetime) -> list[Safe]:
    """On the card: the pace, in how many batches, when the first and the last of them leave.

    `people`: of groups and contacts (None: unsaid), and plain numbers; `at`: the earliest moment.
    """
    parts = [pace_sentence(ctx, pace)]
    if people[0] is None:
        return parts
    batches = pace.batches(people[0], people[1])
    first = pace.first(at, ctx.fmt.zone)
    if batches <= 1:
        return [*parts, ctx.t("pace-one", first=ctx.fmt.moment(first))]
    last = pace.last(at, batches, ctx.fmt.zone)
    return [
        *parts,
        ctx.t(
            "pace-batches",
            count=batches,
            first=ctx.fmt.moment(first),
            last=ctx.fmt.moment(last),
            wait=wait(ctx, last),
        ),
    ]


@dataclass(frozen=True, slots=True)
class Progress:
    """A turn as its batches stand: people who have it, on the way, of whom nobody knows, left."""

    sent: int | None
    batches: int
    running: int | None
    doubtful: int | None
    failed: int | None
    remaining: int

    @classmethod
    def of(cls, run: Run, jobs: Sequence[Job]) -> Progress:
        def people(*states: JobState) -> int | None:
            return total(job.recipients for job in jobs if job.state in states)

        return cls(
            sent=people(JobState.SENT),
            batches=sum(job.state is JobState.SENT for job in jobs),
            running=people(*UNDER_WAY),
            doubtful=people(JobState.UNKNOWN),
            failed=people(JobState.REFUSED, JobState.NOT_SENT, JobState.UNDONE),
            remaining=run.remaining,
        )


def progress_lines(
    ctx: Ctx, campaign: Campaign, pace: Pace, run: Run, done: Progress
) -> list[Safe]:
    """Sent, on the way, left; when the next and the last batch leave."""
    left = run.slices_left(pace.many)
    sent = "pace-sent-texts" if run.texts else "pace-sent"
    lines = [
        pace_sentence(ctx, pace),
        ctx.t(sent, count=counted(done.sent), many=done.batches),
        ctx.t("pace-running", count=counted(done.running)) if done.running != 0 else None,
        ctx.t("pace-doubtful", count=counted(done.doubtful)) if done.doubtful != 0 else None,
        ctx.t("pace-failed", count=counted(done.failed)) if done.failed != 0 else None,
        ctx.t("pace-left", count=run.remaining, many=left) if campaign.is_open else None,
        ctx.t("pace-out", count=run.left_out) if run.left_out else None,
        ctx.t("pace-reached", count=run.reached) if run.reached else None,
        *_ahead(ctx, campaign, pace, left),
    ]
    return [line for line in lines if line is not None]


def _ahead(ctx: Ctx, campaign: Campaign, pace: Pace, left: int) -> list[Safe]:
    if campaign.state is not CampaignState.WAITING or left <= 1:
        return []
    last = pace.last(campaign.due_at, left, ctx.fmt.zone)
    return [ctx.t("pace-last", last=ctx.fmt.moment(last), wait=wait(ctx, last))]


def begun_status(ctx: Ctx, campaign: Campaign, run: Run) -> Safe | None:
    """One line on a turn of which slices have left; None: as of any other campaign."""
    match campaign.state:
        case CampaignState.WAITING if campaign.due_at > ctx.now:
            return ctx.t("pace-next", when=in_full(ctx, campaign.due_at))
        case CampaignState.PAUSED:
            return ctx.t("pace-paused", count=run.remaining)
        case CampaignState.STOPPED:
            return ctx.t("pace-stopped", count=run.remaining)
        case _:
            return None
