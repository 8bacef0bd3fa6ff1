"""The service's list of sendings with each turn of a campaign once, where its last batch stands.

Which entries belong together stands in the outbox; what this bot did not send stands for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.messages.history.source import SERVICE_PAGE, ids_of, service_page
from handlers.messages.routes import SentData
from handlers.shared.services import Ctx, linked
from smsir import SentMessage
from storage import SentTurn

Start = tuple[int, int]
"""Where a page of ours begins: which page of the service, and how far down."""

_MOST_PAGES = 20
"""Pages of the service behind one of ours: a turn may have a thousand entries."""


@dataclass(frozen=True, slots=True)
class SentEntry:
    """One of the list. `turn` is None where this bot did not send it."""

    batch: SentMessage
    turn: SentTurn | None = None

    @property
    def id(self) -> int | None:
        return self.batch.id

    @property
    def recipients(self) -> int | None:
        return self.batch.recipients if self.turn is None else self.turn.recipients

    @property
    def is_last(self) -> bool:
        """Whether it stands for its turn."""
        return self.turn is None or self.turn.last == self.batch.batch_key


@dataclass(frozen=True, slots=True)
class Folded:
    """A page. `whole`: all entries that were read for it; `following`: where the next one begins.

    `cursors`: the last id before each page of the service, as far as it is known now.
    """

    entries: Sequence[SentEntry]
    whole: Sequence[SentEntry]
    following: Start | None
    cursors: tuple[int, ...]


async def folded(ctx: Ctx, data: SentData, start: Start, size: int) -> Folded:
    """The entries of one page. Raises `SmsIrError`."""
    number, offset = start
    cursors, shown, whole = data.cursors, list[SentEntry](), list[SentEntry]()
    for _ in range(_MOST_PAGES):
        if number >= len(cursors):
            return Folded(shown, whole, None, cursors)
        page = await _page(ctx, number, cursors[number])
        whole += page
        if len(cursors) == number + 1 and (ids := ids_of([entry.batch for entry in page])):
            cursors = (*cursors, min(ids))
        for place, entry in enumerate(page[offset:], offset):
            if entry.is_last and len(shown) == size:
                return Folded(shown, whole, (number, place), cursors)
            if entry.is_last:
                shown.append(entry)
        if len(page) < SERVICE_PAGE:
            return Folded(shown, whole, None, cursors)
        number, offset = number + 1, 0
    return Folded(shown, whole, (number, 0), cursors)


async def _page(ctx: Ctx, number: int, cursor: int) -> list[SentEntry]:
    account = await linked(ctx)
    batches = await service_page(ctx.services.clients.of(account), number, cursor)
    keys = [batch.batch_key for batch in batches if batch.batch_key]
    turns = await ctx.services.storage.outbox.sent_turns(account.id, keys)
    return [SentEntry(batch, turns.get(batch.batch_key)) for batch in batches]
