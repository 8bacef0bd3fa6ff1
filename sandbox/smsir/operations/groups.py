"""Groups of the address book: list, add or edit, empty, delete."""

from __future__ import annotations

import re

from sandbox.seed import refusals
from sandbox.smsir.book import Group
from sandbox.smsir.call import Answer, Call, operation
from sandbox.smsir.clock import dotnet_date
from sandbox.smsir.errors import ObjectReferenceError, Refused

_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_DEFAULT_COLOR = "#ffffff"


def known_group(call: Call, group_id: int | None) -> Group:
    group = call.account.groups.get(group_id or 0)
    if group is None:
        raise Refused(refusals.NO_GROUP)
    return group


@operation("GET", "/Contacts/GetContactGroups")
def get_contact_groups(call: Call) -> Answer:
    book = call.account.book
    return {
        "ContactGroups": [
            {
                "GroupId": group.group_id,
                "Name": group.name,
                "Color": group.color,
                "ContactsCount": len(group.members),
                "InvalidContactsCount": book.waiting_in(group, call.now),
            }
            for group in reversed(book.groups.values())
        ]
    }


@operation("POST", "/Contacts/AddOrUpdateContactGroup")
def add_or_update_contact_group(call: Call) -> Answer:
    """GroupId 0 adds. Guide: groups may not have the same name."""
    book, group_id = call.account.book, call.integer("GroupId")
    name = (call.text("GroupName") or "").strip()
    color = call.text("Color")
    if group_id is None:
        raise ObjectReferenceError
    _check(name, color)
    namesake = book.group_named(name)
    if namesake is not None and namesake.group_id != group_id:
        raise Refused(refusals.GROUP_NAME_TAKEN)
    if group_id == 0:
        group = book.add_group(name, color or _DEFAULT_COLOR, call.now)
    else:
        group = known_group(call, group_id)
        group.name, group.color = name, color or group.color
    return {
        "GroupId": group.group_id,
        "GroupName": group.name,
        "CreationDateTime": dotnet_date(group.created),
        "ContactsCount": len(group.members),
    }


def _check(name: str, color: str | None) -> None:
    if not name:
        raise Refused(refusals.GROUP_NAME_EMPTY)
    if color and not _COLOR.fullmatch(color):
        raise Refused(refusals.BAD_COLOR)


@operation("GET", "/Contacts/DeleteContactGroup")
def delete_contact_group(call: Call) -> Answer:
    call.account.book.delete_group(known_group(call, call.number("groupId")))
    return {}


@operation("POST", "/Contacts/DeleteGroupContacts")
def delete_group_contacts(call: Call) -> Answer:
    group_ids = call.integers("GroupIds")
    if group_ids is None:
        raise ObjectReferenceError
    for group in [known_group(call, group_id) for group_id in group_ids]:
        call.account.book.empty(group)
    return {}
