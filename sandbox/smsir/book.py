"""The address book of one account: people, groups, and who is in which group.

A person has one contact id and one relation id for each group they are in; a new number may not be
texted until a while after its membership SMS; who cancelled stays listed but is never texted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_MOBILE = re.compile(r"(?:\+98|0098|98|0)?(9[0-9]{9})")


def clean_mobile(text: object) -> str | None:
    """09xxxxxxxxx of a spelling the service takes (9, 09, 98, +98, 0098 first), else None."""
    match = _MOBILE.fullmatch(str(text).strip())
    return f"0{match[1]}" if match else None


@dataclass(slots=True)
class Contact:
    """A person. `valid_at` is when the waiting after the membership SMS is over."""

    contact_id: int
    mobile: str
    prefix: str | None
    first_name: str | None
    last_name: str | None
    emoji_id: int | None
    created: float
    valid_at: float = 0.0


@dataclass(slots=True)
class Relation:
    """The membership of one contact in one group."""

    relation_id: int
    contact: Contact
    group_id: int
    created: float


@dataclass(slots=True)
class Group:
    """A group; `members` maps contact ids to their relations here."""

    group_id: int
    name: str
    color: str | None
    created: float
    members: dict[int, Relation] = field(default_factory=dict)


@dataclass(slots=True)
class Cancelled:
    """A membership as it stood when the person cancelled it."""

    relation_id: int
    contact: Contact
    group_id: int
    group_name: str
    created: float
    at: float


class AddressBook:
    """Ids only grow, so the dictionaries are in the order of their ids; newest is last."""

    def __init__(self) -> None:
        self.groups: dict[int, Group] = {}
        self.contacts: dict[int, Contact] = {}
        self.relations: dict[int, Relation] = {}
        self.by_mobile: dict[str, Contact] = {}
        self.cancelled: dict[str, Cancelled] = {}
        self.waiting: dict[int, Contact] = {}
        self._group_id = 300
        self._contact_id = 7_000
        self._relation_id = 40_000

    def add_group(self, name: str, color: str | None, at: float) -> Group:
        self._group_id += 1
        group = Group(self._group_id, name, color, at)
        self.groups[group.group_id] = group
        return group

    def group_named(self, name: str) -> Group | None:
        return next((group for group in self.groups.values() if group.name == name), None)

    def new_contact(
        self,
        mobile: str,
        prefix: str | None,
        first_name: str | None,
        last_name: str | None,
        emoji_id: int | None,
        at: float,
        valid_at: float,
    ) -> Contact:
        self._contact_id += 1
        contact = Contact(
            self._contact_id, mobile, prefix, first_name, last_name, emoji_id, at, valid_at
        )
        self.contacts[contact.contact_id] = contact
        self.by_mobile[mobile] = contact
        if valid_at > at:
            self.waiting[contact.contact_id] = contact
        return contact

    def join(self, contact: Contact, group: Group, at: float) -> Relation:
        self._relation_id += 1
        relation = Relation(self._relation_id, contact, group.group_id, at)
        self.relations[relation.relation_id] = relation
        group.members[contact.contact_id] = relation
        return relation

    def rename_mobile(self, contact: Contact, mobile: str, valid_at: float) -> None:
        """Gives a person another number, which has to wait like any new one."""
        del self.by_mobile[contact.mobile]
        contact.mobile = mobile
        self.by_mobile[mobile] = contact
        self.wait(contact, valid_at)

    def move(self, relation: Relation, group: Group) -> bool:
        """Moves a membership to another group; False when the person is in it already."""
        if relation.contact.contact_id in group.members:
            return False
        del self.groups[relation.group_id].members[relation.contact.contact_id]
        relation.group_id = group.group_id
        group.members[relation.contact.contact_id] = relation
        return True

    def leave(self, relation: Relation) -> None:
        """Ends one membership; a person in no group is forgotten."""
        del self.relations[relation.relation_id]
        contact = relation.contact
        self.groups[relation.group_id].members.pop(contact.contact_id, None)
        if not any(contact.contact_id in group.members for group in self.groups.values()):
            self._forget(contact)

    def delete_contact(self, contact: Contact) -> None:
        for group in self.groups.values():
            relation = group.members.pop(contact.contact_id, None)
            if relation is not None:
                del self.relations[relation.relation_id]
        self._forget(contact)

    def empty(self, group: Group) -> None:
        for relation in list(group.members.values()):
            self.leave(relation)

    def delete_group(self, group: Group) -> None:
        self.empty(group)
        del self.groups[group.group_id]

    def cancel(self, mobile: str, at: float) -> None:
        """The person texts the cancel keyword. Raises KeyError for a number not in the book."""
        contact = self.by_mobile[mobile]
        relation = next(membership for membership in self.memberships(contact))
        group = self.groups[relation.group_id]
        self.cancelled[mobile] = Cancelled(
            relation.relation_id, contact, group.group_id, group.name, relation.created, at
        )

    def memberships(self, contact: Contact) -> list[Relation]:
        """A person's relations, newest first."""
        relations = [
            group.members[contact.contact_id]
            for group in self.groups.values()
            if contact.contact_id in group.members
        ]
        return sorted(relations, key=lambda relation: -relation.relation_id)

    def wait(self, contact: Contact, until: float) -> None:
        """Makes a person wait until a time, as if the membership SMS had just gone out."""
        contact.valid_at = until
        self.waiting[contact.contact_id] = contact

    def may_text(self, contact: Contact, now: float) -> bool:
        return contact.valid_at <= now and contact.mobile not in self.cancelled

    def waiting_in(self, group: Group, now: float) -> int:
        """Members whose waiting after the membership SMS is not over."""
        over = [key for key, contact in self.waiting.items() if contact.valid_at <= now]
        for key in over:
            del self.waiting[key]
        return sum(1 for key in self.waiting if key in group.members)

    def people(self, group_ids: Iterable[int], relation_ids: Iterable[int]) -> list[Contact]:
        """Everyone in groups and single memberships, repeats included; unknown ids skipped."""
        groups = (self.groups[key] for key in group_ids if key in self.groups)
        people = [relation.contact for group in groups for relation in group.members.values()]
        people += [self.relations[key].contact for key in relation_ids if key in self.relations]
        return people

    def _forget(self, contact: Contact) -> None:
        self.contacts.pop(contact.contact_id, None)
        self.by_mobile.pop(contact.mobile, None)
        self.waiting.pop(contact.contact_id, None)
