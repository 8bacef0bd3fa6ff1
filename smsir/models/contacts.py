"""Groups and contacts. Three ids exist: the contact's, its membership's (relation), the group's."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict

from smsir.field_types import Mobile, Moment, Number, OptionalText, Text
from smsir.models._record import Dates, Record, Wire

_Created = Annotated[Moment, Dates("CreationDateTime", "PersianCreationDateTime")]
_RelationId = Annotated[Number, Wire("ContactRelationId", "ContactGroupRelationId")]


class ContactGroup(Record):
    """A group; ``waiting_count`` members may not be texted yet after their membership SMS."""

    id: Annotated[Number, Wire("GroupId", "Id")] = None
    name: Annotated[Text, Wire("Name", "GroupName")] = ""
    color: OptionalText = None
    contacts_count: Number = None
    waiting_count: Annotated[Number, Wire("InvalidContactsCount")] = None


class SavedGroup(Record):
    """What AddOrUpdateContactGroup answers."""

    id: Annotated[Number, Wire("GroupId", "Id")] = None
    name: Annotated[Text, Wire("GroupName", "Name")] = ""
    created: _Created = None
    contacts_count: Number = None


class _Person(Record):
    """The fields that every list of people shares. ``emoji_id``: 1 unknown, 2 Mr, 3 Ms."""

    prefix: Text = ""
    first_name: Text = ""
    last_name: Text = ""
    mobile: Annotated[Mobile, Wire("Mobile", "MobileNumber")] = ""
    emoji_id: Number = None

    @property
    def full_name(self) -> str:
        """Prefix, first and last name, with single spaces; empty when all are."""
        return " ".join(f"{self.prefix} {self.first_name} {self.last_name}".split())


class ContactDetail(_Person):
    """A membership of a contact in a group. ``id`` only in GetContactsFromLastId."""

    id: Number = None
    relation_id: _RelationId = None
    group_id: Number = None
    group_name: Text = ""
    created: _Created = None
    remained_seconds: Annotated[Number, Wire("RemainedSecondsToBeValid")] = None


class FoundContact(_Person):
    """A hit of SearchContacts, which tells neither the contact's id nor the group's."""

    relation_id: _RelationId = None
    group_name: Text = ""


class CancelledContact(_Person):
    """Someone who cancelled the membership."""

    relation_id: _RelationId = None
    group_id: Number = None
    group_name: Text = ""
    created: _Created = None
    cancelled: Annotated[Moment, Dates("CancellationDateTime", "PersianCancellationDateTime")] = (
        None
    )


class CancelledPage(BaseModel):
    """A page of cancelled contacts; ``count`` is the service's total over all pages, if it said."""

    model_config = ConfigDict(frozen=True)

    contacts: list[CancelledContact]
    count: int | None


class ContactResult(_Person):
    """A contact as AddContacts and UploadExcel echo it."""


class AddResult(BaseModel):
    """Who was added and who was not. The service gives no reason for the second."""

    model_config = ConfigDict(frozen=True)

    added: list[ContactResult]
    erroneous: list[ContactResult]


class ContactInput(NamedTuple):
    """A contact to add; ``mobile`` as 09xxxxxxxxx."""

    mobile: str
    prefix: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    emoji_id: int | None = None


class Transfer(Record):
    """How many memberships moved, and how many were in the new group already."""

    moved: Annotated[Number, Wire("MovedCount")] = None
    duplicate: Annotated[Number, Wire("DuplicateCount")] = None
