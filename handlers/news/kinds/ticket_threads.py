"""Has support answered or closed a ticket?

The list tells the status only, so a thread is read when its status has changed. An answer after an
answer changes no status: so one open ticket that something was written in lately is read at each
look, in turn, and the other open ones once in half an hour. What stood in the threads at the first
look is not told: those of the open tickets are read then. Nor is what stood there before the
service once forgot to list the replies: a reply is new by its id, else by its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict

from handlers.news.kinds.kind import Detector
from handlers.news.kinds.news import clipped
from handlers.news.kinds.snapshot import AccountSnapshot, Findings, Item
from handlers.news.kinds.ticket_news import Closed, TicketAnswer
from handlers.news.kinds.unnumbered import Unnumbered
from handlers.shared.clock_slack import TICKET_SLACK
from smsir import Refused, Ticket, TicketReply, TicketThread
from storage import Verb

_NAME = "tickets"
_COLD_SECONDS = 1800.0
_WARM = timedelta(days=14)
_MOST_THREADS = 5
"""Threads read in one look; the others keep for the next."""

_MOST_AT_FIRST = 20
"""Threads of open tickets read at the first look, the newest ones.

What is not read then is told apart by its date only, and the service's clock may go after ours.
"""

_MOST_KEPT = 100


class _Seen(BaseModel):
    """A ticket as it was: `answers` of support, -1 while its thread was never read.

    `newest`: the highest reply id, where replies have one. `active`: when something was written in
    it last, as far as the service tells. `waits`: support wrote last, so the owner is waited for.
    `unnumbered`: see `Unnumbered`.
    """

    model_config = ConfigDict(frozen=True)

    status: int | None
    answers: int = -1
    newest: int = 0
    closed: bool = False
    active: datetime | None = None
    waits: bool = False
    unnumbered: tuple[str, ...] = ()


class _Cursor(BaseModel):
    """`since`: when the account was first looked at."""

    since: datetime
    tickets: dict[int, _Seen]


async def detect(snapshot: AccountSnapshot) -> Findings:
    """One call, and one more for each thread that is read. Raises `SmsIrError`."""
    listed = {ticket.id: ticket for ticket in await snapshot.api.tickets.page(0) if ticket.id}
    cursor = snapshot.cursor(_NAME, _Cursor)
    if cursor is None:
        return Findings(await _first(snapshot, listed))
    items: list[Item] = []
    tickets = dict(cursor.tickets)
    for ident in _to_read(snapshot, listed, cursor)[:_MOST_THREADS]:
        before = cursor.tickets.get(ident)
        state = await _through(snapshot, ident, listed.get(ident), before, cursor.since, items)
        if state is not None:
            tickets[ident] = state
        else:
            tickets.pop(ident, None)
    remembered = _kept(tickets, listed)
    snapshot.answered = sum(ticket.waits and not ticket.closed for ticket in remembered.values())
    return Findings(_written(cursor.since, remembered), items)


async def _first(snapshot: AccountSnapshot, listed: dict[int, Ticket]) -> str:
    closed = await snapshot.statuses.closed(snapshot.api) if listed else frozenset()
    remembered = {
        ident: _Seen(
            status=ticket.status_id, closed=ticket.status_id in closed, active=ticket.created
        )
        for ident, ticket in listed.items()
    }
    still_open = sorted(
        (ident for ident in remembered if not remembered[ident].closed), reverse=True
    )
    for ident in still_open[:_MOST_AT_FIRST]:
        thread = await _thread(snapshot, ident)
        if thread is not None:
            remembered[ident] = _counted(thread, remembered[ident])
    return _written(snapshot.now, remembered)


async def _thread(snapshot: AccountSnapshot, ident: int) -> TicketThread | None:
    """None where the service refuses to show it."""
    try:
        return await snapshot.api.tickets.get(ident)
    except Refused:
        return None


def _counted(thread: TicketThread, before: _Seen) -> _Seen:
    """With what stands in the thread; replies that are not listed this time are not forgotten."""
    replies = _in_order(thread.replies)
    dates = [reply.created for reply in replies if reply.created is not None]
    return before.model_copy(
        update={
            "answers": max(before.answers, sum(reply.is_admin for reply in replies)),
            "newest": max([before.newest, *(reply.id or 0 for reply in replies)]),
            "active": max(dates, default=before.active or thread.created),
            "waits": replies[-1].is_admin if replies else before.waits,
        }
    )


def _to_read(snapshot: AccountSnapshot, listed: dict[int, Ticket], cursor: _Cursor) -> list[int]:
    """Tickets whose status is another (or that are new), then those whose turn it is."""
    tickets = cursor.tickets
    changed = [
        ident
        for ident, ticket in listed.items()
        if ident not in tickets or ticket.status_id != tickets[ident].status
    ]
    still = {i: ticket for i, ticket in tickets.items() if not ticket.closed and i not in changed}
    return changed + _in_turn(snapshot, still)


def _in_turn(snapshot: AccountSnapshot, still: dict[int, _Seen]) -> list[int]:
    """Of open tickets without a change: one of the warm ones, and the cold ones now and then."""
    warm = [ident for ident, ticket in still.items() if _is_warm(ticket, snapshot.now)]
    rounds = max(1, round(_COLD_SECONDS / snapshot.every))
    chosen = [sorted(warm)[snapshot.turn % len(warm)]] if warm else []
    cold = [i for i in still if i not in warm and (i + snapshot.turn) % rounds == 0]
    return chosen + cold


def _is_warm(ticket: _Seen, now: datetime) -> bool:
    """Written in lately, or never read, so that nobody knows."""
    if ticket.answers < 0 or ticket.active is None:
        return True
    return now - ticket.active < _WARM


async def _through(
    snapshot: AccountSnapshot,
    ident: int,
    ticket: Ticket | None,
    before: _Seen | None,
    since: datetime,
    items: list[Item],
) -> _Seen | None:
    """Read one thread and add its news; what is known of it now, None where it is gone."""
    thread = await _thread(snapshot, ident)
    listed = before or _Seen(status=None, active=ticket.created if ticket else None)
    if thread is None:
        # Neither listed nor readable: deleted.
        return listed.model_copy(update={"status": ticket.status_id}) if ticket else None
    subject = clipped(thread.subject or (ticket.subject if ticket else ""), 200)
    answers = [reply for reply in _in_order(thread.replies) if reply.is_admin]
    unnumbered = Unnumbered(snapshot.storage.signing_key, listed.unnumbered)
    fresh = _fresh(thread, answers, before, since - TICKET_SLACK)
    for place in unnumbered.unknown(answers, fresh):
        reply = answers[place]
        items.append(Item(_answer(snapshot, ident, subject, reply), f"{ident}:{reply.id or place}"))
    status = ticket.status_id if ticket and ticket.status_id is not None else thread.status_id
    closed = status in await snapshot.statuses.closed(snapshot.api)
    freshly = closed and before is not None and not before.closed
    if freshly and not await _closed_here(snapshot, ident):
        news = Closed(at=snapshot.now, ticket=ident, subject=subject)
        items.append(Item(news, f"{ident}:{len(thread.replies)}"))
    counted = _counted(thread, listed)
    facts = {"status": status, "closed": closed, "active": counted.active or since}
    return counted.model_copy(update={**facts, "unnumbered": unnumbered.marks})


async def _closed_here(snapshot: AccountSnapshot, ident: int) -> bool:
    """Whether it was closed from one of the chats: nobody is told what they did themselves."""
    audit = snapshot.storage.audit
    return await audit.has(snapshot.account_id, Verb.TICKET_CLOSED, str(ident))


def _fresh(
    thread: TicketThread, answers: Sequence[TicketReply], before: _Seen | None, since: datetime
) -> Sequence[TicketReply]:
    """Answers that were not there before.

    Where none was ever seen: those at the thread's end that are younger than the watching, as the
    owner has seen what they wrote an answer to.
    """
    if before is not None and before.newest and all(reply.id for reply in answers):
        return [reply for reply in answers if (reply.id or 0) > before.newest]
    if before is not None and before.answers > 0:
        return answers[before.answers :]
    return _last(thread, since)


def _last(thread: TicketThread, since: datetime) -> list[TicketReply]:
    last: list[TicketReply] = []
    for reply in reversed(_in_order(thread.replies)):
        if not reply.is_admin or (reply.created is not None and reply.created < since):
            break
        last.insert(0, reply)
    return last


def _in_order(replies: Sequence[TicketReply]) -> list[TicketReply]:
    """The oldest first, each once; the guide does not say which way the service lists them."""
    once = [
        reply
        for place, reply in enumerate(replies)
        if not ((reply.id or reply.created) and reply in replies[:place])
    ]
    if all(reply.created is not None for reply in once):
        return sorted(once, key=lambda reply: (reply.created, reply.id or 0))
    if all(reply.id is not None for reply in once):
        return sorted(once, key=lambda reply: reply.id or 0)
    return once


def _answer(
    snapshot: AccountSnapshot, ident: int, subject: str, reply: TicketReply
) -> TicketAnswer:
    return TicketAnswer(
        at=snapshot.now,
        ticket=ident,
        subject=subject,
        text=clipped(reply.body),
        files=int(bool(reply.download_url)),
        written=reply.created,
    )


def _kept(tickets: dict[int, _Seen], listed: dict[int, Ticket]) -> dict[int, _Seen]:
    """What is listed, and open tickets that have left the first page; the newest ids."""
    wanted = {i: ticket for i, ticket in tickets.items() if i in listed or not ticket.closed}
    newest = sorted(wanted, reverse=True)[:_MOST_KEPT]
    return {ident: wanted[ident] for ident in sorted(newest)}


def _written(since: datetime, tickets: dict[int, _Seen]) -> str:
    return _Cursor(since=since, tickets=tickets).model_dump_json()


TICKETS = Detector(_NAME, detect, asks="always")
