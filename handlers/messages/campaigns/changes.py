"""Changes of a campaign that a person makes, each in one commit with its row of the audit.

Each holds for one state and version only: False where the campaign has changed meanwhile.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from handlers.messages.campaigns.content import sms_in
from handlers.shared.acts import noting
from handlers.shared.identities import is_self
from handlers.shared.services import Ctx
from handlers.shared.sms_news import handled
from storage import COLLEAGUE, Campaign, Effect, Verb


async def act_on(ctx: Ctx, verb: Verb, campaign: Campaign) -> Effect:
    """The row of the audit that names the campaign; whose it is hears of what others do."""
    noted = await noting(ctx, verb, account=campaign.account_id, ref=str(campaign.id))
    effects = (noted, *_word(ctx, campaign), *told_of(ctx, verb, campaign))

    def effect(db: Any) -> None:
        for each in effects:
            each(db)

    return effect


def _word(ctx: Ctx, campaign: Campaign) -> tuple[Effect, ...]:
    """What is held for want of a word has that of whoever acts: it counts as theirs at its time."""
    if campaign.why != COLLEAGUE:
        return ()
    by = None if is_self(ctx, campaign.user) else ctx.user
    return (ctx.services.storage.campaigns.by_word_of(campaign.id, by),)


def told_of(ctx: Ctx, verb: Verb, campaign: Campaign) -> tuple[Effect, ...]:
    """For the commit of it: a message to whose it is; nothing where that is who does it."""
    sms = sms_in(campaign)
    words, ref = "" if sms is None else sms.text, f"{campaign.id}:{campaign.version}"
    return handled(ctx, verb, campaign, words=words, ref=ref)


async def pause(ctx: Ctx, campaign: Campaign) -> bool:
    act = await act_on(ctx, Verb.PAUSED, campaign)
    return await ctx.services.storage.campaigns.pause(campaign, act=act)


async def resume(ctx: Ctx, campaign: Campaign) -> bool:
    act = await act_on(ctx, Verb.RESUMED, campaign)
    return await ctx.services.storage.campaigns.resume(campaign, act=act)


async def move(ctx: Ctx, campaign: Campaign, at: datetime, verb: Verb) -> bool:
    """To another time."""
    act = await act_on(ctx, verb, campaign)
    return await ctx.services.storage.campaigns.set_time(campaign, at, act=act)


async def stop(ctx: Ctx, campaign: Campaign) -> bool:
    act = await act_on(ctx, Verb.STOPPED, campaign)
    return await ctx.services.storage.campaigns.stop(campaign.id, act=act)


async def undo_rows(ctx: Ctx, campaign: Campaign, *, stopped: bool) -> list[bool]:
    """Stop what the outbox has of the present turn; for each row, whether it waited still.

    `stopped`: the campaign itself was, and its row of the audit stands already.
    """
    storage = ctx.services.storage
    jobs = await storage.outbox.of_campaign(campaign.id)
    acts = () if stopped else (await act_on(ctx, Verb.STOPPED, campaign),)
    return await storage.outbox.undo([job.id for job in jobs], acts=lambda _stopped: acts)
