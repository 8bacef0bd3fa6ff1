"""A campaign in words: when it leaves, how long that is from now, what holds it."""

from __future__ import annotations

from datetime import datetime

from handlers.messages.campaigns.ceiling import ceiling
from handlers.messages.campaigns.content import sms_in
from handlers.messages.campaigns.turns import missed
from handlers.shared.services import Ctx
from screens.view import Safe, lines
from storage import Campaign, CampaignState

_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60
_MISSED_NAMED = 5


def in_full(ctx: Ctx, moment: datetime) -> Safe:
    """Weekday, date, time, and how long that is from now."""
    return ctx.t("when-in-full", moment=ctx.fmt.moment(moment), wait=wait(ctx, moment))


def wait(ctx: Ctx, moment: datetime) -> str:
    """How long from now, in the two largest units: "2 days and 4 hours"."""
    seconds = max(0, int((moment - ctx.now).total_seconds()))
    if seconds < _MINUTE:
        return ctx.fmt.duration(seconds)
    days, rest = divmod(seconds, _DAY)
    hours, rest = divmod(rest, _HOUR)
    sizes = ((days, _DAY), (hours, _HOUR), (rest // _MINUTE, _MINUTE))
    parts = [ctx.fmt.duration(many * unit) for many, unit in sizes if many][:2]
    if len(parts) == 1:
        return parts[0]
    return ctx.label("when-and", first=parts[0], second=parts[1])


def status(ctx: Ctx, campaign: Campaign) -> Safe:
    """One line: what it waits for."""
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
            return ctx.t("campaign-stopped")
        case CampaignState.DONE:
            return ctx.t("campaign-done")


def held(ctx: Ctx, campaign: Campaign) -> Safe:
    """That it did not leave, and why; with the turns that were missed after it."""
    why = ctx.t("campaign-why", reason=campaign.why or "late", most=_most(ctx, campaign))
    sentence = ctx.t("campaign-held", moment=ctx.fmt.moment(campaign.due_at), why=why)
    passed = missed(campaign, ctx.fmt.zone, ctx.now)
    if not passed:
        return sentence
    listed = [ctx.fmt.short_moment(turn) for turn in passed[:_MISSED_NAMED]]
    turns = ctx.t("campaign-missed", count=len(passed), shown=ctx.fmt.number(len(passed)))
    return lines(sentence, turns, *listed)


def _most(ctx: Ctx, campaign: Campaign) -> str:
    """The ceiling; nothing where it has none."""
    sms = sms_in(campaign)
    if sms is None:
        return ""
    most = ceiling(sms, sms.cost_of(campaign.recipients or 0, campaign.segments)) or sms.most
    return "" if most is None else ctx.fmt.number(most)


def first_words(ctx: Ctx, campaign: Campaign, units: int) -> str:
    """Of its text; a sentence where no key opens it."""
    sms = sms_in(campaign)
    return ctx.label("campaign-closed") if sms is None else ctx.fmt.name(sms.text, units)
