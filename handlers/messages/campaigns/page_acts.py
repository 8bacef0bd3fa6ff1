"""What can be done about a campaign: each act is decided by one write in storage.

Who comes too late is told so, and never both. What costs money (send now, another text or audience)
leads to the card before sending, whose numbers are fresh; the campaign keeps its identity.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
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
from screens.screen import Action
from screens.widgets import ConfirmData
from storage import Campaign, Verb

_MOVED = frozenset({"count", "ceiling", "unsaid", "above"})
"""Held because of how many people there are: only a new card says how many may get it."""


Act = Callable[[Ctx, Campaign], Awaitable[Outcome]]


async def _still(ctx: Ctx, data: CampaignData, arg: str) -> Campaign | None:
    """The campaign as it was shown; None where it has changed, left or begun to leave since."""
    campaign = await campaign_of(ctx, data)
    if campaign is None or not campaign.is_open or str(campaign.version) != arg:
        return None
    return campaign if run_in(campaign) is None else None


def on_shown(act: Act) -> Action[Ctx, CampaignData]:
    """The action that does it to the campaign as it was shown, or says that it is another now."""

    async def action(ctx: Ctx, data: CampaignData, arg: str) -> Outcome:
        campaign = await _still(ctx, data, arg)
        return _changed(ctx) if campaign is None else await act(ctx, campaign)

    return action


def _changed(ctx: Ctx) -> Outcome:
    return Stay(notice=ctx.t("campaign-changed"))


def _card(ctx: Ctx, campaign: Campaign, **fields: object) -> Outcome:
    """The card before sending with this campaign's SMS, changed by `fields`."""
    sms = sms_in(campaign)
    if sms is None:
        return _changed(ctx)
    whose = {"campaign": campaign.id, "version": campaign.version}
    return Push(CHECK.holding(sms.changed(personal=None, **whose, **fields)))


async def send_now(ctx: Ctx, campaign: Campaign) -> Outcome:
    return _card(ctx, campaign, at=None, following=following(campaign, ctx.fmt.zone, ctx.now))


async def edit(ctx: Ctx, campaign: Campaign) -> Outcome:
    return _card(ctx, campaign, at=campaign.due_at)


async def choose_time(_ctx: Ctx, _data: CampaignData, arg: str) -> Outcome:
    return Push(WHEN(), tag=f"time:{arg}")


async def skip(ctx: Ctx, campaign: Campaign) -> Outcome:
    turn = following(campaign, ctx.fmt.zone, ctx.now)
    return _changed(ctx) if turn is None else await _moved(ctx, campaign, turn, "time")


async def pause(ctx: Ctx, campaign: Campaign) -> Outcome:
    if not await changes.pause(ctx, campaign):
        return _changed(ctx)
    return Stay(toast=ctx.label("campaign-paused-toast"))


async def resume(ctx: Ctx, campaign: Campaign) -> Outcome:
    """One whose time has passed meanwhile gets another: it does not leave at a press."""
    if pace_of(campaign) is not None:
        return await go_on(ctx, campaign)
    if campaign.due_at <= ctx.now:
        return Push(WHEN(), tag=f"resume:{campaign.version}")
    if await may_have_left(ctx, campaign):
        return _card(ctx, campaign, at=campaign.due_at)
    if not await changes.resume(ctx, campaign):
        return _changed(ctx)
    return Stay(toast=ctx.label("campaign-resumed-toast"))


async def result(ctx: Ctx, data: CampaignData, _arg: str) -> Outcome:
    campaign = await campaign_of(ctx, data)
    if campaign is None or campaign.turn == 1:
        return Stay(notice=ctx.t("campaign-gone"))
    return Push(SENDING(frame=campaign.outbox_frame, revision=campaign.turn - 1, over=True))


async def answered(ctx: Ctx, data: CampaignData, tag: str, value: JsonValue) -> Outcome:
    """The time that was chosen for the campaign as it was shown then."""
    kind, _, version = tag.partition(":")
    if kind not in {"time", "resume"} or not isinstance(value, str):
        return Stay()
    at = datetime.fromisoformat(value)
    campaign = await _still(ctx, data, version)
    if campaign is None:
        return _changed(ctx)
    rule = rule_of(campaign)
    if rule is not None:
        # The other turns move along: at its old time this one would leave a second time.
        return _card(ctx, campaign, at=at, again=rule.beginning(at.astimezone(ctx.fmt.zone)))
    if await _asks_anew(ctx, campaign):
        return _card(ctx, campaign, at=at)
    return await _moved(ctx, campaign, at, kind)


async def _asks_anew(ctx: Ctx, campaign: Campaign) -> bool:
    """Whether another time alone will not do: only a new card says what is to be agreed to.

    With the number that it was confirmed for it would be held again for the same reason; and what
    may have left after a backup is asked about where it is confirmed.
    """
    return campaign.why in _MOVED or await may_have_left(ctx, campaign)


async def stopping(ctx: Ctx, data: CampaignData) -> ConfirmData:
    campaign = await campaign_of(ctx, data)
    begun = campaign is not None and run_in(campaign) is not None
    return ConfirmData(
        text=ctx.t("pace-stop-ask" if begun else "campaign-stop-ask"),
        yes=ctx.label("pace-stop" if begun else "campaign-stop-yes"),
        danger=True,
    )


async def stopped(ctx: Ctx, data: CampaignData) -> Outcome:
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


async def _moved(ctx: Ctx, campaign: Campaign, at: datetime, kind: str) -> Outcome:
    verb = Verb.RESUMED if kind == "resume" else Verb.CHANGED
    if not await changes.move(ctx, campaign, at, verb):
        return _changed(ctx)
    if kind == "resume":
        campaigns = ctx.services.storage.campaigns
        later = await campaigns.get(campaign.id)
        if later is not None:
            await campaigns.resume(later)
    return Stay(
        notice=ctx.t("campaign-moved", moment=ctx.fmt.moment(at)),
        after=(ctx.services.bells.campaigns.ring,),
    )
