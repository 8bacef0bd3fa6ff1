"""/scheduled: what is to leave later, the nearest first."""

from __future__ import annotations

from datetime import timedelta

from handlers.messages.campaigns.content import sms_in
from handlers.messages.campaigns.pace_words import pace_sentence
from handlers.messages.campaigns.repeat_words import repeat_line
from handlers.messages.campaigns.routes import CAMPAIGN, SCHEDULED
from handlers.messages.campaigns.words import first_words, status
from handlers.shared.branches import waiting_elsewhere
from handlers.shared.colleagues import made_by, scope
from handlers.shared.rights import Right
from handlers.shared.routes import SEND
from handlers.shared.services import Ctx, linked
from screens.screen import Screen
from screens.view import Go, Safe, View, lines
from screens.widgets import Collection, ListPage, PageData
from storage import Campaign

PER_PAGE = 6
_A_WEEK = timedelta(days=6)
"""From then on a weekday may be that of today."""

_LABEL_UNITS = 16
_WORDS_UNITS = 60

listing: Screen[Ctx, PageData] = Screen(SCHEDULED, needs=Right.REPORTS, command="scheduled")


async def _page(ctx: Ctx, data: PageData) -> ListPage[Campaign]:
    """A page of what this chat has planned, or everybody with the account; opens no other texts."""
    account, storage, chat = await linked(ctx), ctx.services.storage.campaigns, scope(ctx)
    many, _ = await storage.waiting(account.id, chat)

    async def reading(start: int, size: int) -> list[Campaign]:
        return await storage.page(account.id, chat, start, size)

    return await ListPage.read(data.page, many, PER_PAGE, reading)


def _label(ctx: Ctx, campaign: Campaign) -> str:
    return ctx.label(
        "scheduled-label",
        kind=_kind(campaign),
        day=_day(ctx, campaign),
        time=ctx.fmt.time(campaign.due_at),
        words=first_words(ctx, campaign, _LABEL_UNITS),
    )


def _day(ctx: Ctx, campaign: Campaign) -> str:
    """A weekday says enough within a week only."""
    if campaign.due_at - ctx.now < _A_WEEK:
        return ctx.fmt.weekday(campaign.due_at)
    return ctx.fmt.day_month(campaign.due_at)


def _kind(campaign: Campaign) -> str:
    """Whether it comes again, or leaves batch by batch."""
    sms = sms_in(campaign)
    again, paced = (
        sms is not None and sms.again is not None,
        sms is not None and sms.pace is not None,
    )
    if again and paced:
        return "both"
    return "again" if again else "paced" if paced else "once"


campaigns = Collection(
    listing,
    _page,
    label=_label,
    to=lambda ident: CAMPAIGN(id=ident),
    gone="campaign-gone",
)


@listing.render
async def _render(ctx: Ctx, data: PageData) -> View:
    page = await campaigns.page(ctx, data)
    write = Go(ctx.label("scheduled-write"), SEND.entry())
    return ctx.view(
        lines(await _text(ctx, page), await waiting_elsewhere(ctx, await linked(ctx))),
        *campaigns.rows(ctx, data, page),
        [write],
        refresh=True,
    )


async def _text(ctx: Ctx, page: ListPage[Campaign]) -> Safe:
    title = ctx.t("scheduled-title")
    if not page.items:
        return lines(title, "", ctx.t("scheduled-none"))
    return lines(title, *[await _item(ctx, campaign) for campaign in page.items])


async def _item(ctx: Ctx, campaign: Campaign) -> Safe:
    words, people = first_words(ctx, campaign, _WORDS_UNITS), campaign.recipients
    item = ctx.t("scheduled-item-unsaid", words=words)
    if people is not None:
        item = ctx.t("scheduled-item", words=words, count=people)
    by = await made_by(ctx, campaign.account_id, campaign.user)
    return lines("", item, status(ctx, campaign), *_ways(ctx, campaign), by)


def _ways(ctx: Ctx, campaign: Campaign) -> list[Safe]:
    """How it comes again and how fast it leaves, where that is not all at once and once only."""
    sms = sms_in(campaign)
    again = None if sms is None or sms.again is None else repeat_line(ctx, sms.again)
    pace = None if sms is None or sms.pace is None else pace_sentence(ctx, sms.pace)
    return [line for line in (again, pace) if line is not None]
