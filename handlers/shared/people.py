"""Finding people: by number or by name, in Persian and Arabic spellings.

The service compares letters as they are stored, so a name typed with a Persian yeh misses one
stored with an Arabic one; each spelling is asked for, and first and last names as well.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Protocol

from handlers.shared.narrow import half_row
from handlers.shared.services import Ctx, client
from screens.text.bidi import isolate, isolate_ltr
from smsir import FoundContact
from smsir.text import normalize_mobile, spellings, to_ascii_digits

_MOST_SPELLINGS = 4


class HasName(Protocol):
    """Anybody with a name and a number."""

    @property
    def mobile(self) -> str: ...

    @property
    def full_name(self) -> str: ...


def display_name(ctx: Ctx, person: HasName, units: int = 40) -> str:
    """The name to show, or the number where there is none."""
    return ctx.fmt.name(person.full_name, units) or person.mobile


class FullyNamed(HasName, Protocol):
    """Somebody whose first and last name are known apart from the title."""

    @property
    def first_name(self) -> str: ...

    @property
    def last_name(self) -> str: ...


def row_label(ctx: Ctx, person: FullyNamed) -> str:
    """For a narrow button: the name and the number's end, which tells people of one name apart."""
    end = person.mobile[-4:]
    name = half_row(ctx, f"{person.first_name} {person.last_name}", f" {end}")
    return f"{isolate(name)} {isolate_ltr(end)}" if name else person.mobile


def as_number(query: str) -> str | None:
    """The number, or the part of one, that was typed; None for a name."""
    whole = normalize_mobile(query)
    if whole is not None:
        return whole
    digits = "".join(to_ascii_digits(query).split())
    return digits if digits.isdecimal() else None


async def search(
    ctx: Ctx, query: str, *, group_id: int | None = None, page: int = 0
) -> list[FoundContact]:
    """People whose number, first, last name or prefix holds `query`; 50 a page at most each way."""
    contacts = (await client(ctx)).contacts
    number = as_number(query)
    if number is not None:
        return await contacts.search(mobile=number, group_id=group_id, page=page)
    names = list(spellings(" ".join(query.split())))[:_MOST_SPELLINGS]
    searches = [
        contacts.search(**{field: name}, group_id=group_id, page=page)
        for name in names
        for field in ("first_name", "last_name")
    ]
    distinct = _distinct(hit for hits in await asyncio.gather(*searches) for hit in hits)
    if distinct or page or " " not in query.strip():
        return distinct
    first, _, last = " ".join(query.split()).partition(" ")
    return await contacts.search(first_name=first, last_name=last, group_id=group_id)


def _distinct(hits: Iterable[FoundContact]) -> list[FoundContact]:
    return list({hit.relation_id or hit.mobile: hit for hit in hits}.values())
