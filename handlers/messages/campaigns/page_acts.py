"""What can be done about a campaign: each act is decided by one write in storage.

Who comes too late is told so, and never both. What costs money (send now, another text or audience)
leads to the card before sending, whose numbers are fresh; the campaign keeps its identity.
"""

from __future__ import annotations

from datetime import datetime

from pydantic import JsonValue

from handlers.messages.campaigns import changes
from handlers.messages.campaigns.after_backup import may_have_left
from handlers.messages.campaigns.content import run_in, sms_in
from handlers.messages.campaigns.pace_page import begun_of, stopped_begun
from handlers.messages.campaigns.pace_resuming import go_on
from handlers.messages.campaigns.pace_turns import pace_of
from handlers.messages.campaigns.page_campaign import campaign_of
from handlers.messages.campaigns.routes import WHEN, CampaignData
from handlers.messages.campaigns.turns import following, rule_of
from handlers.messages.routes import SENDING
from handlers.shared.half_written import CHECK
from handlers.shared.services import Ctx
from screens.outcome import Outcome, Push, Stay
from screens.widgets import CONFIRM, ConfirmData
from storage import Campaign, Verb

_MOVED = frozenset({"count", "ceiling", "unsaid", "above"})
"""Held because of how many people there are: only a new card says how many may get it."""


async def _still(ctx: Ctx, data: CampaignData, arg: str) -> Campaign | None:
    """The campaign as it was shown; None where it has changed, left or begun to leave since."""
    campaign = await campaign_of(ctx, data)
    if campaign is None or not campaign.is_open or str(campaign.version) != arg:
        return None
    return campaign if run_in(campaign) is None else None


def _card(campaign: Campaign | None, ctx: Ctx, **fields: object) -> Outcome:
    """The card before sending with this campaign's SMS, changed by `fields`."""
    sms = None if campaign is None else sms_in(campaign)
    if campaign is None or sms is None:
        return Stay(notice=ctx.t("campaign-changed"))
    whose = {"campaign": campaign.id, "version": campaign.version}
    return Push(CHECK.holding(sms.changed(personal=None, **whose, **fields)))


async def send_now(ctx: Ctx, data: CampaignData, arg: str) -> Outcome:
    campaign = await _still(ctx, data, arg)
    turn = None if campaign is None else following(campaign, ctx.fmt.zone, ctx.now)
    return _card(campaign, ctx, at=None, following=turn)


async def edit(ctx: Ctx, data: CampaignData, arg: str) -> Outcome:
    campaign = await _still(ctx, data, arg)
    return _card(campaign, ctx, at=None if campaign is None else campaign.due_at)


async def choose_time(_ctx: Ctx, _data: CampaignData, arg: str) -> Outcome:
    return Push(WHEN(), tag=f"time:{arg}")


async def skip(ctx: Ctx, data: CampaignData, arg: str) -> Outcome:
    campaign = await _still(ctx, data, arg)
    turn = None if campaign is None else following(campaign, ctx.fmt.zone, ctx.now)
    if turn is None:
        return Stay(notice=ctx.t("campaign-changed"))
    return await _moved(ctx, data, arg, turn, "time")


async def pause(ctx: Ctx, data: CampaignData, arg: str) -> Outcome:
    campaign = await _still(ctx, data, arg)
    if campaign is None or not await changes.pause(ctx, campaign):
        return Stay(notice=ctx.t("campaign-changed"))
    return Stay(toast=ctx.label("campaign-paused-toast"))


async def resume(ctx: Ctx, data: CampaignData, arg: str) -> Outcome:
    """One whose time has passed meanwhile gets another: it does not leave at a press."""
    campaign = await _still(ctx, data, arg)
    if campaign is not None and pace_of(campaign) is not None:
        return await go_on(ctx, campaign)
    if campaign is not None and campaign.due_at <= ctx.now:
        return Push(WHEN(), tag=f"resume:{arg}")
    if campaign is not None and await may_have_left(ctx, campaign):
        return _card(campaign, ctx, at=campaign.due_at)
    if campaign is None or not await changes.resume(ctx, campaign):
        return Stay(notice=ctx.t("campaign-changed"))
    return Stay(toast=ctx.label("campaign-resumed-toast"))


async def ask_stop(ctx: Ctx, data: CampaignData, _arg: str) -> Outcome:
    campaign = await campaign_of(ctx, data)
    begun = campaign is not None and run_in(campaign) is not None
    ask = ConfirmData(
        text=ctx.t("pace-stop-ask" if begun else "campaign-stop-ask"),
        yes=ctx.label("pace-stop" if begun else "campaign-stop-yes"),
        danger=True,
    )
    return Push(CONFIRM.holding(ask), tag="stop")


async def result(ctx: Ctx, data: CampaignData, _arg: str) -> Outcome:
    campaign = await campaign_of(ctx, data)
    if campaign is None or campaign.turn == 1:
        return Stay(notice=ctx.t("campaign-gone"))
    return Push(SENDING(frame=campaign.outbox_frame, revision=campaign.turn - 1, over=True))


async def answered(ctx: Ctx, data: CampaignData, tag: str, value: JsonValue) -> Outcome:
    kind, _, version = tag.partition(":")
    if kind == "stop" and value is True:
        return await _stopped(ctx, data)
    if kind in {"time", "resume"} and isinstance(value, str):
        at = datetime.fromisoformat(value)
        campaign = await _still(ctx, data, version)
        rule = None if campaign is None else rule_of(campaign)
        if rule is not None:
            # The other turns move along: at its old time this one would leave a second time.
            return _card(campaign, ctx, at=at, again=rule.beginning(at.astimezone(ctx.fmt.zone)))
        if campaign is not None and await _asks_anew(ctx, campaign):
            return _card(campaign, ctx, at=at)
        return await _moved(ctx, data, version, at, kind)
    return Stay()


async def _asks_anew(ctx: Ctx, campaign: Campaign) -> bool:
    """Whether another time alone will not do: only a new card says what is to be agreed to.

    With the number that it was confirmed for it would be held again for the same reason; and what
    may have left after a backup is asked about where it is confirmed.
    """
    return campaign.why in _MOVED or await may_have_left(ctx, campaign)


async def _stopped(ctx: Ctx, data: CampaignData) -> Outcome:
    """Until the claim: rows that are in the outbox already, and wait there, are stopped too."""
    campaign = await campaign_of(ctx, data)
    return Stay(notice=ctx.t("campaign-gone")) if campaign is None else await stop(ctx, campaign)


async def stop(ctx: Ctx, campaign: Campaign) -> Outcome:
    """The same of a campaign that was found otherwise."""
    stopped_in_time = await changes.stop(ctx, campaign)
    stopped = await changes.undo_rows(ctx, campaign, stopped=stopped_in_time)
    begun = await begun_of(ctx, campaign)
    if stopped_in_time and begun is not None:
        return await stopped_begun(ctx, begun)
    if stopped_in_time and campaign.turn > 1 and not all(stopped):
        return Stay(notice=ctx.t("campaign-stopped-further"))
    if stopped_in_time or (stopped and all(stopped)):
        return Stay(notice=ctx.t("campaign-stopped-now"))
    if any(stopped):
        return Stay(notice=ctx.t("campaign-stopped-part"))
    return Stay(notice=ctx.t("campaign-stop-late"))


async def _moved(ctx: Ctx, data: CampaignData, version: str, at: datetime, kind: str) -> Outcome:
    verb = Verb.RESUMED if kind == "resume" else Verb.CHANGED
    campaign = await _still(ctx, data, version)
    if campaign is None or not await changes.move(ctx, campaign, at, verb):
        return Stay(notice=ctx.t("campaign-changed"))
    if kind == "resume":
        moved = await campaign_of(ctx, data)
        if moved is not None:
            await ctx.services.storage.campaigns.resume(moved)
    return Stay(
        notice=ctx.t("campaign-moved", moment=ctx.fmt.moment(at)),
        after=(ctx.services.bells.campaigns.ring,),
    )
