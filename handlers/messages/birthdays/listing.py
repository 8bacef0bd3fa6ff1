"""The list of a day: who gets the greeting, with a tick each, and nobody at all by one press."""

from __future__ import annotations

from handlers.messages.birthdays.announcing import list_lines
from handlers.messages.campaigns.changes import act_on, stop
from handlers.messages.campaigns.content import sms_in
from handlers.messages.campaigns.routes import CAMPAIGN
from handlers.messages.routes import BIRTHDAYS_OF_DAY, BirthdaysData
from handlers.shared.colleagues import visible
from handlers.shared.half_written import SendData
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from screens import Button, Go, Outcome, Screen, Stay, Style, View, lines
from screens.widgets import ListPage, ticked, turns_pages
from storage import Campaign, CampaignState, NewCampaign, Verb

_PER_PAGE = 10
_NAME_UNITS = 30


async def _sample(ctx: Ctx) -> BirthdaysData:
    account = await linked(ctx)
    campaigns = await ctx.services.storage.campaigns.open_of(account.id)
    lists = (each.id for each in campaigns if (sms := sms_in(each)) and sms.birthdays)
    return BirthdaysData(id=next(lists))


listing: Screen[Ctx, BirthdaysData] = Screen(BIRTHDAYS_OF_DAY, sample=_sample, needs=Right.COMPOSE)
turns_pages(listing)


async def _open_list(ctx: Ctx, data: BirthdaysData) -> tuple[Campaign, SendData] | None:
    """None where it has left or was stopped, or is of another chat or account."""
    campaign = await ctx.services.storage.campaigns.get(data.id)
    if campaign is None or not campaign.is_open or not visible(ctx, campaign):
        return None
    sms = sms_in(campaign)
    return None if sms is None else (campaign, sms)


@listing.render
async def _render(ctx: Ctx, data: BirthdaysData) -> View:
    kept = await _open_list(ctx, data)
    if kept is None:
        return ctx.view(ctx.t("birthdays-over"))
    campaign, sms = kept
    page = ListPage.of(sms.birthdays, data.page, _PER_PAGE)
    changeable = campaign.state is CampaignState.WAITING
    return ctx.view(
        lines(list_lines(ctx, campaign, sms), ctx.t("birthdays-how") if changeable else None),
        *(_ticks(ctx, page, campaign, sms) if changeable else ()),
        page.row(ctx) if changeable else [],
        [Button(ctx.label("birthdays-none"), "none", style=Style.DANGER)],
        [Go(ctx.label("birthdays-campaign"), CAMPAIGN(id=campaign.id))],
    )


def _ticks(
    ctx: Ctx, page: ListPage[tuple[int, str, str]], campaign: Campaign, sms: SendData
) -> list[list[Button]]:
    chosen = {ident for ident, _ in sms.contacts}
    return [
        [
            Button(
                ticked(ctx.fmt.name(name, _NAME_UNITS), on=ident in chosen),
                "tick",
                f"{ident}-{campaign.version}",
            )
        ]
        for ident, _, name in page.items
    ]


@listing.action("tick")
async def _tick(ctx: Ctx, data: BirthdaysData, arg: str) -> Outcome:
    """Leave somebody out, or take them in again: one write that holds for what was shown."""
    kept = await _open_list(ctx, data)
    ident, _, version = arg.partition("-")
    if kept is None or str(kept[0].version) != version:
        return Stay(notice=ctx.t("campaign-changed"))
    campaign, sms = kept
    chosen = {each for each, _ in sms.contacts} ^ {int(ident)}
    contacts = tuple((each, name) for each, _, name in sms.birthdays if each in chosen)
    if not contacts:
        return Stay(notice=ctx.t("birthdays-last"))
    changed = _changed(ctx, campaign, sms.changed(contacts=contacts))
    effect = ctx.services.storage.campaigns.replacement(campaign.id, campaign.version, changed)
    return Stay(effects=(effect, await act_on(ctx, Verb.CHANGED, campaign)))


def _changed(ctx: Ctx, campaign: Campaign, sms: SendData) -> NewCampaign:
    return NewCampaign(
        chat=campaign.chat,
        topic=campaign.topic,
        user=campaign.user,
        account_id=campaign.account_id,
        frame=ctx.frame,
        revision=ctx.revision,
        content=sms.model_dump(mode="json"),
        recipients=len(sms.contacts),
        segments=campaign.segments,
        due_at=campaign.due_at,
        approved_by=campaign.approved_by,
    )


@listing.action("none")
async def _none(ctx: Ctx, data: BirthdaysData, _arg: str) -> Outcome:
    kept = await _open_list(ctx, data)
    if kept is None or not await stop(ctx, kept[0]):
        return Stay(notice=ctx.t("campaign-stop-late"))
    return Stay(notice=ctx.t("birthdays-nobody"))
