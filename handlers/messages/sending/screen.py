"""The screen of a confirmed send: undo, sending, result, delivery; drawn from the outbox's rows.

It keeps no state of its own but which confirmation it shows, so a restart, a worker's news and a
late press all draw the truth.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.messages.personal.template import escaped
from handlers.messages.personal_turns import odd_names_lines, template_kept
from handlers.messages.routes import SENDING, SendingData
from handlers.messages.sending.actions import look, mark_sent, undo, warning
from handlers.messages.sending.progress import DeliverySoFar, jobs_of, progress
from handlers.messages.sending.result import buying, looking, result_lines
from handlers.messages.sending.sent_rows import credit_line, report, retry_lost, sent_rows
from handlers.shared.colleagues import made_by
from handlers.shared.half_written import CHECK, SEND, SendData, write_message
from handlers.shared.identities import is_self
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, is_ours
from screens.events import TextMessage
from screens.outcome import Home, Outcome, Push, Replace, Stay
from screens.screen import Screen
from screens.view import Button, Rows, Safe, Style, View, lines, rows
from screens.widgets import confirms
from storage import UNDER_WAY, Job, JobState

_LIVE_SECONDS = 3.0
_GONE = frozenset({JobState.SENDING, JobState.SENT, JobState.UNKNOWN})
"""What cannot be taken back."""

_KEPT = frozenset({JobState.REFUSED, JobState.UNDONE, JobState.NOT_SENT})


async def _sample(ctx: Ctx) -> SendingData:
    (last,) = await ctx.services.storage.outbox.recent(ctx.chat, 1, 0, account_id=ctx.account)
    return SendingData(frame=last.frame, revision=last.revision)


sending: Screen[Ctx, SendingData] = Screen(SENDING, sample=_sample, needs=Right.REPORTS)
sending.action("undo", needs=Right.SEND)(undo)
sending.action("look")(look)
sending.action("mark", needs=Right.SEND)(mark_sent)


@sending.open
async def _open(ctx: Ctx, args: str) -> Outcome:
    """From a message that was pushed: the argument is the job's id."""
    job = await ctx.services.storage.outbox.get(int(args)) if args.isdecimal() else None
    if job is None or not is_ours(ctx, job) or not is_self(ctx, job.user):
        return Stay(notice=ctx.t("outbox-gone"))
    return Push(SENDING(frame=job.frame, revision=job.revision))


@sending.render
async def _render(ctx: Ctx, data: SendingData) -> View:
    jobs = await jobs_of(ctx, data)
    if not jobs:
        return View(ctx.t("outbox-gone"), rows([ctx.home()]))
    states = {job.state for job in jobs}
    by = await made_by(ctx, jobs[0].account_id, jobs[0].user)
    parts = [*([] if by is None else [by]), *result_lines(ctx, jobs)]
    if states & UNDER_WAY or any(looking(ctx, job) for job in jobs):
        return View(
            lines(*parts), _running_rows(ctx, states), live=_LIVE_SECONDS, stale=_stale(ctx, states)
        )
    moving = await progress(ctx, jobs)
    credit: list[Safe] = []
    leading_on: Rows = ()
    if JobState.SENT in states:
        credit = await credit_line(ctx, await ctx.services.client_of(jobs[0]), data)
        leading_on = sent_rows(ctx, jobs, moving)
    odd = await odd_names_lines(ctx, jobs)
    return View(
        lines(*parts, *odd, *moving.lines, *credit),
        (*leading_on, *rows([buying(ctx, jobs)]), *_ended_rows(ctx, data, states, moving)),
        live=moving.live,
        stale=_stale(ctx, states),
    )


def _stale(ctx: Ctx, states: set[JobState]) -> str:
    """The toast for a second tap on "send"."""
    if states & UNDER_WAY:
        return ctx.label("outbox-stale-running")
    if states == {JobState.SENT}:
        return ctx.label("outbox-stale-sent")
    return ctx.label("outbox-stale-ended")


def _running_rows(ctx: Ctx, states: set[JobState]) -> Rows:
    undo_it = None
    if JobState.WAITING in states:
        label = ctx.label("outbox-undo-rest" if states & _GONE else "outbox-undo")
        undo_it = Button(label, "undo", style=Style.DANGER)
    return rows([undo_it], [ctx.refresh(), ctx.home()])


def _ended_rows(ctx: Ctx, data: SendingData, states: set[JobState], moving: DeliverySoFar) -> Rows:
    unknown = JobState.UNKNOWN in states
    again = bool(states & _KEPT) and not unknown
    return rows(
        [Button(ctx.label("outbox-look"), "look", style=Style.PRIMARY)] if unknown else [],
        [
            Button(ctx.label("outbox-mark-sent"), "mark"),
            Button(ctx.label("outbox-again"), "again", style=Style.DANGER),
        ]
        if unknown
        else [],
        [Button(ctx.label("outbox-retry"), "card", style=Style.PRIMARY)] if again else [],
        [Button(ctx.label("outbox-edit"), "edit")] if again else [],
        [Button(ctx.label("outbox-to-card"), "_back", style=Style.PRIMARY)] if data.card else [],
        [
            ctx.back() if data.over and not data.card else None,
            ctx.refresh() if moving.live is not None else None,
            ctx.home(),
        ],
    )


@sending.action("report")
async def _report(ctx: Ctx, data: SendingData, arg: str) -> Outcome:
    job = next(
        (candidate for candidate in await jobs_of(ctx, data) if str(candidate.id) == arg), None
    )
    api = await ctx.services.client_of(job) if job is not None else None
    if job is None or api is None:
        return Stay(notice=ctx.t("outbox-gone"))
    return await report(ctx, job, api)


@sending.action("lost", needs=Right.COMPOSE)
async def _lost(ctx: Ctx, data: SendingData, _arg: str) -> Outcome:
    jobs = [job for job in await jobs_of(ctx, data) if job.batch_key]
    api = await ctx.services.client_of(jobs[0]) if jobs else None
    if api is None:
        return Stay(notice=ctx.t("outbox-gone"))
    template = await template_kept(ctx, jobs[0])
    if not template and len({job.text_hash for job in jobs}) > 1:
        return Stay(notice=ctx.t("sent-again-personal"))
    return await retry_lost(ctx, jobs, api, template=template)


@confirms(sending, "again", warning, needs=Right.SEND)
async def _again(ctx: Ctx, data: SendingData) -> Outcome:
    """The warning was read: what is unknown counts as not sent, and the card is shown anew."""
    outbox = ctx.services.storage.outbox
    for job in await jobs_of(ctx, data):
        if job.state is JobState.UNKNOWN:
            await outbox.resolve(job.id, JobState.NOT_SENT, by="person", person=ctx.user)
    return Replace(CHECK.holding(_unsent(await jobs_of(ctx, data), data)))


@sending.action("card", needs=Right.COMPOSE)
async def _card(ctx: Ctx, data: SendingData, _arg: str) -> Outcome:
    return Replace(CHECK.holding(_unsent(await jobs_of(ctx, data), data)))


@sending.action("edit", needs=Right.COMPOSE)
async def _edit(ctx: Ctx, data: SendingData, _arg: str) -> Outcome:
    return Replace(SEND.holding(_unsent(await jobs_of(ctx, data), data)))


def _unsent(jobs: Sequence[Job], data: SendingData) -> SendData:
    """What has not gone out; what was sent is left out of the audience."""
    unsent = [job for job in jobs if job.state in _KEPT]
    if any(job.template for job in unsent):
        return _personal(unsent, data, whole=len(unsent) == len(jobs))
    sms, parts = data.back, {job.part for job in unsent}
    if not sms.started:
        return _from_jobs(unsent)
    if "contacts" not in parts:
        sms = sms.changed(groups=(), contacts=())
    return sms if "numbers" in parts else sms.changed(numbers=())


def _personal(unsent: Sequence[Job], data: SendingData, *, whole: bool) -> SendData:
    """Those whose text has not gone out, with the text that all of them were rendered from."""
    if whole and data.back.started:
        return data.back
    rest = _from_jobs(unsent)
    return rest.changed(text=next(job.template for job in unsent if job.template))


def _from_jobs(unsent: Sequence[Job]) -> SendData:
    """Where the screen was opened from a pushed message: names are unknown, ids are not."""
    return SendData(
        text=escaped(next((job.text for job in unsent if job.text), "")),
        groups=tuple((ident, "") for job in unsent for ident in job.group_ids),
        contacts=tuple((ident, "") for job in unsent for ident in job.relation_ids),
        numbers=tuple(mobile for job in unsent for mobile in job.mobiles),
        optout="",
    )


@sending.on_text
async def _typed(ctx: Ctx, data: SendingData, event: TextMessage) -> Outcome:
    """The text of the next SMS, but not while this one can still be undone."""
    if {job.state for job in await jobs_of(ctx, data)} & UNDER_WAY:
        return Stay(notice=ctx.t("engine-no-text"))
    return write_message(ctx, event)


@sending.on_cancel
async def _cancelled(ctx: Ctx, data: SendingData) -> Outcome:
    """Somebody who writes /cancel while it waits means the SMS, not the screen."""
    states = {job.state for job in await jobs_of(ctx, data)}
    if JobState.WAITING in states:
        return await undo(ctx, data, "")
    late = ctx.t("outbox-undo-late") if JobState.SENDING in states else None
    return Home(notice=late, forget=(SENDING.ident,))


@sending.on_edit
async def _edited(ctx: Ctx, _data: SendingData, _event: TextMessage) -> Outcome:
    return Stay(notice=ctx.t("outbox-edited-late"))
