"""The kinds of things that messages about tickets are bound to."""

from __future__ import annotations

KIND = "ticket"
"""The kind under which messages are bound to the ticket that they show."""


SEVERAL = "tickets"
"""The kind of a message that speaks of several tickets."""


def thing(ticket_id: int) -> tuple[str, str]:
    return KIND, str(ticket_id)
