"""The card confirmed for a later time, and the card that sends at once what was to leave later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from handlers.messages.campaigns.ceiling import ceiling_button, ceiling_line
from handlers.messages.campaigns.changes import told_of
from handlers.messages.campaigns.content import kept_of
from handlers.messages.campaigns.repeat_words import repeat_lines
from handlers.messages.campaigns.routes import CAMPAIGN, SCHEDULED
from handlers.messages.campaigns.times import in_full
from handlers.messages.compose.paced import pace_button, pace_lines
from handlers.messages.compose.preflight import Preflight
from handlers.shared.acts import new_act
from handlers.shared.half_written import SendData
from handlers.shared.identities import is_self
from handlers.shared.services import Ctx
from screens.outcome import Effect, Replace
from screens.route import Target
from screens.view import Button, Rows, Safe, rows
from storage import Campaign, NewAct, NewCampaign, NewJob, Verb


async def later(
    ctx: Ctx, sms: SendData, at: datetime, whole: NewJob, changed: Campaign | None
) -> Replace:
    """A campaign, new or `changed` in place; it stays theirs who planned it.

    `whole`: what the card says of recipients and parts.
    """
    return Replace(
        _shown(sms, whole),
        notice=_told(ctx, sms, at),
        effects=await planning(ctx, sms, at, whole, changed),
        after=(ctx.services.bells.campaigns.ring,),
    )


def _told(ctx: Ctx, sms: SendData, at: datetime) -> Safe:
    """What has no time of its own begins now, batch by batch."""
    if sms.at is None:
        return ctx.t("send-pace-made")
    return ctx.t("send-later-made", moment=ctx.fmt.moment(at))


async def planning(
    ctx: Ctx, sms: SendData, at: datetime, whole: NewJob, changed: Campaign | None = None
) -> tuple[Effect, ...]:
    """The writes that make it, or give the one that is changed its content and time."""
    content = sms.alone.changed(again=sms.again, most=sms.most, pace=sms.pace)
    new = NewCampaign(
        chat=whole.chat,
        topic=whole.topic,
        user=whole.user if changed is None else changed.user,
        account_id=whole.account_id,
        frame=whole.frame,
        revision=whole.revision,
        content=content.model_dump(mode="json"),
        recipients=whole.recipients,
        segments=whole.segments,
        due_at=at,
        origin=sms.origin,
        approved_by=whole.approved_by if changed is None else _other_than(changed.user, ctx.user),
    )
    campaigns = ctx.services.storage.campaigns
    act = await _act(ctx, sms, whole)
    if changed is None:
        return (campaigns.insertion(new, act),)
    replacing = campaigns.replacement(changed.id, changed.version, new)
    # Who asked for the change themselves hears of it by their request.
    telling = () if whole.user == changed.user else told_of(ctx, Verb.CHANGED, changed)
    return (replacing, ctx.services.storage.audit.noting(act), *telling)


def _other_than(owner: int, user: int) -> int | None:
    """Whoever changes it lets it leave; its owner does anyway."""
    return None if owner == user else user


async def _act(ctx: Ctx, sms: SendData, whole: NewJob) -> NewAct:
    many = whole.recipients
    act = await new_act(
        ctx,
        Verb.PLANNED if sms.campaign is None else Verb.CHANGED,
        account=whole.account_id,
        people=many,
        parts=None if many is None else sms.cost_of(many, whole.segments),
        ref="" if sms.campaign is None else str(sms.campaign),
    )
    if is_self(ctx, whole.user):
        return act
    # Who approves has a row of their own; this one is of who asked, by the name that is known.
    return act.model_copy(update={"person": whole.user, "place": whole.chat, "name": ""})


def _shown(sms: SendData, whole: NewJob) -> Target:
    """What leaves at a pace has a card that is followed; what waits only stands in the list."""
    if sms.pace is None:
        return SCHEDULED()
    if sms.campaign is not None:
        return CAMPAIGN(id=sms.campaign)
    return CAMPAIGN(frame=whole.frame, revision=whole.revision)


async def changed_campaign(ctx: Ctx, sms: SendData) -> Campaign | None:
    """The campaign that the card changes; None where it is no longer as the card was opened on."""
    if sms.campaign is None:
        return None
    campaign = await ctx.services.storage.campaigns.get(sms.campaign)
    same = campaign is not None and campaign.is_open and campaign.version == sms.version
    return campaign if same else None


async def is_gone(ctx: Ctx, sms: SendData) -> bool:
    """Whether what the card changes, or sends now, was changed or left elsewhere meanwhile."""
    return sms.campaign is not None and await changed_campaign(ctx, sms) is None


def as_turn_of(campaign: Campaign, whole: NewJob) -> NewJob:
    """As a batch of the campaign's present turn, which leaves at once: it is no other send."""
    turn = {"frame": campaign.outbox_frame, "revision": campaign.turn}
    return whole.model_copy(update=turn)


def instead_of_later(
    ctx: Ctx, sms: SendData, campaign: Campaign | None, jobs: Sequence[NewJob]
) -> tuple[Effect, ...]:
    """The turn that leaves at once is over in the same commit, or nothing is sent."""
    if campaign is None:
        return ()
    kept = kept_of(sms) if jobs[0].template and sms.following is None else None
    campaigns = ctx.services.storage.campaigns
    telling = () if jobs[0].user == campaign.user else told_of(ctx, Verb.SENT, campaign)
    return (campaigns.taking_over(campaign, sms.following, kept=kept), *telling)


def when_lines(ctx: Ctx, sms: SendData, flight: Preflight) -> list[Safe]:
    """When it leaves, how fast and when again, on the card; nothing where that is at once."""
    paced = [*_instead_of(ctx, sms), *pace_lines(ctx, sms, flight)]
    if sms.at is None:
        return paced
    parts = [in_full(ctx, sms.at), *paced]
    if sms.again is not None:
        parts += repeat_lines(ctx, sms.again, sms.at)
    line = ceiling_line(ctx, sms, flight.cost)
    return parts if line is None else [*parts, line]


def _instead_of(ctx: Ctx, sms: SendData) -> list[Safe]:
    """What becomes of the campaign that the card changes."""
    if sms.campaign is None:
        return []
    if sms.at is not None:
        return [ctx.t("send-later-replaces")]
    if sms.following is None:
        return [ctx.t("send-later-ends")]
    return [ctx.t("send-later-turn", moment=ctx.fmt.moment(sms.following))]


def confirm_label(ctx: Ctx, sms: SendData, flight: Preflight) -> str:
    """What a press does, and to how many people."""
    total, at_once = flight.count.total, sms.at is None
    if total is None:
        return ctx.label("send-confirm-unsaid" if at_once else "send-later-confirm-unsaid")
    if at_once and sms.pace is not None:
        return ctx.label("send-pace-confirm", count=total)
    if at_once:
        return ctx.label("send-confirm", count=total)
    return ctx.label("send-later-confirm", count=total)


def later_rows(ctx: Ctx, sms: SendData, flight: Preflight) -> Rows:
    """Another time; and, where one was chosen, how it comes again, what may grow, or at once."""
    if sms.at is None:
        return rows([Button(ctx.label("send-later"), "later")], [pace_button(ctx, sms)])
    return rows(
        [
            Button(ctx.label("send-later-change"), "later"),
            Button(ctx.label("send-later-again"), "again"),
        ],
        [ceiling_button(ctx, sms, flight.cost)],
        [pace_button(ctx, sms)],
        [Button(ctx.label("send-later-now"), "now")],
    )
