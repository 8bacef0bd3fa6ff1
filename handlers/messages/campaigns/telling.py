"""The message about a campaign that is held: why, which SMS, and what can be done; and to whom."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.messages.birthdays.announcing import announcement
from handlers.messages.campaigns.content import sms_in
from handlers.messages.campaigns.routes import CAMPAIGN
from handlers.messages.campaigns.words import buying, first_words, held
from handlers.shared.colleagues import made_by
from handlers.shared.notifier import Addressee, MadeBy
from handlers.shared.permissions import rights_in
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, Services
from screens.view import Go, Safe, View, lines, rows
from storage import Campaign, CampaignState

_WORDS_UNITS = 60


async def hearing(services: Services, campaign: Campaign) -> Sequence[MadeBy]:
    """Whose it is; and, of one that is held, who decides where they may not."""
    held_now = campaign.state is CampaignState.HELD
    decider = await _decider(services, campaign) if held_now else None
    if decider is None:
        return [campaign]
    return [campaign, Addressee(decider, decider, campaign.account_id)]


async def _decider(services: Services, campaign: Campaign) -> int | None:
    """Who approved it, while they may send; else the owner, whose word anything above is."""
    account, by = campaign.account_id, campaign.approved_by
    owner = await services.storage.members.owner(account)
    if campaign.why != "above":
        if await _may_send(services, account, campaign.user):
            return None
        if by is not None and await _may_send(services, account, by):
            return by
    themselves = (await services.storage.identities.of(campaign.user)).users
    return None if owner in themselves else owner


async def _may_send(services: Services, account: int, user: int) -> bool:
    standing = await services.storage.members.standing(account, user)
    return Right.SEND in rights_in(standing, private=True)


async def told_view(ctx: Ctx, campaign: Campaign) -> View:
    """What the person is told of one: that it is held, or whose birthday it is for."""
    sms = sms_in(campaign)
    if sms is not None and sms.birthdays and campaign.due_at > ctx.now:
        return announcement(ctx, campaign, sms)
    return held_view(ctx, campaign, await made_by(ctx, campaign.account_id, campaign.user))


def held_view(ctx: Ctx, campaign: Campaign, by: Safe | None = None) -> View:
    """Nothing was sent; the campaign's page has send now, another time, stop.

    Where the chat has another account now, the words of the one before are not for it. `by`: the
    line that names whose it is.
    """
    words = None
    if campaign.why != "account":
        words = ctx.t("outbox-words", words=first_words(ctx, campaign, _WORDS_UNITS))
    ahead = campaign.due_at > ctx.now
    note = None if ctx.may(Right.SEND) else ctx.t("campaign-held-asked")
    return View(
        lines(
            ctx.t("campaign-held-ahead" if ahead else "campaign-held-title"),
            Safe(""),
            held(ctx, campaign),
            words,
            by,
            note,
        ),
        rows([Go(ctx.label("campaign-decide"), CAMPAIGN(id=campaign.id))], [buying(ctx, campaign)]),
    )
