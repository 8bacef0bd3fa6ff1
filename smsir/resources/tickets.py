"""Support tickets of the account."""

from __future__ import annotations

from smsir.calls import Calls
from smsir.files import Attachment
from smsir.models import (
    Department,
    Ticket,
    TicketChoices,
    TicketPriority,
    TicketReplyRef,
    TicketStatus,
    TicketThread,
)
from smsir.outgoing import filled


class TicketsResource:
    """Guide: Ticket. Lists come 50 a page, the newest first."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def page(self, page: int = 0) -> list[Ticket]:
        """List tickets with their status."""
        answer = await self._calls.get("GetTicketsByPageId", pageId=page)
        return answer.rows(Ticket, "TicketDetails")

    async def from_last_id(self, last_id: int = 0) -> list[Ticket]:
        """List tickets from an id on; this list tells no status."""
        answer = await self._calls.get("GetTicketsFromLastId", lastId=last_id)
        return answer.rows(Ticket, "TicketDetails")

    async def get(self, ticket_id: int) -> TicketThread:
        answer = await self._calls.get("GetTicketById", ticketId=int(ticket_id))
        return answer.record(TicketThread)

    async def open(
        self,
        subject: str,
        body: str,
        *,
        department_id: int | None = None,
        priority_id: int | None = None,
        file: Attachment | None = None,
    ) -> int | None:
        """Open a ticket; its id, or None when the service does not tell it."""
        scalars = filled(
            subject=subject, body=body, departmentId=department_id, priorityId=priority_id
        )
        return (await self._calls.upload("PostNewTicket", scalars, file)).number("TicketId")

    async def reply(
        self, ticket_id: int, body: str, *, file: Attachment | None = None
    ) -> TicketReplyRef:
        scalars = filled(ticketId=int(ticket_id), body=body)
        answer = await self._calls.upload("PostNewTicketReply", scalars, file)
        return answer.record(TicketReplyRef)

    async def close(self, ticket_id: int) -> None:
        """Close a ticket: a GET that changes data, so it is never repeated."""
        await self._calls.get("CloseTicket", ticketId=int(ticket_id))

    async def statuses(self) -> list[TicketStatus]:
        answer = await self._calls.get("GetTicketStatus")
        return answer.rows(TicketStatus, "TicketStatus", "TicketStatuses")

    async def choices(self) -> TicketChoices:
        answer = await self._calls.get("GetTicketPrioritiesAndDepartments")
        return TicketChoices(
            priorities=answer.rows(TicketPriority, "TicketPriorities"),
            departments=answer.rows(Department, "Departments"),
        )
