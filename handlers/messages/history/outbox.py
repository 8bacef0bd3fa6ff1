"""What was confirmed in this bot, however it ended; each leads to its own screen and choices."""

from __future__ import annotations

from handlers.messages.routes import OUTBOX, SENDING
from handlers.shared.services import Ctx, ours
from handlers.shared.unsaid import counted
from screens import Button, Outcome, Push, Safe, Screen, Stay, View, in_rows, lines, rows
from screens.widgets import PageData, page_row, turns_pages
from storage import Job, JobState

PER_PAGE = 6
_PER_ROW = 3
_WORDS = 60
outbox: Screen[Ctx, PageData] = Screen(OUTBOX)


@outbox.render
async def _render(ctx: Ctx, data: PageData) -> View:
    table = ctx.services.storage.outbox
    jobs = await table.recent(ctx.chat, PER_PAGE + 1, data.page * PER_PAGE, account_id=ctx.account)
    on_page = jobs[:PER_PAGE]
    listed = [_item(ctx, place, job) for place, job in enumerate(on_page, data.page * PER_PAGE + 1)]
    buttons = [
        Button(ctx.label("sent-show", place=ctx.fmt.number(place)), "show", job.id)
        for place, job in enumerate(on_page, data.page * PER_PAGE + 1)
    ]
    return View(
        lines(ctx.t("sent-outbox-title"), *(listed or [Safe(""), ctx.t("sent-outbox-none")])),
        rows(
            *in_rows(buttons, _PER_ROW),
            page_row(ctx, data.page, more=len(jobs) > PER_PAGE),
            [ctx.back(), ctx.refresh(), ctx.home()],
        ),
    )


def _item(ctx: Ctx, place: int, job: Job) -> Safe:
    words = ctx.fmt.name(job.text or "", _WORDS)
    return lines(
        "",
        ctx.t(
            "sent-outbox-item",
            place=ctx.fmt.number(place),
            state=_state(ctx, job.state),
            moment=ctx.fmt.short_moment(job.created_at),
            **counted(ctx, job.recipients),
        ),
        words or None,
    )


def _state(ctx: Ctx, state: JobState) -> str:
    names = {
        JobState.WAITING: ctx.label("sent-state-waiting"),
        JobState.SENDING: ctx.label("sent-state-sending"),
        JobState.SENT: ctx.label("sent-state-sent"),
        JobState.REFUSED: ctx.label("sent-state-refused"),
        JobState.UNKNOWN: ctx.label("sent-state-unknown"),
        JobState.UNDONE: ctx.label("sent-state-undone"),
        JobState.NOT_SENT: ctx.label("sent-state-not-sent"),
    }
    return names[state]


turns_pages(outbox)


@outbox.action("show")
async def _show(ctx: Ctx, _data: PageData, arg: str) -> Outcome:
    """To the screen of its confirmation, which has the choices: undo, look again, send again."""
    job = await ctx.services.storage.outbox.get(int(arg))
    if job is None or not ours(ctx, job):
        return Stay(notice=ctx.t("outbox-gone"))
    return Push(SENDING(frame=job.frame, revision=job.revision, over=True))
