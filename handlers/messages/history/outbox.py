"""What was confirmed in this bot, each campaign once, with its end and a way to its screen."""

from __future__ import annotations

from handlers.messages.history.states import states_name
from handlers.messages.routes import OUTBOX, SENDING, card_of
from handlers.shared.colleagues import made_by, scope
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from handlers.shared.unsaid import counted
from screens import Safe, Screen, View, lines
from screens.widgets import Collection, ListPage, PageData
from storage import Confirmed

PER_PAGE = 6
_WORDS = 60
outbox: Screen[Ctx, PageData] = Screen(OUTBOX, needs=Right.REPORTS)


async def _fetch(ctx: Ctx, data: PageData) -> ListPage[Confirmed]:
    table = ctx.services.storage.outbox
    start = data.page * PER_PAGE
    account = (await linked(ctx)).id
    campaigns = await table.confirmed(scope(ctx), PER_PAGE + 1, start, account_id=account)
    return ListPage.ahead(campaigns, data.page, PER_PAGE)


campaigns = Collection(
    outbox,
    _fetch,
    numbered="sent-show",
    per_row=3,
    key=lambda campaign: card_of(campaign.head),
    to=lambda card: SENDING(frame=card[0], revision=card[1], over=True),
)


@outbox.render
async def _render(ctx: Ctx, data: PageData) -> View:
    page = await campaigns.page(ctx, data)
    listed = [await _item(ctx, *item) for item in page.numbered]
    return ctx.view(
        lines(ctx.t("sent-outbox-title"), *(listed or [Safe(""), ctx.t("sent-outbox-none")])),
        *campaigns.rows(ctx, data, page),
        refresh=True,
    )


async def _item(ctx: Ctx, place: int, campaign: Confirmed) -> Safe:
    job = campaign.head
    words = ctx.fmt.name(job.text or "", _WORDS)
    return lines(
        "",
        ctx.t(
            "sent-outbox-item",
            place=place,
            state=states_name(ctx, campaign.states),
            moment=ctx.fmt.short_moment(job.created_at),
            count=counted(campaign.recipients),
        ),
        words or None,
        await made_by(ctx, job.account_id, job.user),
        _size(ctx, campaign),
    )


def _size(ctx: Ctx, campaign: Confirmed) -> Safe | None:
    """How many times it has left, and how many batches that took at last."""
    turns, batches = campaign.turns, sum(campaign.states.values())
    parts = [
        ctx.t("sent-outbox-turns", count=turns) if turns > 1 else None,
        ctx.t("sent-item-batches", count=batches) if batches > 1 else None,
    ]
    return lines(*parts) if any(parts) else None
