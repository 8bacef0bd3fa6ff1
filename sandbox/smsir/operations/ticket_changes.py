"""Opening, answering and closing tickets; support answers by itself after a while."""

from __future__ import annotations

from secrets import token_hex
from zlib import crc32

from sandbox.seed import refusals, words
from sandbox.smsir.call import Answer, Call, operation
from sandbox.smsir.errors import Refused
from sandbox.smsir.model import AccountState, Reply, StoredFile, Ticket
from sandbox.smsir.operations.ticket_lists import known_ticket

WAITING, ANSWERED, CLOSED = 1, 2, 3


def support_answers(account: AccountState, ticket: Ticket, text: str, at: float) -> Reply:
    """Support writes into a ticket, which becomes answered."""
    reply = Reply(next(account.ids), text, at, is_admin=True)
    ticket.replies.append(reply)
    ticket.status_id, ticket.answer_at = ANSWERED, None
    return reply


def settle_support(account: AccountState, now: float) -> None:
    """Writes the answers that support owes by now, dated when they were due."""
    for ticket in account.tickets:
        if ticket.answer_at is not None and ticket.answer_at <= now:
            seed = crc32(f"{ticket.ticket_id} {len(ticket.replies)}".encode())
            text = words.SUPPORT_ANSWERS[seed % len(words.SUPPORT_ANSWERS)]
            support_answers(account, ticket, text, ticket.answer_at)


@operation("POST", "/Ticket/PostNewTicket", multipart=True)
def post_new_ticket(call: Call) -> Answer:
    subject, body = (call.scalar("Subject") or "").strip(), (call.scalar("Body") or "").strip()
    if not subject or not body:
        raise Refused(refusals.EMPTY_TICKET)
    ticket = Ticket(
        next(call.account.ids),
        subject,
        body,
        call.now,
        priority_id=_choice(call, "priorityId", words.PRIORITIES),
        department_id=_choice(call, "departmentId", words.DEPARTMENTS),
        file_key=_keep(call),
    )
    call.account.tickets.append(ticket)
    _await_support(call, ticket)
    return {"TicketId": ticket.ticket_id}


def _choice(call: Call, name: str, choices: dict[int, str]) -> int | None:
    chosen = call.scalar_number(name)
    if chosen is not None and chosen not in choices:
        raise Refused(refusals.BAD_CHOICE)
    return chosen


@operation("POST", "/Ticket/PostNewTicketReply", multipart=True)
def post_new_ticket_reply(call: Call) -> Answer:
    ticket = known_ticket(call, call.scalar_number("ticketId"))
    body = (call.scalar("Body") or "").strip()
    if ticket.status_id == CLOSED:
        raise Refused(refusals.TICKET_CLOSED)
    if not body:
        raise Refused(refusals.EMPTY_REPLY)
    reply = Reply(next(call.account.ids), body, call.now, is_admin=False, file_key=_keep(call))
    ticket.replies.append(reply)
    ticket.status_id = WAITING
    _await_support(call, ticket)
    return {"TicketId": ticket.ticket_id, "TicketReplyId": reply.reply_id}


def _await_support(call: Call, ticket: Ticket) -> None:
    pace = call.rules.support_seconds
    ticket.answer_at = None if pace is None else call.now + pace


def _keep(call: Call) -> str | None:
    """Stores the attachment under a key that cannot be guessed; None when there is none."""
    if call.upload is None:
        return None
    key = token_hex(8)
    upload = call.upload
    call.account.files[key] = StoredFile(upload.name, upload.content_type, upload.content)
    return key


@operation("GET", "/Ticket/CloseTicket")
def close_ticket(call: Call) -> Answer:
    ticket = known_ticket(call, call.number("ticketId"))
    ticket.status_id, ticket.answer_at = CLOSED, None
    return {}
