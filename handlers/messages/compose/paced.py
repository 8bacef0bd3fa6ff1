"""A pace on the card before sending: its button, its lines, and why it may not be taken."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from handlers.messages.campaigns.pace import usual_pace
from handlers.messages.campaigns.pace_words import plan_lines
from handlers.messages.campaigns.routes import PACE
from handlers.messages.compose.preflight import Preflight, plan_of, preflight
from handlers.shared.half_written import SendData
from handlers.shared.pacing import MOST_BATCHES, Pace
from handlers.shared.services import Ctx
from screens.outcome import Outcome, Push
from screens.view import Button, Safe

MOST_PEOPLE = 20_000
"""Members of groups are read one page after the other; more are too many for one turn."""


def leaves_at(ctx: Ctx, sms: SendData) -> datetime | None:
    """When a campaign of this card is first due; None: it leaves at once and in one go."""
    if sms.pace is None:
        return sms.at
    return sms.pace.first(sms.at or _soon(ctx), ctx.fmt.zone)


def begins_now(ctx: Ctx, sms: SendData) -> bool:
    """Whether all of it, or its first batch, leaves at the press itself."""
    at = leaves_at(ctx, sms)
    return sms.at is None and (at is None or at <= _soon(ctx))


def cost_at_once(sms: SendData, flight: Preflight) -> int | None:
    """In SMS, what leaves in one go: all, or the first batch. None where nobody can tell."""
    count, texts = flight.count, flight.plan.texts
    if count.contacts is None:
        return None
    if sms.pace is None:
        return flight.cost
    if texts is not None:
        return texts.cost_of_first(sms.pace.many)
    return min(sms.pace.many, count.contacts or count.numbers) * flight.plan.size.segments


def kinds(flight: Preflight) -> tuple[int | None, int]:
    """People of groups and contacts, and plain numbers: each have slices of their own.

    Of a personal text all are one list, since each call is for one text anyway.
    """
    if flight.plan.template.is_personal:
        return flight.count.total, 0
    return flight.count.contacts, flight.count.numbers


def _soon(ctx: Ctx) -> datetime:
    return ctx.now + timedelta(seconds=ctx.services.options.undo_seconds)


def pace_button(ctx: Ctx, sms: SendData) -> Button | None:
    """None for what greets on birthdays: it belongs to its day and its people."""
    if sms.birthdays:
        return None
    label = ctx.label("send-pace" if sms.pace is None else "send-pace-change")
    return Button(label, "pace")


def pace_lines(ctx: Ctx, sms: SendData, flight: Preflight) -> list[Safe]:
    at = leaves_at(ctx, sms)
    if sms.pace is None or at is None:
        return []
    return plan_lines(ctx, sms.pace, kinds(flight), at)


def pace_trouble(ctx: Ctx, sms: SendData, flight: Preflight) -> Safe | None:
    """Why it cannot leave at its pace; None where it can."""
    at = leaves_at(ctx, sms)
    if sms.pace is None or at is None:
        return None
    contacts, numbers = kinds(flight)
    if contacts is None or flight.count.total is None:
        return ctx.t("pace-unsaid")
    batches = sms.pace.batches(contacts, numbers)
    if batches > MOST_BATCHES or flight.count.total > MOST_PEOPLE:
        return ctx.t("pace-too-many", people=MOST_PEOPLE, batches=MOST_BATCHES)
    return _into_the_next_turn(ctx, sms, sms.pace, (at, batches))


def _into_the_next_turn(
    ctx: Ctx, sms: SendData, pace: Pace, plan: tuple[datetime, int]
) -> Safe | None:
    """Where it comes again before the last batch of a turn has left."""
    at, batches = plan
    if sms.again is None or sms.at is None:
        return None
    turns = [at, *sms.again.moments(sms.at.astimezone(ctx.fmt.zone), 3)]
    for turn, following in pairwise(turns):
        if pace.last(turn, batches, ctx.fmt.zone) >= following:
            return ctx.t("pace-overlaps")
    return None


async def choose_pace(ctx: Ctx, sms: SendData) -> Outcome:
    plan = await plan_of(ctx, sms)
    flight = await preflight(ctx, plan, sms)
    contacts, numbers = kinds(flight)
    pace = sms.pace or usual_pace(plan.settings)
    return Push(PACE(pace=pace, contacts=contacts, numbers=numbers, at=sms.at), tag="pace")
