"""Tickets as lists and threads, and the words that go with them."""

from __future__ import annotations

from urllib.parse import quote

from sandbox.seed import refusals, words
from sandbox.smsir.call import Answer, Call, operation
from sandbox.smsir.errors import Refused
from sandbox.smsir.model import Reply, Ticket
from sandbox.smsir.pages import by_page, from_last_id
from sandbox.smsir.rows import Row, dated


def known_ticket(call: Call, ticket_id: int | None) -> Ticket:
    ticket = call.account.ticket(ticket_id or 0)
    if ticket is None:
        raise Refused(refusals.NO_TICKET)
    return ticket


def _url(call: Call, key: str | None) -> str | None:
    """Where the twin itself serves an attachment."""
    if key is None:
        return None
    return f"{call.base_url}/_files/{key}/{quote(call.account.files[key].name)}"


def _row(call: Call, ticket: Ticket) -> Row:
    return {
        "Id": ticket.ticket_id,
        "Subject": ticket.subject,
        "Body": ticket.body,
        "DownloadUrl": _url(call, ticket.file_key),
        **dated("Creation", ticket.at),
        "PriorityId": ticket.priority_id,
        "DepartmentId": ticket.department_id,
    }


@operation("GET", "/Ticket/GetTicketsFromLastId")
def get_tickets_from_last_id(call: Call) -> Answer:
    tickets = from_last_id(call, call.account.tickets, lambda ticket: ticket.ticket_id)
    return {"TicketDetails": [_row(call, ticket) for ticket in tickets]}


@operation("GET", "/Ticket/GetTicketsByPageId")
def get_tickets_by_page_id(call: Call) -> Answer:
    """The only list that tells a ticket's status."""
    return {
        "TicketDetails": [
            {"TicketStatusId": ticket.status_id} | _row(call, ticket)
            for ticket in by_page(call, reversed(call.account.tickets))
        ]
    }


@operation("GET", "/Ticket/GetTicketById")
def get_ticket_by_id(call: Call) -> Answer:
    ticket = known_ticket(call, call.number("ticketId"))
    return {
        "Subject": ticket.subject,
        "Body": ticket.body,
        "DownloadUrl": _url(call, ticket.file_key),
        "PersianCreationDateTime": dated("Creation", ticket.at)["PersianCreationDateTime"],
        "Status": ticket.status_id,
        "PriorityId": ticket.priority_id,
        "DepartmentId": ticket.department_id,
        "TicketReplyDetails": [_reply(call, ticket, reply) for reply in ticket.replies],
    }


def _reply(call: Call, ticket: Ticket, reply: Reply) -> Row:
    return {
        "TicketReplyId": reply.reply_id,
        "Subject": words.REPLY_SUBJECT.format(subject=ticket.subject),
        "Body": reply.body,
        "DownloadUrl": _url(call, reply.file_key),
        **dated("Creation", reply.at),
        "IsAdminReply": reply.is_admin,
    }


@operation("GET", "/Ticket/GetTicketStatus")
def get_ticket_status(call: Call) -> Answer:
    del call  # the same for every account
    return {
        "TicketStatus": [{"Id": key, "Status": name} for key, name in words.TICKET_STATUSES.items()]
    }


@operation("GET", "/Ticket/GetTicketPrioritiesAndDepartments")
def get_ticket_priorities_and_departments(call: Call) -> Answer:
    """The ids are strings here, and integers everywhere else."""
    del call  # the same for every account
    return {
        "TicketPriorities": [
            {"Id": str(key), "Name": name} for key, name in words.PRIORITIES.items()
        ],
        "Departments": [{"Id": str(key), "Title": name} for key, name in words.DEPARTMENTS.items()],
    }
