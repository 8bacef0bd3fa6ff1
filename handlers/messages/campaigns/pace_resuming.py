"""Going on with a turn that leaves at a pace, after a pause, a hold, or a backup put back.

Only the rest gets it: who is behind the cursor, and who the sent list says has it already.
"""

from __future__ import annotations

from handlers.messages.campaigns.after_backup import (
    in_doubt,
    people_of,
    rendered_from,
    unrecorded,
    without_served,
)
from handlers.messages.campaigns.changes import act_on
from handlers.messages.campaigns.content import content_with, sms_in
from handlers.messages.campaigns.pace_slices import Run
from handlers.messages.campaigns.pace_turns import begun, pace_of, resumed
from handlers.messages.campaigns.page_campaign import campaign_of
from handlers.messages.campaigns.routes import CampaignData
from handlers.messages.campaigns.words import why_held
from handlers.shared.half_written import SendData
from handlers.shared.services import Ctx
from handlers.shared.unsaid import counted
from screens.outcome import Outcome, Stay
from screens.view import Safe
from smsir import SmsIr
from storage import Campaign, Verb


async def resume_rest(ctx: Ctx, data: CampaignData, _arg: str) -> Outcome:
    """Resumed for the rest only."""
    campaign = await campaign_of(ctx, data)
    if campaign is None:
        return Stay(notice=ctx.t("campaign-changed"))
    return await go_on(ctx, campaign)


async def go_on(ctx: Ctx, campaign: Campaign) -> Outcome:
    """What is paused or held waits again, for the first moment that its hours allow."""
    pace = pace_of(campaign)
    if pace is None:
        return Stay(notice=ctx.t("campaign-changed"))
    rest = await _rest(ctx, campaign)
    if isinstance(rest, Safe):
        return Stay(notice=rest)
    due = pace.first(max(campaign.due_at, ctx.now), ctx.fmt.zone)
    content = content_with(campaign, rest)
    act = await act_on(ctx, Verb.RESUMED, campaign)
    if not await ctx.services.storage.campaigns.go_on(campaign, content, due, act=act):
        return Stay(notice=ctx.t("campaign-changed"))
    return Stay(
        toast=ctx.label("campaign-resumed-toast"),
        notice=_reached(ctx, campaign, rest),
        after=(ctx.services.bells.campaigns.ring,),
    )


async def _rest(ctx: Ctx, campaign: Campaign) -> Run | Safe | None:
    """The turn as it goes on; None where it has not begun; or why that cannot be told."""
    run, sms = resumed(campaign), sms_in(campaign)
    if not in_doubt(campaign) or sms is None:
        return run
    api = await ctx.services.client_of(campaign)
    if api is None:
        return why_held(ctx, campaign, "account")
    return await _after_backup(ctx, api, campaign, sms)


async def _after_backup(
    ctx: Ctx, api: SmsIr, campaign: Campaign, sms: SendData
) -> Run | Safe | None:
    """Without those who have got it since the backup was made, as the service has it."""
    run = resumed(campaign)
    sent = await unrecorded(ctx.services, api, campaign, rendered_from(sms.confirmed))
    if not sent:
        return run
    people = await people_of(api, sent)
    if people is None:
        return ctx.t("pace-restored-unread", count=counted(sent.people))
    turn = run or await begun(api, campaign, sms)
    if not isinstance(turn, Run):
        return why_held(ctx, campaign, turn)
    return await without_served(api, sms, turn, people)


def _reached(ctx: Ctx, campaign: Campaign, rest: Run | None) -> Safe | None:
    """How many need no second SMS, where that was looked for now."""
    if rest is None or not in_doubt(campaign) or not rest.reached:
        return None
    return ctx.t("pace-restored", count=rest.reached, remaining=rest.remaining)
