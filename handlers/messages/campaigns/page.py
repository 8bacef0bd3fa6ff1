"""One campaign: what leaves when, and everything that can still be done about it."""

from __future__ import annotations

from handlers.messages.campaigns import page_acts
from handlers.messages.campaigns.ceiling import ceiling_line
from handlers.messages.campaigns.content import sms_in
from handlers.messages.campaigns.pace_page import (
    batches,
    begun_lines,
    begun_of,
    begun_rows,
    halt,
    pace_line,
    paced_again,
    redrawn_in,
)
from handlers.messages.campaigns.pace_resuming import resume_rest
from handlers.messages.campaigns.pace_turns import pace_of
from handlers.messages.campaigns.page_acts import on_shown
from handlers.messages.campaigns.page_campaign import campaign_of
from handlers.messages.campaigns.repeat_words import dated, repeat_lines
from handlers.messages.campaigns.routes import CAMPAIGN, CampaignData
from handlers.messages.campaigns.turns import following, rule_of
from handlers.messages.campaigns.words import buying, status
from handlers.messages.compose.preflight import template_of
from handlers.messages.personal.refusals import without_names
from handlers.shared.colleagues import made_by
from handlers.shared.from_account import from_account
from handlers.shared.half_written import SendData
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from screens.screen import Screen
from screens.view import Button, Rows, Safe, Style, View, lines, rows
from screens.widgets import confirms
from storage import COLLEAGUE, Campaign, CampaignState


async def _sample(ctx: Ctx) -> CampaignData:
    account = await linked(ctx)
    return CampaignData(id=(await ctx.services.storage.campaigns.open_of(account.id))[0].id)


page: Screen[Ctx, CampaignData] = Screen(CAMPAIGN, sample=_sample, needs=Right.REPORTS)
page.action("halt", needs=Right.SEND)(halt)
page.action("go", needs=Right.SEND)(resume_rest)
page.action("batches")(batches)
page.action("now", needs=Right.SEND)(on_shown(page_acts.send_now))
page.action("edit", needs=Right.SEND)(on_shown(page_acts.edit))
page.action("time", needs=Right.SEND)(page_acts.choose_time)
page.action("skip", needs=Right.SEND)(on_shown(page_acts.skip))
page.action("pause", needs=Right.SEND)(on_shown(page_acts.pause))
page.action("resume", needs=Right.SEND)(on_shown(page_acts.resume))
confirms(page, "stop", page_acts.stopping, needs=Right.SEND)(page_acts.stopped)
page.action("result")(page_acts.result)
page.on_result(page_acts.answered)


@page.render
async def _render(ctx: Ctx, data: CampaignData) -> View:
    campaign = await campaign_of(ctx, data)
    if campaign is None:
        return ctx.view(ctx.t("campaign-gone"))
    begun = await begun_of(ctx, campaign)
    size = [] if begun is not None else _size(ctx, campaign)
    progress = pace_line(ctx, campaign) if begun is None else begun_lines(ctx, campaign, begun)
    own = _rows(ctx, campaign) if begun is None else begun_rows(ctx, campaign, begun)
    return ctx.view(
        lines(
            ctx.t("campaign-title" if pace_of(campaign) is None else "pace-title"),
            "",
            await from_account(ctx),
            await made_by(ctx, campaign.account_id, campaign.user),
            status(ctx, campaign),
            *progress,
            *_repeats(ctx, campaign),
            *size,
            *_content(ctx, campaign),
        ),
        *own,
        [buying(ctx, campaign)],
        refresh=True,
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
    recipients = ctx.t("send-recipients", count=campaign.recipients)
    if not campaign.is_open:
        return [recipients]
    cost = sms.cost_of(campaign.recipients, campaign.segments)
    most = ceiling_line(ctx, sms, cost)
    return [
        recipients,
        ctx.t("campaign-estimate", count=cost),
        *([] if most is None else [most]),
    ]


def _rows(ctx: Ctx, campaign: Campaign) -> Rows:
    """Nothing can be done about one that has left but to look at what became of it."""
    if campaign.state is CampaignState.DONE:
        return rows([Button(ctx.label("outbox-open"), "result")])
    if not campaign.is_open:
        return ()
    now = Button(ctx.label("campaign-now"), "now", campaign.version, Style.SUCCESS)
    return rows(
        [
            None if paced_again(campaign) else now,
            Button(ctx.label("campaign-time"), "time", campaign.version),
        ],
        [
            Button(ctx.label("campaign-edit"), "edit", campaign.version),
            _pause_or_resume(ctx, campaign),
        ],
        [_skip(ctx, campaign)],
        [Button(ctx.label("campaign-stop"), "stop", style=Style.DANGER)],
    )


def _pause_or_resume(ctx: Ctx, campaign: Campaign) -> Button | None:
    """What is held needs another time, but where somebody's word was all that it lacked.

    A paced one out of a backup goes on for who has it not.
    """
    resume = Button(ctx.label("campaign-resume"), "resume", campaign.version)
    match campaign.state:
        case CampaignState.WAITING:
            return Button(ctx.label("campaign-pause"), "pause", campaign.version)
        case CampaignState.PAUSED:
            return resume
        case CampaignState.HELD if campaign.why == COLLEAGUE:
            return resume
        case _:
            return resume if campaign.copied and pace_of(campaign) is not None else None


def _skip(ctx: Ctx, campaign: Campaign) -> Button | None:
    """Leaves this turn out; the next one waits. None where no turn follows."""
    turn = following(campaign, ctx.fmt.zone, ctx.now)
    if turn is None:
        return None
    label = ctx.label("campaign-skip", date=dated(ctx, turn))
    return Button(label, "skip", campaign.version)
