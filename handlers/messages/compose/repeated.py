"""Whether the same SMS went to the same people within a day: then it is asked once more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers.shared.services import Ctx
from handlers.shared.unsaid import counted
from screens.view import Safe, lines
from storage import Job, JobState, NewJob
from storage.outbox_memory import Marks

_RECENT = timedelta(hours=24)
_NEARLY = 0.8


async def earlier(ctx: Ctx, account_id: int, jobs: Sequence[NewJob]) -> Job | None:
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


def _near(those: set[int] | Marks, these: set[int] | Marks) -> bool:
    both = len(set(those) & set(these))
    return bool(both) and both >= _NEARLY * max(len(those), len(these))


def question(ctx: Ctx, job: Job) -> Safe:
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
