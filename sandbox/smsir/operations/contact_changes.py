"""People of the address book: add, upload a sheet, edit, move, delete."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sandbox.seed import refusals, words
from sandbox.smsir import rows
from sandbox.smsir.book import Contact, Group, Relation, clean_mobile
from sandbox.smsir.call import Answer, Call, operation
from sandbox.smsir.errors import ObjectReferenceError, Refused
from sandbox.smsir.model import MembershipSms
from sandbox.smsir.operations.groups import known_group
from sandbox.smsir.sheets import read_sheet

_NAMES = ("Prefix", "FirstName", "LastName")
_FIELDS = (*_NAMES, "Mobile", "EmojiId")


@operation("POST", "/Contacts/AddContacts")
def add_contacts(call: Call) -> Answer:
    """Who is new to the account gets a membership SMS, and may not be texted for a while."""
    details, group_id = call.items("ContactsDetails"), call.integer("GroupId")
    if details is None or group_id is None:
        raise ObjectReferenceError
    group = known_group(call, group_id)
    if not details:
        raise Refused(refusals.NO_CONTACTS_GIVEN)
    people = [detail if isinstance(detail, dict) else _fail() for detail in details]
    return _add_all(call, group, people)


@operation("POST", "/Contacts/UploadExcel", multipart=True)
def upload_excel(call: Call) -> Answer:
    group = known_group(call, call.scalar_number("groupId"))
    if call.upload is None:
        raise Refused(refusals.NO_FILE)
    return _add_all(call, group, read_sheet(call.upload.name, call.upload.content))


def _fail() -> Mapping[str, object]:
    raise ObjectReferenceError


def _add_all(call: Call, group: Group, people: Iterable[Mapping[str, object]]) -> Answer:
    added: list[rows.Row] = []
    erroneous: list[rows.Row] = []
    now = call.now
    for person in people:
        fields = {str(key).lower(): value for key, value in person.items()}
        echo: rows.Row = {name: fields.get(name.lower()) for name in _FIELDS}
        contact = _add(call, group, echo, now)
        if contact is None:
            erroneous.append(echo)
        else:
            added.append(rows.person(contact))
    return {"GroupId": group.group_id, "AddedList": added, "ErroneousList": erroneous or None}


def _add(call: Call, group: Group, fields: rows.Row, now: float) -> Contact | None:
    """The contact that joined the group; None for a bad, cancelled or already present number."""
    book, mobile = call.account.book, clean_mobile(fields["Mobile"])
    if mobile is None or mobile in book.cancelled:
        return None
    contact = book.by_mobile.get(mobile)
    if contact is None:
        prefix, first_name, last_name = map(_text, map(fields.get, _NAMES))
        emoji_id = _emoji(fields["EmojiId"])
        valid_at = now + call.rules.waiting_seconds
        contact = book.new_contact(mobile, prefix, first_name, last_name, emoji_id, now, valid_at)
        _welcome(call, contact, now)
    elif contact.contact_id in group.members:
        return None
    book.join(contact, group, now)
    return contact


def _text(value: object) -> str | None:
    return None if value is None else str(value).strip()


def _emoji(value: object) -> int | None:
    """1 unknown, 2 Mr, 3 Ms; anything else counts as unknown."""
    return int(str(value)) if str(value) in {"1", "2", "3"} else 1


def _welcome(call: Call, contact: Contact, now: float) -> None:
    profile = call.account.profile
    text = words.MEMBERSHIP_SMS.format(
        name=contact.first_name or contact.mobile,
        business=profile.business_name,
        keyword=profile.cancel_keyword or "11",
    )
    call.account.membership_sms.append(MembershipSms(contact.mobile, text, now))


@operation("POST", "/Contacts/UpdateContact")
def update_contact(call: Call) -> Answer:
    """GroupId 0 keeps the group; a field that is left out or null keeps its value."""
    relation = _relation(call, call.integer("ContactGroupRelationId"))
    mobile = clean_mobile(call.text("Mobile"))
    if mobile is None:
        raise Refused(refusals.BAD_MOBILE)
    group = known_group(call, call.integer("GroupId") or relation.group_id)
    _check_room(call, relation, mobile, group)
    book, contact = call.account.book, relation.contact
    if mobile != contact.mobile:
        book.rename_mobile(contact, mobile, call.now + call.rules.waiting_seconds)
        _welcome(call, contact, call.now)
    if group.group_id != relation.group_id:
        book.move(relation, group)
    for key, name in (("Prefix", "prefix"), ("FirstName", "first_name"), ("LastName", "last_name")):
        value = call.text(key)
        setattr(contact, name, getattr(contact, name) if value is None else value.strip())
    if call.text("EmojiId") is not None:
        contact.emoji_id = _emoji(call.text("EmojiId"))
    return {}


def _check_room(call: Call, relation: Relation, mobile: str, group: Group) -> None:
    """Refuses before anything is changed: the number of another person, a group one is in."""
    owner = call.account.book.by_mobile.get(mobile)
    if owner is not None and owner is not relation.contact:
        raise Refused(refusals.MOBILE_TAKEN)
    if group.group_id != relation.group_id and relation.contact.contact_id in group.members:
        raise Refused(refusals.ALREADY_MEMBER)


def _relation(call: Call, relation_id: int | None) -> Relation:
    relation = call.account.book.relations.get(relation_id or 0)
    if relation is None:
        raise Refused(refusals.NO_CONTACT)
    return relation


@operation("POST", "/Contacts/TransferContactsToGroup")
def transfer_contacts_to_group(call: Call) -> Answer:
    """Takes relation ids under either of two names.

    The scanned guide says ContactGroupId; the printed one and the vendor's clients say
    ContactGroupRelationId.
    """
    ids = call.integers("ContactGroupRelationId")
    ids = call.integers("ContactGroupId") if ids is None else ids
    if ids is None or call.integer("NewGroupId") is None:
        raise ObjectReferenceError
    group = known_group(call, call.integer("NewGroupId"))
    relations = [_relation(call, relation_id) for relation_id in dict.fromkeys(ids)]
    moved = sum(call.account.book.move(relation, group) for relation in relations)
    return {"MovedCount": moved, "DuplicateCount": len(relations) - moved}


@operation("POST", "/Contacts/DeleteContacts")
def delete_contacts(call: Call) -> Answer:
    """Takes contact ids (Id of GetContactsFromLastId): the person leaves every group."""
    ids = call.integers("Ids")
    if ids is None:
        raise ObjectReferenceError
    looked_up = [call.account.contacts.get(contact_id) for contact_id in dict.fromkeys(ids)]
    contacts = [contact for contact in looked_up if contact is not None]
    if len(contacts) < len(looked_up) or not contacts:
        raise Refused(refusals.NO_CONTACT)
    for contact in contacts:
        call.account.book.delete_contact(contact)
    return {}
