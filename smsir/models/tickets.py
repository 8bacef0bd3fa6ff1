"""Support tickets: a page of them, one with its replies, and the choices for a new one."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from smsir.field_types import Moment, Number, OptionalText, Text, Truth, as_rows
from smsir.models._record import Dates, Record, Wire

_Created = Annotated[Moment, Dates("CreationDateTime", "PersianCreationDateTime")]


class Ticket(Record):
    """A ticket in a list; ``status_id`` only in GetTicketsByPageId."""

    id: Annotated[Number, Wire("Id", "TicketId")] = None
    status_id: Annotated[Number, Wire("TicketStatusId", "Status")] = None
    subject: Text = ""
    body: Text = ""
    download_url: OptionalText = None
    created: _Created = None
    priority_id: Number = None
    department_id: Number = None


class TicketReply(Record):
    """A reply; ``is_admin``: written by the service's people."""

    id: Annotated[Number, Wire("TicketReplyId", "Id")] = None
    subject: Text = ""
    body: Text = ""
    download_url: OptionalText = None
    created: _Created = None
    is_admin: Annotated[Truth, Wire("IsAdminReply")] = False


def _replies(value: object) -> list[TicketReply]:
    if isinstance(value, list) and all(isinstance(entry, TicketReply) for entry in value):
        return value
    replies = [TicketReply.from_wire(row) for row in as_rows(value)]
    return [reply for reply in replies if reply != TicketReply()]  # a row that says nothing is none


class TicketThread(Record):
    """A ticket with its replies, in the service's order."""

    subject: Text = ""
    body: Text = ""
    download_url: OptionalText = None
    created: _Created = None
    status_id: Annotated[Number, Wire("Status", "TicketStatusId")] = None
    priority_id: Number = None
    department_id: Number = None
    replies: Annotated[
        list[TicketReply],
        BeforeValidator(_replies),
        Wire("TicketReplyDetails", "TicketReplyDetail"),
    ] = Field(default_factory=list)


class TicketReplyRef(Record):
    """The ids of a reply just posted."""

    ticket_id: Number = None
    reply_id: Annotated[Number, Wire("TicketReplyId")] = None


class TicketStatus(Record):
    """A status that a ticket can have."""

    id: Number = None
    name: Annotated[Text, Wire("Status", "Name")] = ""


class TicketPriority(Record):
    """A priority for a new ticket (the service gives its id as text)."""

    id: Number = None
    name: Annotated[Text, Wire("Name", "Title")] = ""


class Department(Record):
    """A department for a new ticket (the service gives its id as text)."""

    id: Number = None
    title: Annotated[Text, Wire("Title", "Name")] = ""


class TicketChoices(BaseModel):
    """What a new ticket may choose from."""

    model_config = ConfigDict(frozen=True)

    priorities: list[TicketPriority]
    departments: list[Department]
