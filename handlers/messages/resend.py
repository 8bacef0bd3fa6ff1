"""Another try for those whom an SMS has not reached: through the card, like every SMS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers.messages.delivery.lost import lost_numbers, text_of
from handlers.messages.personal.refusals import without_names
from handlers.messages.personal.template import escaped, parse
from handlers.shared import half_written
from handlers.shared.services import Ctx, linked
from screens.outcome import Outcome, Stay
from screens.view import Safe, lines
from smsir import SmsIr
from storage import Job
from storage.outbox_memory import Marks

_REMEMBERED = timedelta(days=30)


async def send_again(
    ctx: Ctx,
    api: SmsIr,
    batch_keys: Sequence[str],
    text: str = "",
    sent_at: datetime | None = None,
    *,
    losing: Sequence[str] | None = None,
    template: str = "",
) -> Outcome:
    """To the card, with the numbers that were not reached and the same text. Nothing is sent yet.

    `losing`: those of the batches that may have such numbers; None: all of them. `template`: of a
    personal text, which each sending has rendered otherwise.
    `sent_at`: when the service says that it was sent, for what this bot did not send.

    Raises:
        SmsIrError: the numbers cannot be read.
    """
    lost = await lost_numbers(
        api, batch_keys if losing is None else losing, half_written.MAX_NUMBERS
    )
    if not lost.numbers:
        return Stay(notice=ctx.t("sent-lost-none"))
    same = template or escaped(text or await text_of(api, batch_keys[0]))
    if not same:
        return Stay(notice=ctx.t("sent-lost-no-text"))
    rendered = template or without_names(parse(same))
    before = await _tried_again(ctx, batch_keys, rendered, sent_at)
    marks = ctx.services.storage.outbox.marks
    mobiles = tuple(mobile for mobile in lost.numbers if not marks([mobile]) <= before.marks)
    numbers = mobiles or lost.numbers
    notice = lines(
        ctx.t("sent-lost-card", count=len(numbers)),
        None if lost.whole else ctx.t("sent-lost-part", count=len(numbers)),
        _said(ctx, before, len(lost.numbers) - len(mobiles), everybody=not mobiles),
    )
    card = half_written.check(ctx, same, numbers, origin=await _origin(ctx, batch_keys))
    return replace(card, notice=notice)


async def _origin(ctx: Ctx, batch_keys: Sequence[str]) -> int | None:
    """The campaign that did not reach them; None where this bot did not send it."""
    account = await linked(ctx)
    turns = await ctx.services.storage.outbox.sent_turns(account.id, batch_keys[:1])
    return next((turn.campaign for turn in turns.values()), None)


@dataclass(frozen=True, slots=True)
class Tried:
    """Numbers that later sends of the same text went to, and the newest of these."""

    marks: Marks = frozenset()
    last: Job | None = None


async def _tried_again(
    ctx: Ctx, batch_keys: Sequence[str], text: str, sent_at: datetime | None
) -> Tried:
    """What this bot has sent again since, whoever made the first sending."""
    account = await linked(ctx)
    earlier = await ctx.services.storage.outbox.same_text(account.id, [text], ctx.now - _REMEMBERED)
    first = max((job.id for job, _ in earlier if job.batch_key in batch_keys), default=None)
    later = [(job, marks) for job, marks in earlier if _is_later(job, first, sent_at)]
    return Tried(frozenset().union(*(marks for _, marks in later)), later[0][0] if later else None)


def _is_later(job: Job, first: int | None, sent_at: datetime | None) -> bool:
    if first is not None:
        return job.id > first
    return sent_at is not None and (job.claimed_at or job.created_at) > sent_at


def _said(ctx: Ctx, before: Tried, many: int, *, everybody: bool) -> Safe | None:
    if before.last is None or not many:
        return None
    moment = ctx.fmt.moment(before.last.claimed_at or before.last.created_at)
    if everybody:
        return ctx.t("sent-lost-tried-all", moment=moment)
    return ctx.t("sent-lost-tried", count=many, moment=moment)
