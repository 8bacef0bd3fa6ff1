"""All that one turn of a campaign sent, as one: its batches, their counts as a sum.

The service knows batches alone. Which of them belong together stands in the outbox; what this bot
did not send is a turn of one batch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.messages.delivery.counting import count_and_keep, is_small
from handlers.messages.delivery.counts import Delivery
from handlers.messages.delivery.delivery_tasks import SentBatch
from handlers.messages.delivery.is_final import is_final
from handlers.shared.intervals import CALM_SECONDS
from handlers.shared.unsaid import total
from smsir import SmsIr
from storage import Delivered, Job, Storage

_MOST_WHILE_WAITING = 6
"""Batches that are counted while the person waits: a call each at least."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One call of a turn. `recipients` is None where nothing has said how many."""

    key: str
    recipients: int | None


@dataclass(frozen=True, slots=True)
class Turn:
    """`job`: its first batch in the outbox; None of what this bot did not send.

    `sent_at`: when its last batch left. `texts`: how many different ones were sent.
    """

    batches: tuple[Batch, ...]
    sent_at: datetime | None
    texts: int = 1
    job: Job | None = None

    @property
    def keys(self) -> list[str]:
        return [batch.key for batch in self.batches]

    @property
    def recipients(self) -> int | None:
        return total(batch.recipients for batch in self.batches)

    @property
    def is_small(self) -> bool:
        """Whether it is counted while the person waits."""
        return len(self.batches) <= _MOST_WHILE_WAITING and is_small(self.recipients)


async def turn_of(storage: Storage, account_id: int, sending: SentBatch) -> Turn:
    """The whole turn, by one of its batches."""
    jobs = await storage.outbox.sent_with(account_id, sending.batch_key)
    if not jobs:
        return Turn((Batch(sending.batch_key, sending.recipients),), sending.sent_at)
    if len(jobs) == 1:
        (job,) = jobs
        batch = Batch(sending.batch_key, sending.recipients or job.recipients)
        return Turn((batch,), sending.sent_at or job.claimed_at or job.created_at, job=job)
    return Turn(
        tuple(Batch(job.batch_key or "", job.recipients) for job in jobs),
        max(job.claimed_at or job.created_at for job in jobs),
        len({job.text_hash for job in jobs}),
        jobs[0],
    )


def summed(keys: Sequence[str], counts: Mapping[str, Delivered]) -> Delivered | None:
    """Of all these batches; whole only where each of them is."""
    known = [counts[key] for key in keys if key in counts]
    if len(keys) == 1 or not known:
        return known[0] if known else None
    together = Delivery(whole=len(known) == len(keys))
    for delivered in known:
        together = together.joined(Delivery.of(delivered))
    return Delivered(
        counts=dict(together.counts),
        others=dict(together.others),
        whole=together.whole,
        counted_at=max(delivered.counted_at for delivered in known),
        same_since=max(delivered.same_since for delivered in known),
    )


def unsettled(
    turn: Turn, counts: Mapping[str, Delivered], calm: float = CALM_SECONDS
) -> list[Batch]:
    """Batches that are worth another look."""
    return [
        batch
        for batch in turn.batches
        if batch.key not in counts or not is_final(counts[batch.key], calm)
    ]


def losing(turn: Turn, counts: Mapping[str, Delivered]) -> list[str]:
    """Keys of the batches that may have numbers worth another try: not those known to have none."""
    return [
        batch.key
        for batch in turn.batches
        if batch.key not in counts
        or not counts[batch.key].whole
        or Delivery.of(counts[batch.key]).unreached
    ]


async def count_turn(storage: Storage, api: SmsIr, account_id: int, turn: Turn) -> None:
    """Count all its batches now and keep the results. Raises `SmsIrError`."""
    for batch in turn.batches:
        await count_and_keep(storage, api, account_id, batch.key, batch.recipients)
