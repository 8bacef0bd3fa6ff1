"""What was confirmed in this bot, however it ended; each leads to its own screen and choices."""

from __future__ import annotations

from handlers.messages.routes import OUTBOX, SENDING
from handlers.shared.services import Ctx
from handlers.shared.unsaid import counted
from screens import Safe, Screen, View, lines, rows
from screens.widgets import Collection, ListPage, PageData
from storage import Job, JobState

PER_PAGE = 6
_WORDS = 60
outbox: Screen[Ctx, PageData] = Screen(OUTBOX)


async def _fetch(ctx: Ctx, data: PageData) -> ListPage[Job]:
    table = ctx.services.storage.outbox
    start = data.page * PER_PAGE
    jobs = await table.recent(ctx.chat, PER_PAGE + 1, start, account_id=ctx.account)
    return ListPage.ahead(jobs, data.page, PER_PAGE)


jobs = Collection(
    outbox,
    _fetch,
    numbered="sent-show",
    per_row=3,
    key=lambda job: (job.frame, job.revision),
    to=lambda card: SENDING(frame=card[0], revision=card[1], over=True),
)


@outbox.render
async def _render(ctx: Ctx, data: PageData) -> View:
    page = await jobs.page(ctx, data)
    listed = [_item(ctx, *item) for item in page.numbered]
    return View(
        lines(ctx.t("sent-outbox-title"), *(listed or [Safe(""), ctx.t("sent-outbox-none")])),
        rows(*jobs.rows(ctx, data, page), [ctx.back(), ctx.refresh(), ctx.home()]),
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
