"""People of the address book: lists and search."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sandbox.smsir import rows
from sandbox.smsir.book import Contact, Relation
from sandbox.smsir.call import Answer, Call, operation
from sandbox.smsir.operations.groups import known_group
from sandbox.smsir.pages import by_page


def _details(call: Call, relations: list[Relation], *, with_id: bool = False) -> Answer:
    groups, now = call.account.groups, call.now
    return {
        "ContactDetails": [
            rows.contact_detail(relation, groups[relation.group_id].name, now, with_id=with_id)
            for relation in relations
        ]
    }


@operation("GET", "/Contacts/GetContactsByPageId")
def get_contacts_by_page_id(call: Call) -> Answer:
    return _details(call, by_page(call, reversed(call.account.book.relations.values())))


@operation("GET", "/Contacts/GetContactsByGroupIdByPageId")
def get_contacts_by_group_id_by_page_id(call: Call) -> Answer:
    """`groupId` 0 or left out means every group."""
    if not call.number("groupId"):
        return get_contacts_by_page_id(call)
    members = known_group(call, call.number("groupId")).members.values()
    newest = sorted(members, key=lambda relation: relation.relation_id, reverse=True)
    return _details(call, by_page(call, newest))


@operation("GET", "/Contacts/GetContactsFromLastId")
def get_contacts_from_last_id(call: Call) -> Answer:
    """Goes on by the contact's own id; a person's memberships are never torn between two answers.

    A page may therefore be a few rows longer than the page size, where someone is in two groups.
    """
    contacts = _contacts_from(call)
    relations: list[Relation] = []
    for contact in contacts:
        if len(relations) >= call.rules.page_size:
            break
        relations += call.account.book.memberships(contact)
    return _details(call, relations, with_id=True)


def _contacts_from(call: Call) -> list[Contact]:
    """At most a page of people, nearest to `lastId` first; newest first when it is 0."""
    book, last, size = call.account.book, call.number("lastId"), call.rules.page_size
    ids = list(book.contacts)
    if last <= 0:
        chosen = ids[-size:][::-1]
    elif call.rules.quirks.last_id_direction == "older":
        end = bisect_left(ids, last)
        chosen = ids[max(end - size, 0) : end][::-1]
    else:
        begin = bisect_right(ids, last)
        chosen = ids[begin : begin + size]
    return [book.contacts[key] for key in chosen]


@operation("GET", "/Contacts/GetCancelledContactsByPageId")
def get_cancelled_contacts_by_page_id(call: Call) -> Answer:
    cancelled = sorted(
        call.account.book.cancelled.values(), key=lambda cancellation: -cancellation.at
    )
    return {
        "ContactDetails": [
            rows.cancelled_contact(cancellation) for cancellation in by_page(call, cancelled)
        ],
        "CancelledContactCount": len(cancelled),
    }


@operation("GET", "/Contacts/SearchContacts")
def search_contacts(call: Call) -> Answer:
    """Every given word must be part of its field, letter by letter: nothing is folded."""
    book, group_id = call.account.book, call.number("groupId")
    wanted = {name: call.query.get(name, "").strip().lower() for name in _SEARCHED}
    wanted = {name: part for name, part in wanted.items() if part}
    hits = (
        relation
        for relation in reversed(book.relations.values())
        if group_id in {0, relation.group_id} and _matches(relation.contact, wanted)
    )
    return {
        "Contacts": [
            rows.found_contact(relation, book.groups[relation.group_id].name)
            for relation in by_page(call, hits)
        ]
    }


_SEARCHED = {
    "prefix": "prefix",
    "firstname": "first_name",
    "lastname": "last_name",
    "mobile": "mobile",
}


def _matches(contact: Contact, wanted: dict[str, str]) -> bool:
    return all(
        part in (getattr(contact, _SEARCHED[name]) or "").lower() for name, part in wanted.items()
    )
