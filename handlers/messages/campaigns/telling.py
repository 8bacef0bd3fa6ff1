"""The message about a campaign that is held: why, which SMS, and what can be done."""

from __future__ import annotations

from handlers.messages.birthdays.announcing import announcement
from handlers.messages.campaigns.content import sms_in
from handlers.messages.campaigns.routes import CAMPAIGN
from handlers.messages.campaigns.words import buying, first_words, held
from handlers.shared.services import Ctx
from screens.view import Go, Safe, View, lines, rows
from storage import Campaign

_WORDS_UNITS = 60


def told_view(ctx: Ctx, campaign: Campaign) -> View:
    """What the person is told of one: that it is held, or whose birthday it is for."""
    sms = sms_in(campaign)
    if sms is not None and sms.birthdays and campaign.due_at > ctx.now:
        return announcement(ctx, campaign, sms)
    return held_view(ctx, campaign)


def held_view(ctx: Ctx, campaign: Campaign) -> View:
    """Nothing was sent; the campaign's page has send now, another time, stop.

    Where the chat has another account now, the words of the one before are not for it.
    """
    words = None
    if campaign.why != "account":
        words = ctx.t("outbox-words", words=first_words(ctx, campaign, _WORDS_UNITS))
    return View(
        lines(ctx.t("campaign-held-title"), Safe(""), held(ctx, campaign), words),
        rows([Go(ctx.label("campaign-decide"), CAMPAIGN(id=campaign.id))], [buying(ctx, campaign)]),
    )
