"""The address book. Adding a number makes the service text its owner (membership SMS)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from smsir.calls import Calls
from smsir.files import Attachment
from smsir.models import (
    AddResult,
    CancelledContact,
    CancelledPage,
    ContactDetail,
    ContactGroup,
    ContactInput,
    ContactResult,
    FoundContact,
    SavedGroup,
    Transfer,
)
from smsir.outgoing import filled, whole
from smsir.reading import Answer
from smsir.text.characters import to_ascii_digits


class ContactsResource:
    """Guide: Contacts. Lists come 50 a page, the newest first."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def groups(self) -> list[ContactGroup]:
        answer = await self._calls.get("GetContactGroups")
        return answer.rows(ContactGroup, "ContactGroups")

    async def add_group(self, name: str, color: str | None = None) -> SavedGroup:
        """Add a group; the name must be new in the account. ``color`` like #ffffff."""
        return await self._save_group(0, name, color)

    async def edit_group(self, group_id: int, name: str, color: str | None = None) -> SavedGroup:
        if int(group_id) == 0:
            raise ValueError("group 0 would add a group")
        return await self._save_group(group_id, name, color)

    async def _save_group(self, group_id: int, name: str, color: str | None) -> SavedGroup:
        payload = filled(GroupId=int(group_id), GroupName=name, Color=color)
        return (await self._calls.post("AddOrUpdateContactGroup", payload)).record(SavedGroup)

    async def delete_group(self, group_id: int) -> None:
        """Delete a group: a GET that changes data, so it is never repeated."""
        await self._calls.get("DeleteContactGroup", groupId=int(group_id))

    async def empty_groups(self, group_ids: Iterable[int]) -> None:
        """Delete all contacts of these groups. The array must stand under its name, never bare."""
        await self._calls.post("DeleteGroupContacts", {"GroupIds": whole(group_ids)})

    async def by_page(self, page: int = 0) -> list[ContactDetail]:
        answer = await self._calls.get("GetContactsByPageId", pageId=page)
        return answer.rows(ContactDetail, "ContactDetails")

    async def by_group(self, group_id: int, page: int = 0) -> list[ContactDetail]:
        query = {"groupId": int(group_id), "pageId": page}
        answer = await self._calls.get("GetContactsByGroupIdByPageId", **query)
        return answer.rows(ContactDetail, "ContactDetails")

    async def from_last_id(self, last_id: int = 0) -> list[ContactDetail]:
        """List memberships from an id on: the only list that tells the contact's own id."""
        answer = await self._calls.get("GetContactsFromLastId", lastid=last_id)
        return answer.rows(ContactDetail, "ContactDetails")

    async def cancelled(self, page: int = 0) -> CancelledPage:
        answer = await self._calls.get("GetCancelledContactsByPageId", pageId=page)
        rows = answer.rows(CancelledContact, "ContactDetails")
        return CancelledPage(contacts=rows, count=answer.number("CancelledContactCount"))

    async def search(
        self,
        *,
        prefix: str | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        mobile: str | None = None,
        group_id: int | None = None,
        page: int = 0,
    ) -> list[FoundContact]:
        """Search by any of these; the service compares letters: try all ``spellings``."""
        query: dict[str, object] = {
            "prefix": prefix,
            "firstname": first_name,
            "lastname": last_name,
            "mobile": None if mobile is None else to_ascii_digits(mobile),
            "groupid": group_id,
            "pageid": page,
        }
        answer = await self._calls.get("SearchContacts", **query)
        return answer.rows(FoundContact, "Contacts", "ContactDetails")

    async def add(self, group_id: int, contacts: Sequence[ContactInput]) -> AddResult:
        """Add contacts to a group. Each new number gets a membership SMS from the service."""
        details = [
            filled(
                Prefix=contact.prefix,
                FirstName=contact.first_name,
                LastName=contact.last_name,
                Mobile=contact.mobile,
                EmojiId=contact.emoji_id,
            )
            for contact in contacts
        ]
        payload = {"ContactsDetails": details, "GroupId": int(group_id)}
        return _added(await self._calls.post("AddContacts", payload))

    async def update(
        self,
        relation_id: int,
        mobile: str,
        *,
        prefix: str | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        group_id: int = 0,
        emoji_id: int | None = None,
    ) -> None:
        """Edit a contact; ``group_id`` 0 keeps the group; what is None is left out."""
        payload = filled(
            ContactGroupRelationId=int(relation_id),
            Mobile=mobile,
            Prefix=prefix,
            FirstName=first_name,
            LastName=last_name,
            GroupId=int(group_id),
            EmojiId=emoji_id,
        )
        await self._calls.post("UpdateContact", payload)

    async def transfer(self, relation_ids: Iterable[int], new_group_id: int) -> Transfer:
        """Move memberships to another group.

        The guide and the vendor's clients name the array differently: both names are sent.
        """
        ids = whole(relation_ids)
        payload = {
            "ContactGroupRelationId": ids,
            "ContactGroupId": ids,
            "NewGroupId": int(new_group_id),
        }
        return (await self._calls.post("TransferContactsToGroup", payload)).record(Transfer)

    async def delete(self, ids: Iterable[int]) -> None:
        """Delete contacts by the contact's own id (``ContactDetail.id``)."""
        await self._calls.post("DeleteContacts", {"Ids": whole(ids)})

    async def upload_excel(self, group_id: int, filename: str, content: bytes) -> AddResult:
        """Give the service an .xls or .xlsx as it is; its columns are documented nowhere."""
        sheet = Attachment(filename, content, "application/vnd.ms-excel")
        scalars: dict[str, object] = {"groupId": int(group_id)}
        return _added(await self._calls.upload("UploadExcel", scalars, sheet))


def _added(answer: Answer) -> AddResult:
    return AddResult(
        added=answer.rows(ContactResult, "AddedList"),
        erroneous=answer.rows(ContactResult, "ErroneousList"),
    )
