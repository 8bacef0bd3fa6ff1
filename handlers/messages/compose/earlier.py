"""An earlier send of the same text to nearly the same people, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from handlers.messages.campaigns.content import sms_in
from handlers.messages.campaigns.pace_audience import members
from handlers.messages.delivery import Delivery
from handlers.messages.delivery.turns import summed, turn_of
from handlers.messages.routes import ReportData
from handlers.shared.half_written import SendData
from handlers.shared.services import Ctx
from handlers.shared.unsaid import counted
from screens.view import Safe, lines
from storage import UNDER_WAY, Account, Confirmed, Job, JobState, NewJob
from storage.outbox_memory import Marks

_NEARLY = 0.8


@dataclass(slots=True)
class Audience:
    """Whom all batches of a turn went to."""

    groups: set[int] = field(default_factory=set)
    contacts: set[int] = field(default_factory=set)
    numbers: set[bytes] = field(default_factory=set)
    people: int = 0

    def add(self, job: Job | NewJob, marks: Marks) -> None:
        self.people += job.recipients or 0
        self.groups.update(job.group_ids)
        self.contacts.update(job.relation_ids)
        self.numbers |= marks if job.part == "numbers" else frozenset()

    def is_like(self, other: Audience) -> bool:
        if nearly_same(self.numbers, other.numbers):
            return True
        if self.groups and other.groups:
            # Who is in a group of both gets it twice, however many others there are.
            return bool(self.groups & other.groups)
        return nearly_same(self.contacts, other.contacts)


def nearly_same(before: Collection[object], now: Collection[object]) -> bool:
    """Whether these are the same, but for a few."""
    both = len(set(before) & set(now))
    return bool(both) and both >= _NEARLY * max(len(before), len(now))


async def earlier(
    ctx: Ctx, account: Account, mine: Audience, texts: Iterable[str], since: datetime
) -> Job | None:
    """The newest turn of one of these texts to nearly these people, by any chat of the account.

    Raises:
        SmsIrError: the members of a group have to be read for it, and cannot be.
    """
    for job, audience in _turns(
        await ctx.services.storage.outbox.same_text(account.id, texts, since)
    ):
        audience.groups |= await _groups_of(ctx, job, audience)
        if audience.is_like(mine) or await _is_of_members(ctx, account, audience, mine):
            return job
    return None


async def _is_of_members(ctx: Ctx, account: Account, one: Audience, other: Audience) -> bool:
    """Whether one went to groups, and the other to nearly all of their members one by one.

    The members are read only where as many people are meant.
    """
    groups, single = (one, other) if one.groups else (other, one)
    fewer, more = sorted((groups.people, single.people))
    if not groups.groups or single.groups or fewer < _NEARLY * more:
        return False
    asked = SendData(groups=tuple((ident, "") for ident in sorted(groups.groups)))
    everybody = [each async for each in members(ctx.services.clients.of(account), asked)]
    marks = ctx.services.storage.outbox.marks(each.mobile for each in everybody)
    relations = {each.relation_id for each in everybody}
    return nearly_same(marks, single.numbers) or nearly_same(relations, single.contacts)


def audience_of(ctx: Ctx, jobs: Iterable[NewJob], groups: Iterable[int]) -> Audience:
    """`groups`: of the card; calls with everybody's own text name single people."""
    audience = Audience(groups=set(groups))
    for job in jobs:
        audience.add(job, ctx.services.storage.outbox.marks(job.mobiles))
    return audience


async def _groups_of(ctx: Ctx, job: Job, audience: Audience) -> set[int]:
    """Of a turn whose calls name single people, since it left slowly or with names."""
    if audience.groups or not audience.contacts or job.campaign is None:
        return set()
    campaign = await ctx.services.storage.campaigns.get(job.campaign)
    sms = None if campaign is None else sms_in(campaign)
    return set() if sms is None else {ident for ident, _ in sms.groups}


def _turns(earlier_jobs: Iterable[tuple[Job, Marks]]) -> list[tuple[Job, Audience]]:
    """By turn, the newest first, with its newest batch."""
    turns: dict[tuple[object, ...], tuple[Job, Audience]] = {}
    for job, marks in earlier_jobs:
        key = (job.chat, job.user, job.frame, job.revision)
        turns.setdefault(key, (job, Audience()))[1].add(job, marks)
    return list(turns.values())


async def earlier_lines(ctx: Ctx, job: Job) -> Safe:
    """When it went, to how many, how it ended, and how many it has reached."""
    ids = [] if job.campaign is None else [job.campaign]
    campaigns = await ctx.services.storage.outbox.of_campaigns(ids)
    alone = Confirmed(head=job, states={job.state: 1}, recipients=job.recipients)
    campaign = campaigns[0] if campaigns else alone
    moment = ctx.fmt.moment(job.claimed_at or job.created_at)
    turn = ctx.t("send-repeat-turn", count=job.turn) if job.turn > 1 else None
    return lines(
        ctx.t("send-repeat-ask", moment=moment, count=counted(campaign.recipients)),
        turn,
        _result(ctx, campaign.states),
        await _reached(ctx, job, campaign.batch_key),
        ctx.t("send-repeat-next"),
    )


def _result(ctx: Ctx, states: Collection[JobState]) -> Safe:
    if UNDER_WAY & set(states):
        return ctx.t("send-repeat-underway")
    if JobState.UNKNOWN in states:
        return ctx.t("send-repeat-unknown")
    if set(states) == {JobState.SENT}:
        return ctx.t("send-repeat-sent")
    return ctx.t("send-repeat-part")


async def _reached(ctx: Ctx, job: Job, batch_key: str | None) -> Safe | None:
    """As it was counted last; nothing is asked of the service for it."""
    if batch_key is None:
        return None
    storage = ctx.services.storage
    turn = await turn_of(storage, job.account_id, ReportData(batch_key=batch_key))
    delivered = summed(turn.keys, await storage.deliveries.many(job.account_id, turn.keys))
    if delivered is None or not delivered.total:
        return None
    reached, total = Delivery.of(delivered).counts["delivered"], delivered.total
    return ctx.t("send-repeat-reached", reached=reached, count=total)
