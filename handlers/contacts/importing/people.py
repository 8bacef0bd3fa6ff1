"""People on their way into the book: rows as they are stored, and as the service wants them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from smsir import ContactInput
from storage import PartRow

BATCH = 100
"""People of one AddContacts call. The guide gives no limit; the vendor's new service takes 100."""

_BARE = 6
"""Fields of a row without groups and birthday, as most are read."""

T = TypeVar("T")


class NewContact(NamedTuple):
    """`row`: where the file told of them, from 1. `mobile`: 09xxxxxxxxx.

    `groups`: those that the number was in when the file was compared with the book. `birthday`:
    month and day, as "5-12".
    """

    row: int
    mobile: str
    prefix: str = ""
    first: str = ""
    last: str = ""
    emoji: int | None = None
    groups: tuple[int, ...] = ()
    birthday: str = ""

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.prefix, self.first, self.last) if part)


class Rejected(NamedTuple):
    """`reason`: a code of `reasons`; `detail`: the service's words, if it had any."""

    row: int
    shown: str
    name: str
    reason: str
    detail: str = ""


def person(row: PartRow) -> NewContact:
    plain = NewContact(*row)
    return plain if len(row) <= _BARE else plain._replace(groups=tuple(plain.groups))


def in_groups(row: PartRow, groups: tuple[int, ...]) -> PartRow:
    """The row with the groups that its number is in; as short as it can be."""
    if len(row) == _BARE:
        return [*row, groups] if groups else row
    fields = list(person(row)._replace(groups=groups))
    return fields if fields[-1] else fields[:-1] if groups else fields[:-2]


def parted(
    people: Iterable[NewContact], group_id: int
) -> tuple[list[NewContact], list[NewContact]]:
    """Those who are to be added to a group, and those who are in it already."""
    fresh, there = list[NewContact](), list[NewContact]()
    for person in people:
        (there if group_id in person.groups else fresh).append(person)
    return fresh, there


def rejected(row: PartRow) -> Rejected:
    return Rejected(*row)


def refused(person: NewContact, reason: str, detail: str = "") -> Rejected:
    return Rejected(person.row, person.mobile, person.name, reason, detail)


def given(people: Iterable[NewContact]) -> list[ContactInput]:
    """For AddContacts; what is unknown is left out."""
    return [
        ContactInput(
            mobile=person.mobile,
            prefix=person.prefix or None,
            first_name=person.first or None,
            last_name=person.last or None,
            emoji_id=person.emoji,
        )
        for person in people
    ]


def batches(items: Sequence[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def new_id() -> int:
    """An id for an import or export that is known before the row is written."""
    return secrets.randbelow(1 << 48) + 1
