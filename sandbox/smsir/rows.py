"""Writes records the way the contract spells them: PascalCase keys, each date in both calendars."""

from __future__ import annotations

from sandbox.smsir.book import Cancelled, Contact, Relation
from sandbox.smsir.clock import dotnet_date, persian_date

Row = dict[str, object]


def dated(name: str, at: float) -> Row:
    """`{name}DateTime` and its Persian twin."""
    return {f"{name}DateTime": dotnet_date(at), f"Persian{name}DateTime": persian_date(at)}


def person(contact: Contact) -> Row:
    """The five fields of ContactInput and ContactResult."""
    return {
        "Prefix": contact.prefix,
        "FirstName": contact.first_name,
        "LastName": contact.last_name,
        "Mobile": contact.mobile,
        "EmojiId": contact.emoji_id,
    }


def contact_detail(relation: Relation, group_name: str, now: float, *, with_id: bool) -> Row:
    """ContactDetail; the contact's own `Id` only where GetContactsFromLastId asks for it."""
    contact = relation.contact
    row: Row = {"Id": contact.contact_id} if with_id else {}
    return row | {
        "ContactRelationId": relation.relation_id,
        "GroupId": relation.group_id,
        "GroupName": group_name,
        **person(contact),
        **dated("Creation", relation.created),
        "RemainedSecondsToBeValid": round(max(contact.valid_at - now, 0.0), 3),
    }


def found_contact(relation: Relation, group_name: str) -> Row:
    """FoundContact of SearchContacts, which has neither Id nor GroupId."""
    return {
        "ContactRelationId": relation.relation_id,
        "GroupName": group_name,
        **person(relation.contact),
    }


def cancelled_contact(cancellation: Cancelled) -> Row:
    return {
        "ContactRelationId": cancellation.relation_id,
        "GroupId": cancellation.group_id,
        "GroupName": cancellation.group_name,
        **person(cancellation.contact),
        **dated("Creation", cancellation.created),
        **dated("Cancellation", cancellation.at),
    }
