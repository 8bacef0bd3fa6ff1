"""One campaign: what leaves when, and everything that can still be done about it.

Each act is decided by one write in storage: who comes too late is told so, and never both. What
costs money (send now, another text or audience) leads to the card before sending, whose numbers
are fresh; the campaign keeps its identity.
"""

from __future__ import annotations

from datetime import datetime

from pydantic import JsonValue

from handlers.messages.campaigns.ceiling import ceiling_line
from handlers.messages.campaigns.content import run_in, sms_in
from handlers.messages.campaigns.found import campaign_of
from handlers.messages.campaigns.pace_page import (
    batches,
    begun_lines,
    begun_of,
    begun_rows,
    go,
    go_on,
    halt,
    pace_line,
    paced_again,
    redrawn_in,
    stopped_begun,
)
from handlers.messages.campaigns.pace_turns import pace_of
from handlers.messages.campaigns.repeat_words import repeat_lines
from handlers.messages.campaigns.routes import CAMPAIGN, WHEN, CampaignData
from handlers.messages.campaigns.turns import following, rule_of
from handlers.messages.campaigns.words import status
from handlers.messages.compose.preflight import template_of
from handlers.messages.personal.refusals import without_names
from handlers.messages.routes import SENDING
from handlers.shared.from_account import from_account
from handlers.shared.half_written import CHECK, SendData
from handlers.shared.services import Ctx, linked
from screens.outcome import Outcome, Push, Stay
from screens.screen import Screen
from screens.view import Button, Rows, Safe, Style, View, lines, rows
from screens.widgets import CONFIRM, ConfirmData
from storage import Campaign, CampaignState


async def _sample(ctx: Ctx) -> CampaignData:
    account = await linked(ctx)
    return CampaignData(id=(await ctx.services.storage.campaigns.open_of(account.id))[0].id)


_MOVED = frozenset({"count", "ceiling", "unsaid"})
"""Held because of how many people there are: only a new card says how many may get it."""

page: Screen[Ctx, CampaignData] = Screen(CAMPAIGN, sample=_sample)
page.action("halt")(halt)
page.action("go")(go)
page.action("batches")(batches)


@page.render
async def _render(ctx: Ctx, data: CampaignData) -> View:
    campaign = await campaign_of(ctx, data)
    if campaign is None:
        return View(ctx.t("campaign-gone"), rows([ctx.back(), ctx.home()]))
    begun = await begun_of(ctx, campaign)
    size = [] if begun is not None else _size(ctx, campaign)
    progress = pace_line(ctx, campaign) if begun is None else begun_lines(ctx, campaign, begun)
    own = _rows(ctx, campaign) if begun is None else begun_rows(ctx, campaign, begun)
    return View(
        lines(
            ctx.t("campaign-title" if pace_of(campaign) is None else "pace-title"),
            "",
            await from_account(ctx),
            status(ctx, campaign),
            *progress,
            *_repeats(ctx, campaign),
            *size,
            *_content(ctx, campaign),
        ),
        (*own, *rows([ctx.back(), ctx.refresh(), ctx.home()])),
        live=redrawn_in(ctx, campaign),
    )


def _repeats(ctx: Ctx, campaign: Campaign) -> list[Safe]:
    rule = rule_of(campaign)
    return [] if rule is None or not campaign.is_open else repeat_lines(ctx, rule, campaign.due_at)


def _content(ctx: Ctx, campaign: Campaign) -> list[Safe]:
    sms = sms_in(campaign)
    if sms is None:
        return [ctx.t("campaign-closed-page")] if campaign.closed else []
    return [
        Safe(""),
        ctx.t("send-card-text"),
        ctx.fmt.quote(_text(sms)),
    ]


def _text(sms: SendData) -> str:
    """With its fields, where it is personal; else the very text that leaves."""
    return sms.confirmed if sms.personal else without_names(template_of(sms.confirmed))


def _size(ctx: Ctx, campaign: Campaign) -> list[Safe]:
    """As it stood on the card; nothing where the service had not said.

    What it will cost, and when it is asked about, only while it may still leave.
    """
    sms = sms_in(campaign)
    if campaign.recipients is None or sms is None:
        return []
    shown = ctx.fmt.number(campaign.recipients)
    recipients = ctx.t("send-recipients", count=campaign.recipients, shown=shown)
    if not campaign.is_open:
        return [recipients]
    cost = sms.cost_of(campaign.recipients, campaign.segments)
    most = ceiling_line(ctx, sms, cost)
    return [
        recipients,
        ctx.t("campaign-estimate", count=cost, shown=ctx.fmt.number(cost)),
        *([] if most is None else [most]),
    ]


def _rows(ctx: Ctx, campaign: Campaign) -> Rows:
    """Nothing can be done about one that has left but to look at what became of it."""
    if campaign.state is CampaignState.DONE:
        return rows([Button(ctx.label("outbox-open"), "result")])
    if not campaign.is_open:
        return ()
    paused = campaign.state is CampaignState.PAUSED
    pause = Button(ctx.label("campaign-pause"), "pause", campaign.version)
    resume = Button(ctx.label("campaign-resume"), "resume", campaign.version)
    now = Button(ctx.label("campaign-now"), "now", campaign.version, Style.SUCCESS)
    return rows(
        [
            None if paced_again(campaign) else now,
            Button(ctx.label("campaign-time"), "time", campaign.version),
        ],
        [
            Button(ctx.label("campaign-edit"), "edit", campaign.version),
            None if campaign.state is CampaignState.HELD else resume if paused else pause,
        ],
        [_skip(ctx, campaign)],
        [Button(ctx.label("campaign-stop"), "stop", style=Style.DANGER)],
    )


def _skip(ctx: Ctx, campaign: Campaign) -> Button | None:
    """Leaves this turn out; the next one waits. None where no turn follows."""
    turn = following(campaign, ctx.fmt.zone, ctx.now)
    if turn is None:
        return None
    label = ctx.label("campaign-skip", date=ctx.fmt.day_month(turn))
    return Button(label, "skip", campaign.version)


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
    return Push(CHECK.holding(sms.changed(**whose, **fields)))


@page.action("now")
async def _now(ctx: Ctx, data: CampaignData, arg: str) -> Outcome:
    campaign = await _still(ctx, data, arg)
    turn = None if campaign is None else following(campaign, ctx.fmt.zone, ctx.now)
    return _card(campaign, ctx, at=None, following=turn)


@page.action("edit")
async def _edit(ctx: Ctx, data: CampaignData, arg: str) -> Outcome:
    campaign = await _still(ctx, data, arg)
    return _card(campaign, ctx, at=None if campaign is None else campaign.due_at)


@page.action("time")
async def _time(_ctx: Ctx, _data: CampaignData, arg: str) -> Outcome:
    return Push(WHEN(), tag=f"time:{arg}")


@page.action("skip")
async def _left_out(ctx: Ctx, data: CampaignData, arg: str) -> Outcome:
    campaign = await _still(ctx, data, arg)
    turn = None if campaign is None else following(campaign, ctx.fmt.zone, ctx.now)
    if turn is None:
        return Stay(notice=ctx.t("campaign-changed"))
    return await _moved(ctx, data, arg, turn, "time")


@page.action("pause")
async def _pause(ctx: Ctx, data: CampaignData, arg: str) -> Outcome:
    campaign = await _still(ctx, data, arg)
    if campaign is None or not await ctx.services.storage.campaigns.pause(campaign):
        return Stay(notice=ctx.t("campaign-changed"))
    return Stay(toast=ctx.label("campaign-paused-toast"))


@page.action("resume")
async def _resume(ctx: Ctx, data: CampaignData, arg: str) -> Outcome:
    """One whose time has passed meanwhile gets another: it does not leave at a press."""
    campaign = await _still(ctx, data, arg)
    if campaign is not None and pace_of(campaign) is not None:
        return await go_on(ctx, campaign)
    if campaign is not None and campaign.due_at <= ctx.now:
        return Push(WHEN(), tag=f"resume:{arg}")
    if campaign is None or not await ctx.services.storage.campaigns.resume(campaign):
        return Stay(notice=ctx.t("campaign-changed"))
    return Stay(toast=ctx.label("campaign-resumed-toast"))


@page.action("stop")
async def _stop(ctx: Ctx, data: CampaignData, _arg: str) -> Outcome:
    campaign = await campaign_of(ctx, data)
    begun = campaign is not None and run_in(campaign) is not None
    ask = ConfirmData(
        text=ctx.t("pace-stop-ask" if begun else "campaign-stop-ask"),
        yes=ctx.label("pace-stop" if begun else "campaign-stop-yes"),
        danger=True,
    )
    return Push(CONFIRM.holding(ask), tag="stop")


@page.action("result")
async def _result(ctx: Ctx, data: CampaignData, _arg: str) -> Outcome:
    campaign = await campaign_of(ctx, data)
    if campaign is None or campaign.turn == 1:
        return Stay(notice=ctx.t("campaign-gone"))
    return Push(SENDING(frame=campaign.outbox_frame, revision=campaign.turn - 1, over=True))


@page.on_result
async def _answered(ctx: Ctx, data: CampaignData, tag: str, value: JsonValue) -> Outcome:
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
        if campaign is not None and campaign.why in _MOVED:
            # With the number that it was confirmed for it would be held again for the same reason.
            return _card(campaign, ctx, at=at)
        return await _moved(ctx, data, version, at, kind)
    return Stay()


async def _stopped(ctx: Ctx, data: CampaignData) -> Outcome:
    """Until the claim: rows that are in the outbox already, and wait there, are stopped too."""
    campaign = await campaign_of(ctx, data)
    storage = ctx.services.storage
    if campaign is None:
        return Stay(notice=ctx.t("campaign-gone"))
    stopped_in_time = await storage.campaigns.stop(campaign.id)
    jobs = await storage.outbox.for_frame(campaign.chat, campaign.user, campaign.outbox_frame)
    stopped = await storage.outbox.undo([job.id for job in jobs])
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
    campaigns = ctx.services.storage.campaigns
    campaign = await _still(ctx, data, version)
    if campaign is None or not await campaigns.set_time(campaign, at):
        return Stay(notice=ctx.t("campaign-changed"))
    if kind == "resume":
        moved = await campaign_of(ctx, data)
        if moved is not None:
            await campaigns.resume(moved)
    return Stay(
        notice=ctx.t("campaign-moved", moment=ctx.fmt.moment(at)),
        after=(ctx.services.bells.campaigns.ring,),
    )
