"""Posting a letter at most once, and finding out what became of one whose answer was lost.

Neither call has a client reference, so the letter is claimed in the storage first. What the
service refused, and what never reached it, is a draft again; after everything else the letter
stays claimed and the thread is looked at before posting is offered again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from enum import Enum
from typing import Generic, TypeVar, Unpack

from handlers.shared.acts import Details, acting
from handlers.shared.clock_slack import TICKET_SLACK
from handlers.shared.services import Ctx
from smsir import NotSent, Refused, SmsIr, TicketThread, Unclear
from smsir.text import clean_message, fold
from storage import PendingPost, PostState, Verb

T = TypeVar("T")
LOOK_AFTER = timedelta(seconds=20)
"""A call that timed out may still be worked on; a look that finds nothing counts after this."""


class Fate(Enum):
    POSTED = "posted"
    UNSURE = "unsure"
    BEFORE = "before"
    """It was posted by an earlier press."""


class Posted(Generic[T]):
    """How it ended; `answer` only where it was posted just now."""

    def __init__(self, fate: Fate, answer: T | None = None) -> None:
        self.fate = fate
        self.answer = answer


async def post(
    ctx: Ctx, letter: int, call: Callable[[], Awaitable[T]], verb: Verb, **details: Unpack[Details]
) -> Posted[T]:
    """Claim the letter and make the call; the audit gets its row where it may have been posted.

    Raises:
        Refused, NotSent: it was not posted for certain and may be posted again.
    """
    letters = ctx.services.storage.letters
    if not await letters.claim(letter):
        post = await letters.get(letter)
        before = post is not None and post.state is PostState.POSTED
        return Posted(Fate.BEFORE if before else Fate.UNSURE)
    try:
        async with acting(ctx, verb, **details):
            answer = await call()
            await letters.posted(letter)
    except (Refused, NotSent):
        await letters.release(letter)
        raise
    except Unclear as error:
        if error.maybe_processed:
            return Posted(Fate.UNSURE)
        await letters.release(letter)
        raise
    return Posted(Fate.POSTED, answer)


def too_early(letter: PendingPost, now: datetime) -> bool:
    return letter.claimed_at is not None and now - letter.claimed_at < LOOK_AFTER


def reply_found(thread: TicketThread, letter: PendingPost, body: str, newest: int) -> bool:
    """Whether the thread holds this reply: our words, younger than `newest` and the claim."""
    return any(
        not reply.is_admin
        and _same(reply.body, body)
        and (reply.id is None or reply.id > newest)
        and _since(reply.created, letter)
        for reply in thread.replies
    )


async def ticket_found(service: SmsIr, letter: PendingPost, subject: str, body: str) -> int | None:
    """The id of the ticket that this letter opened, among the newest fifty."""
    for ticket in await service.tickets.from_last_id():
        if (
            _same(ticket.subject, subject)
            and _same(ticket.body, body)
            and _since(ticket.created, letter)
        ):
            return ticket.id
    return None


def _same(text: str, other: str) -> bool:
    return fold(clean_message(text)) == fold(clean_message(other))


def _since(created: datetime | None, letter: PendingPost) -> bool:
    claimed = letter.claimed_at
    return created is None or claimed is None or created >= claimed - TICKET_SLACK
