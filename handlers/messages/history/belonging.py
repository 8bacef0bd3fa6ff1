"""What belongs to a report: other turns of its campaign, the first send, and later tries.

A later try goes to those whom the first has not reached; each names the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.messages.delivery.lost import text_of
from handlers.messages.delivery.turns import Turn
from handlers.messages.history.states import states_name
from handlers.messages.routes import REPORT, SENDING, card_of
from handlers.shared.or_else import or_else
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import counted
from screens.outcome import Outcome, Push, Stay
from screens.view import Button, Rows, Safe, rows
from smsir import BadCredentials
from storage import Confirmed

_MOST_RESENDS = 3
"""The newest ones have a line and a button; more are rare."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """`turns`: by turn that was sent, one of its keys. `resends`: the newest."""

    turn: int = 1
    turns: dict[int, str] | None = None
    origin: Confirmed | None = None
    resends: Sequence[Confirmed] = ()


async def belonging(ctx: Ctx, turn: Turn) -> Belonging:
    """Nothing of what this bot did not send."""
    if turn.job is None or turn.job.campaign is None:
        return Belonging()
    storage, campaign_id = ctx.services.storage, turn.job.campaign
    campaign = await storage.campaigns.get(campaign_id)
    origin = None if campaign is None else campaign.origin
    later = (await storage.outbox.resends_of(campaign_id))[-_MOST_RESENDS:]
    campaigns = await storage.outbox.of_campaigns([*later, *([] if origin is None else [origin])])
    return Belonging(
        turn.job.turn,
        await storage.outbox.turns_of(campaign_id),
        next((item for item in campaigns if item.head.campaign == origin), None),
        [item for item in campaigns if item.head.campaign != origin],
    )


def belonging_lines(ctx: Ctx, belongs: Belonging) -> list[Safe]:
    lines: list[Safe] = []
    many = len(belongs.turns or ())
    if many > 1:
        lines.append(ctx.t("sent-one-turn", turn=belongs.turn, count=many))
    if belongs.origin is not None:
        lines.append(ctx.t("sent-one-origin", moment=_moment(ctx, belongs.origin)))
    for resend in belongs.resends:
        state = states_name(ctx, resend.states)
        size = counted(resend.recipients)
        lines.append(ctx.t("sent-one-resend", moment=_moment(ctx, resend), state=state, count=size))
    return lines


def belonging_rows(ctx: Ctx, belongs: Belonging) -> Rows:
    turns = sorted(belongs.turns or ())
    before = max((turn for turn in turns if turn < belongs.turn), default=None)
    after = min((turn for turn in turns if turn > belongs.turn), default=None)
    return rows(
        [
            _turn(ctx.label("sent-turn-before"), before),
            _turn(ctx.label("sent-turn-after"), after),
        ],
        [_to(ctx.label("sent-to-origin"), belongs.origin)],
        *(
            [_to(ctx.label("sent-to-resend", moment=_moment(ctx, resend)), resend)]
            for resend in belongs.resends
        ),
    )


def _turn(label: str, turn: int | None) -> Button | None:
    return None if turn is None else Button(label, "turn", turn)


def _to(label: str, campaign: Confirmed | None) -> Button | None:
    return None if campaign is None else Button(label, "belonging", campaign.head.campaign or 0)


def _moment(ctx: Ctx, campaign: Confirmed) -> str:
    return ctx.fmt.short_moment(campaign.head.claimed_at or campaign.head.created_at)


async def to_turn(ctx: Ctx, turn: Turn, arg: str) -> Outcome:
    """The report of another turn of the same campaign."""
    belongs = await belonging(ctx, turn)
    key = (belongs.turns or {}).get(int(arg))
    return Stay(notice=ctx.t("sent-gone")) if key is None else await _report(ctx, key)


async def _report(ctx: Ctx, key: str) -> Outcome:
    """Its text is asked of the service: here it is erased. Without it, the rest stands."""
    text = await or_else(text_of(await client(ctx), key), "", but=BadCredentials)
    return Push(REPORT(batch_key=key, text=text))


async def to_campaign(ctx: Ctx, turn: Turn, arg: str) -> Outcome:
    """The report of one that belongs to it; of one that was not sent its own screen."""
    belongs = await belonging(ctx, turn)
    campaigns = [item for item in (belongs.origin, *belongs.resends) if item is not None]
    campaign = next((item for item in campaigns if item.head.campaign == int(arg)), None)
    if campaign is None:
        return Stay(notice=ctx.t("sent-gone"))
    if campaign.batch_key is not None:
        return await _report(ctx, campaign.batch_key)
    frame, revision = card_of(campaign.head)
    return Push(SENDING(frame=frame, revision=revision, over=True))
