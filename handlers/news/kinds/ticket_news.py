"""Support has answered a ticket, or closed it: what is kept of that."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from handlers.news.kinds.news import News


class _OfTicket(News):
    ticket: int
    subject: str


class TicketAnswer(_OfTicket):
    """Support wrote into a ticket. `written`: when, as the service says."""

    kind: Literal["answer"] = "answer"
    text: str = Field(repr=False)
    files: int = 0
    written: datetime | None = None


class Closed(_OfTicket):
    """A ticket was closed."""

    kind: Literal["closed"] = "closed"
