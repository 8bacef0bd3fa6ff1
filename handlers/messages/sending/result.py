"""How a send ended, in words: the same on the screen and in a message that is pushed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers.messages.delivery.lost import text_of
from handlers.messages.personal_turns import odd_names_lines
from handlers.messages.routes import SENDING
from handlers.messages.sending.calling import DETACHED, OWN_ERROR
from handlers.shared.buying import buy
from handlers.shared.or_else import or_else
from handlers.shared.services import Ctx
from handlers.shared.unsaid import counted, total
from screens.text.bidi import strip
from screens.text.formatting import clip
from screens.view import Go, Rows, Safe, Url, rows
from smsir import SmsIr
from smsir.refusals import means
from storage import Job, JobState
from storage.barring import RESTING
from storage.handing_on import COLLEAGUE
from storage.outbox import LATE

_QUOTED_UNITS = 500
_TEXT_UNITS = 300
_WORDS_UNITS = 60
_LATE = timedelta(minutes=2)
"""So long a send may wait for the one before it without a word of it."""


def result_lines(ctx: Ctx, jobs: Sequence[Job]) -> list[Safe]:
    """One paragraph for the confirmation, or one for each part where they ended differently."""
    if any(job.template for job in jobs) or len({job.text_hash for job in jobs}) > 1:
        return _texts(ctx, jobs)
    paragraphs = _as_one(ctx, jobs)
    parts: list[Safe] = []
    for job in paragraphs:
        if parts:
            parts.append(Safe(""))
        if len(paragraphs) > 1:
            parts.append(ctx.t("outbox-part", part=job.part))
        parts.extend(_ending(ctx, job))
    return parts


def _texts(ctx: Ctx, jobs: Sequence[Job]) -> list[Safe]:
    """Many texts of one send: a paragraph for each way in which some of them ended."""
    states = {job.state for job in jobs}
    groups = [list(jobs)] if _is_under_way(states) else _alike(ctx, jobs)
    parts: list[Safe] = []
    for group in groups:
        if parts:
            parts.append(Safe(""))
        changes: dict[str, object] = {"recipients": total(job.recipients for job in group)}
        if len({job.state for job in group}) > 1:
            changes["state"] = JobState.SENDING
        ended = group if len(groups) > 1 else [job for job in jobs if job.state is JobState.SENT]
        if len(ended) not in {0, len(jobs)}:
            parts.append(ctx.t("outbox-texts", some=len(ended), count=len(jobs)))
        whole = group[0].model_copy(update=changes)
        parts += _stopped(ctx, whole) if len(groups) > 1 else _ending(ctx, whole)
    return parts


def _stopped(ctx: Ctx, job: Job) -> list[Safe]:
    """Of some that were stopped it is not said that nothing was sent: others were."""
    if job.state is not JobState.UNDONE:
        return _ending(ctx, job)
    return [ctx.t("outbox-texts-undone", count=counted(job.recipients)), *_text(ctx, job)]


def _alike(ctx: Ctx, jobs: Sequence[Job]) -> list[list[Job]]:
    groups: dict[tuple[object, ...], list[Job]] = {}
    for job in jobs:
        groups.setdefault(_end_of(ctx, job), []).append(job)
    return list(groups.values())


def _end_of(ctx: Ctx, job: Job) -> tuple[object, ...]:
    """What is said of it; the same can be said of all that have the same."""
    return job.state, job.resolved_by, job.service_message, job.sealed, looking(ctx, job)


def _is_under_way(states: set[JobState]) -> bool:
    return states <= _UNDER_WAY and states != {JobState.SENT}


_UNDER_WAY = frozenset({JobState.WAITING, JobState.SENDING, JobState.SENT})


def _as_one(ctx: Ctx, jobs: Sequence[Job]) -> Sequence[Job]:
    """The parts as one job, where the same can be said of all of them."""
    ends = {_end_of(ctx, job) for job in jobs}
    states = {job.state for job in jobs}
    if len(jobs) == 1 or (len(ends) > 1 and not _is_under_way(states)):
        return jobs
    changes: dict[str, object] = {"recipients": total(job.recipients for job in jobs)}
    if len(states) > 1:
        changes["state"] = JobState.SENDING
    return [jobs[0].model_copy(update=changes)]


async def pushed_lines(ctx: Ctx, job: Job, jobs: Sequence[Job], api: SmsIr | None) -> list[Safe]:
    """For a message of its own, which has to say which SMS it speaks of.

    `job`: as it was called, its text not erased yet. `api`: to ask where that is not at hand.
    """
    parts = [*result_lines(ctx, jobs), *await odd_names_lines(ctx, jobs)]
    if all(each.text for each in jobs):
        return parts  # each paragraph quotes what was not sent
    words = job.text or ""
    sent = next((each.batch_key for each in jobs if each.batch_key), None)
    if not words and sent and api is not None:
        words = await or_else(text_of(api, sent), "")
    quoted = ctx.fmt.name(words, _WORDS_UNITS)
    return [*parts, ctx.t("outbox-words", words=quoted)] if quoted else parts


def looking(ctx: Ctx, job: Job) -> bool:
    """Whether the worker is still looking for it: until then nobody can say how it ended."""
    unknown = job.state is JobState.UNKNOWN and not job.told
    return unknown and job.id not in ctx.services.looked


def result_rows(ctx: Ctx, job: Job) -> Rows:
    """For a message of its own: a way to the screen of this send."""
    return rows(
        [Go(ctx.label("outbox-open"), SENDING.entry(job.id))],
        [buying(ctx, [job])],
    )


def buying(ctx: Ctx, jobs: Sequence[Job]) -> Url | None:
    """The way to buy what the service refused some of them for."""
    refused = [job.service_message for job in jobs if job.state is JobState.REFUSED]
    unpaid = any(means(words, "credit") or means(words, "expired") for words in refused)
    return buy(ctx) if unpaid else None


def _ending(ctx: Ctx, job: Job) -> list[Safe]:
    people = counted(job.recipients)
    match job.state:
        case JobState.WAITING if job.due_at > ctx.now:
            seconds = _left(ctx, job)
            parts = [ctx.t("outbox-waiting", count=people, seconds=seconds)]
        case JobState.WAITING | JobState.SENDING:
            parts = [ctx.t("outbox-sending", count=people)]
        case JobState.SENT:
            parts = _sent(ctx, job)
        case JobState.UNKNOWN if looking(ctx, job):
            parts = [ctx.t("outbox-looking", time=ctx.fmt.time(job.claimed_at or job.created_at))]
        case JobState.UNKNOWN:
            parts = _unknown(ctx, job)
        case JobState.REFUSED:
            parts = [ctx.t("outbox-refused"), *_service(ctx, job), *_text(ctx, job)]
        case JobState.UNDONE:
            parts = [ctx.t("outbox-undone"), *_text(ctx, job)]
        case JobState.NOT_SENT:
            parts = [_not_sent(ctx, job), *_text(ctx, job)]
    return parts


def _not_sent(ctx: Ctx, job: Job) -> Safe:
    if job.sealed:
        return ctx.t("outbox-sealed")
    if job.resolved_by is None:
        unlinked = job.account_id == 0
        return ctx.t("outbox-detached") if unlinked else ctx.t("outbox-not-sent")
    reasons = {
        LATE: ctx.t("outbox-held", moment=ctx.fmt.moment(job.created_at)),
        RESTING: ctx.t("outbox-resting"),
        COLLEAGUE: ctx.t("outbox-colleague"),
        DETACHED: ctx.t("outbox-detached"),
        OWN_ERROR: ctx.t("outbox-own-error"),
    }
    return reasons.get(job.resolved_by) or ctx.t("outbox-given-up")


def _left(ctx: Ctx, job: Job) -> str:
    return ctx.fmt.duration(max(0.0, (job.due_at - ctx.now).total_seconds()))


def _sent(ctx: Ctx, job: Job) -> list[Safe]:
    moment = job.claimed_at or job.finished_at or job.created_at
    parts = [
        ctx.t("outbox-sent", count=counted(job.recipients)),
        ctx.t("outbox-when", moment=ctx.fmt.moment(moment)),
    ]
    if job.claimed_at and job.claimed_at - job.due_at > _LATE:
        parts.append(ctx.t("outbox-late"))
    if job.resolved_by == "lookup":
        parts.append(ctx.t("outbox-found"))
    if job.resolved_by == "person":
        parts.append(ctx.t("outbox-by-person"))
    return parts


def _unknown(ctx: Ctx, job: Job) -> list[Safe]:
    moment = ctx.fmt.time(job.claimed_at or job.created_at)
    return [
        ctx.t("outbox-unknown", time=moment),
        *_service(ctx, job),
        ctx.t("outbox-unknown-next"),
        *_text(ctx, job),
    ]


def _service(ctx: Ctx, job: Job) -> list[Safe]:
    words = strip(job.service_message or "").strip()
    if not words:
        return []
    return [ctx.t("outbox-service-says"), ctx.fmt.quote(clip(words, _QUOTED_UNITS))]


def _text(ctx: Ctx, job: Job) -> list[Safe]:
    """The text is kept where it did not go out."""
    if not job.text:
        return []
    text = job.template or job.text
    return [ctx.t("outbox-text-kept"), ctx.fmt.quote(clip(text, _TEXT_UNITS))]
