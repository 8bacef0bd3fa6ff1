"""What messages about tickets are bound to; a ticket for a preview."""

from __future__ import annotations

from handlers.shared.services import Ctx, client
from handlers.support.routes import TicketData

KIND = "ticket"
"""The kind under which messages are bound to the ticket that they show."""


SEVERAL = "tickets"
"""The kind of a message that speaks of several tickets."""


def thing(ticket_id: int) -> tuple[str, str]:
    return KIND, str(ticket_id)


async def sample_ticket(ctx: Ctx) -> TicketData:
    """One of the account, for a preview."""
    listed = await (await client(ctx)).tickets.page()
    return next(TicketData(id=ticket.id) for ticket in listed if ticket.id is not None)
