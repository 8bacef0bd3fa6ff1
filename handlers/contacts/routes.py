"""The screens of contacts, and what each opens with."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from handlers.contacts.importing.people import NewContact
from handlers.shared import routes
from screens.route import Route
from screens.screen import Data, NoData
from screens.widgets import ListData, PageData, TickData


class GroupData(Data):
    id: int


class ContactsData(TickData):
    """All contacts, those of a group, or the hits of a search; `chosen` holds relation ids."""

    group_id: int | None = None


class Card(Data):
    """One membership of one person, as the list told it. `group_id` 0: the list did not tell.

    `groups`: the names of all groups that the person is in, as far as they were asked for.
    """

    relation_id: int
    mobile: str
    prefix: str = ""
    first_name: str = ""
    last_name: str = ""
    group_id: int = 0
    group_name: str = ""
    groups: tuple[str, ...] = ()
    emoji_id: int | None = None
    created: datetime | None = None
    remained_seconds: float | None = None

    @property
    def full_name(self) -> str:
        return " ".join(f"{self.prefix} {self.first_name} {self.last_name}".split())


class RemovalData(Data):
    relation_ids: tuple[int, ...]
    name: str = ""


class StartData(Data):
    """`group_id` 0: is chosen when the file has been read."""

    group_id: int = 0


class JobData(Data):
    id: int


class AddData(PageData):
    """People gathered so far; `page` of the buttons that take one off."""

    group_id: int = 0
    people: tuple[NewContact, ...] = ()


class PickData(ListData):
    """Which page, of what was searched for.

    `making`: a new group will do too. `moving`: so many contacts go there.
    """

    making: bool = True
    moving: int = 0


class ExportData(Data):
    """`export_id`: the export that was begun here, if one was."""

    kind: Literal["group", "all", "opted-out"]
    group_id: int = 0
    export_id: int = 0


GROUPS = routes.GROUPS.opening(ListData)
GROUP = Route("group", GroupData)
GROUP_COLOR = Route("group-color", GroupData)
GROUP_EMPTY = Route("group-empty", GroupData)
GROUP_DELETE = Route("group-delete", GroupData)
CONTACTS = routes.CONTACTS.opening(ContactsData)
CONTACT = Route("contact", Card)
BIRTHDAYS = routes.BIRTHDAYS.opening(PageData)
BIRTHDAY = Route("birthday", Card)
CONTACT_RM = Route("contact-rm", RemovalData)
OPTED_OUT = routes.OPTED_OUT.opening(PageData)
BOOK_IO = Route("book-io", NoData)
IMPORT = routes.IMPORT.opening(StartData)
IMPORT_JOB = Route("import-job", JobData)
CONTACT_ADD = routes.CONTACT_ADD.opening(AddData)
GROUP_PICK = Route("group-pick", PickData)
EXPORT = Route("export", ExportData)
