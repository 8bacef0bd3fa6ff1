"""Whether the same SMS goes to the same people twice within a day: then it is asked once more.

What has left counts, and what is to leave later.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers.messages.campaigns.after_backup import in_doubt, rendered_from, unrecorded
from handlers.messages.campaigns.content import sms_in
from handlers.messages.compose.earlier import audience_of, earlier, earlier_lines, nearly_same
from handlers.messages.compose.preflight import Plan
from handlers.shared.half_written import HasName, SendData
from handlers.shared.services import Ctx
from handlers.shared.unsaid import counted
from screens.view import Safe, lines
from storage import Campaign, NewJob

_RECENT = timedelta(hours=24)


async def same_again(ctx: Ctx, plan: Plan, data: SendData, jobs: Sequence[NewJob]) -> Safe | None:
    """The question; None where nobody gets it twice."""
    since = (data.at or ctx.now) - _RECENT
    left = await _after_backup(ctx, plan, data)
    if left is not None:
        return left
    mine = audience_of(ctx, jobs, _idents(data.groups))
    texts = {text for job in jobs for text in _texts(ctx, plan, job.text)}
    before = await earlier(ctx, plan.account, mine, texts, since)
    if before is not None:
        return await earlier_lines(ctx, before)
    planned = await _planned(ctx, plan, data)
    if planned is None:
        return None
    moment = ctx.fmt.moment(planned.due_at)
    return lines(ctx.t("send-repeat-planned", moment=moment), ctx.t("send-repeat-twice"))


async def _after_backup(ctx: Ctx, plan: Plan, data: SendData) -> Safe | None:
    """What the card's campaign may have sent that no row knows of, since a backup was put back."""
    campaigns = ctx.services.storage.campaigns
    campaign = None if data.campaign is None else await campaigns.get(data.campaign)
    if campaign is None or not in_doubt(campaign):
        return None
    api = ctx.services.clients.of(plan.account)
    is_of = rendered_from(data.final(plan.line))
    left = await unrecorded(ctx.services, api, campaign, is_of)
    if not left:
        return None
    moment = "" if left.last is None else ctx.fmt.moment(left.last)
    asked = ctx.t("send-repeat-restored", moment=moment, count=counted(left.people))
    return lines(asked, ctx.t("send-repeat-twice"))


async def _planned(ctx: Ctx, plan: Plan, data: SendData) -> Campaign | None:
    """Another campaign of the account with this text, for nearly these people, within a day."""
    leaves = data.at or ctx.now
    campaigns = ctx.services.storage.campaigns
    within_a_day = (leaves - _RECENT, leaves + _RECENT)
    for campaign in await campaigns.open_of(plan.account.id, within=within_a_day):
        other = None if campaign.id == data.campaign else sms_in(campaign)
        if (
            other is not None
            and _without(ctx, plan, other.text) == _without(ctx, plan, data.text)
            and _same_people(other, data)
        ):
            return campaign
    return None


def _texts(ctx: Ctx, plan: Plan, text: str) -> list[str]:
    """The text with each opt-out line that it may have gone out with, and with none."""
    words = _without(ctx, plan, text)
    return [words, *(f"{words}\n{line}" for line in _optout_lines(ctx, plan))]


def _without(ctx: Ctx, plan: Plan, text: str) -> str:
    """Two texts that differ in their opt-out line alone are the same SMS to whoever gets both."""
    for line in _optout_lines(ctx, plan):
        text = text.removesuffix(f"\n{line}")
    return text


def _optout_lines(ctx: Ctx, plan: Plan) -> frozenset[str]:
    """The card's, the chat's, and the usual one."""
    usual = ctx.label("settings-optout-standard")
    return frozenset({plan.line, plan.settings.optout_line, usual} - {""})


def _same_people(one: SendData, other: SendData) -> bool:
    if one.groups or other.groups:
        return bool(_idents(one.groups) & _idents(other.groups))
    contacts = nearly_same(_idents(one.contacts), _idents(other.contacts))
    return contacts or nearly_same(frozenset(one.numbers), frozenset(other.numbers))


def _idents(named: Sequence[HasName]) -> frozenset[int]:
    return frozenset(ident for ident, _ in named)
