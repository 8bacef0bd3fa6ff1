"""A campaign in words: when it leaves, how long that is from now, what holds it."""

from __future__ import annotations

from handlers.messages.campaigns.ceiling import a_tenth_more, ceiling
from handlers.messages.campaigns.content import run_in, sms_in
from handlers.messages.campaigns.pace_turns import pace_of
from handlers.messages.campaigns.pace_words import begun_status
from handlers.messages.campaigns.reasons import daily_in
from handlers.messages.campaigns.times import in_full
from handlers.messages.campaigns.turns import missed
from handlers.shared.buying import buy
from handlers.shared.services import Ctx
from screens.view import Safe, Url, lines
from storage import Campaign, CampaignState

_MISSED_NAMED = 5
_BOUGHT = frozenset({"credit", "plan"})


def status(ctx: Ctx, campaign: Campaign) -> Safe:
    """One line: what it waits for."""
    run = run_in(campaign)
    begun = None if run is None else begun_status(ctx, campaign, run)
    return begun or _status(ctx, campaign)


def _status(ctx: Ctx, campaign: Campaign) -> Safe:
    match campaign.state:
        case CampaignState.WAITING if campaign.due_at > ctx.now:
            return in_full(ctx, campaign.due_at)
        case CampaignState.WAITING:
            return ctx.t("campaign-leaving")
        case CampaignState.PAUSED:
            return ctx.t("campaign-paused", moment=ctx.fmt.moment(campaign.due_at))
        case CampaignState.HELD:
            return held(ctx, campaign)
        case CampaignState.STOPPED:
            return _stopped(ctx, campaign)
        case CampaignState.DONE:
            return ctx.t("campaign-done")


def _stopped(ctx: Ctx, campaign: Campaign) -> Safe:
    """Only of one that has never left it is said that nothing was sent."""
    if campaign.turn == 1:
        return ctx.t("campaign-stopped-now")
    return ctx.t("campaign-stopped-repeat")


def held(ctx: Ctx, campaign: Campaign) -> Safe:
    """That it did not leave, and why; with the turns that were missed after it."""
    why = why_held(ctx, campaign, campaign.why or "late")
    sentence = _did_not_leave(ctx, campaign, why)
    passed = missed(campaign, ctx.fmt.zone, ctx.now)
    if not passed:
        return sentence
    listed = [ctx.fmt.short_moment(turn) for turn in passed[:_MISSED_NAMED]]
    turns = ctx.t("campaign-missed", count=len(passed))
    return lines(sentence, turns, *listed)


def why_held(ctx: Ctx, campaign: Campaign, reason: str) -> Safe:
    """The sentence of a reason."""
    if reason == "restored" and pace_of(campaign) is not None:
        return ctx.t("pace-why-restored")
    daily = daily_in(reason)
    if daily is not None:
        return ctx.t("campaign-why-daily", left=daily[0], most=daily[1])
    return ctx.t("campaign-why", reason=reason, most=_most(ctx, campaign))


def buying(ctx: Ctx, campaign: Campaign) -> Url | None:
    """The way to buy what it is held for."""
    held_for = campaign.why if campaign.state is CampaignState.HELD else None
    return buy(ctx) if held_for in _BOUGHT else None


def _did_not_leave(ctx: Ctx, campaign: Campaign, why: Safe) -> Safe:
    """The whole of it, or one batch of what leaves at a pace."""
    moment, run = ctx.fmt.moment(campaign.due_at), run_in(campaign)
    if run is None:
        return ctx.t("campaign-held", moment=moment, why=why)
    return ctx.t(
        "pace-held",
        moment=moment,
        why=why,
        count=run.handed,
        remaining=run.remaining,
    )


def _most(ctx: Ctx, campaign: Campaign) -> str:
    """The ceiling; nothing where it has none."""
    sms = sms_in(campaign)
    if sms is None:
        return ""
    cost = sms.cost_of(campaign.recipients or 0, campaign.segments)
    most = ceiling(sms, cost) or sms.most
    if most is None and sms.personal is not None:
        most = a_tenth_more(cost)
    return "" if most is None else ctx.fmt.number(most)


def first_words(ctx: Ctx, campaign: Campaign, units: int) -> str:
    """Of its text; a sentence where no key opens it."""
    sms = sms_in(campaign)
    return ctx.label("campaign-closed") if sms is None else ctx.fmt.name(sms.text, units)
