"""What a person can do about a send that was confirmed: stop it in time, or settle an unknown one.

None of these sends anything. Sending again leads to a new card, which is confirmed anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handlers.messages.routes import SendingData
from handlers.messages.sending.lookup import resolve_unknown
from handlers.messages.sending.progress import jobs_of
from handlers.shared.acts import new_act
from handlers.shared.services import Ctx
from handlers.shared.sms_news import handled
from handlers.shared.unsaid import counted, total
from screens.outcome import Outcome, Stay
from screens.view import lines
from screens.widgets import ConfirmData
from storage import Effect, Job, JobState, Verb

_PARTS = 2
"""Groups and contacts, plain numbers: more are texts of their own."""


async def undo(ctx: Ctx, data: SendingData, _arg: str) -> Outcome:
    """Stop what still waits; all its parts are looked at in one moment."""
    return await undo_jobs(ctx, await jobs_of(ctx, data))


async def undo_jobs(ctx: Ctx, jobs: Sequence[Job]) -> Outcome:
    """The same of one turn that was found otherwise."""
    ids = [job.id for job in jobs]
    outbox = ctx.services.storage.outbox
    stopped = await outbox.undo(ids, acts=await _undoing(ctx, jobs)) if jobs else []
    if all(stopped) and stopped:
        return Stay(toast=ctx.label("outbox-undo-done"))
    if any(stopped) and len(stopped) > _PARTS:
        notice = ctx.t("outbox-stopped-after", count=len(stopped), gone=stopped.count(False))
        return Stay(toast=ctx.label("outbox-undo-part"), alert=True, notice=notice)
    if any(stopped):
        return Stay(toast=ctx.label("outbox-undo-part"), alert=True)
    late = ctx.t("outbox-undo-late")
    return Stay(toast=ctx.label("outbox-undo-late"), alert=True, notice=late)


async def _undoing(ctx: Ctx, jobs: Sequence[Job]) -> Callable[[Sequence[bool]], tuple[Effect, ...]]:
    """The row of the audit, by which of these were stopped; and a word to whose it is."""
    first, campaign = jobs[0], jobs[0].campaign
    ref = "" if campaign is None else str(campaign)
    act = await new_act(ctx, Verb.UNDONE, account=first.account_id, ref=ref)

    def effects(stopped: Sequence[bool]) -> tuple[Effect, ...]:
        undone = [job for job, gone in zip(jobs, stopped, strict=True) if gone]
        people = total(job.recipients for job in undone)
        noted = ctx.services.storage.audit.noting(act.model_copy(update={"people": people}))
        word = handled(ctx, Verb.UNDONE, first, words=first.text or "", ref=str(first.id))
        return (noted, *word)

    return effects


async def look(ctx: Ctx, data: SendingData, _arg: str) -> Outcome:
    """Look for it in the service's list once more; errors are explained by the engine."""
    any_found = False
    storage = ctx.services.storage
    for job in await jobs_of(ctx, data):
        api = await ctx.services.client_of(job) if job.state is JobState.UNKNOWN else None
        if api is not None and await resolve_unknown(storage, api, job):
            await storage.outbox.mark_told(job.id)
            any_found = True
    return Stay(notice=ctx.t("outbox-look-found") if any_found else ctx.t("outbox-look-nothing"))


async def mark_sent(ctx: Ctx, data: SendingData, _arg: str) -> Outcome:
    """The person knows that it was sent (a phone shows it, say)."""
    for job in await jobs_of(ctx, data):
        if job.state is JobState.UNKNOWN:
            await ctx.services.storage.outbox.resolve(
                job.id, JobState.SENT, by="person", person=ctx.user
            )
    return Stay(toast=ctx.label("outbox-marked"))


async def warning(ctx: Ctx, data: SendingData) -> ConfirmData:
    """That people may get it twice."""
    unknown = [job for job in await jobs_of(ctx, data) if job.state is JobState.UNKNOWN]
    many = total(job.recipients for job in unknown)
    text = lines(
        ctx.t("outbox-again-warning", count=counted(many)),
        ctx.t("outbox-again-next"),
    )
    return ConfirmData(text=text, yes=ctx.label("outbox-again-yes"), danger=True)
