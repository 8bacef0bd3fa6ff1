"""Comparing people with the book: who is there already, who has opted out.

For few people each number is searched; for many the whole book is walked, several pages at once.
Whichever costs fewer calls. Mobiles are held as whole numbers: a hundred thousand are 8 MB.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TypeVar

from handlers.shared.unsaid import total
from smsir import ContactDetail, ContactGroup, SmsIr
from smsir.pages import PAGE_SIZE, fetch_pages_concurrently, page_by_page

T = TypeVar("T")

AT_ONCE = 8
"""Searches at the same time: other people's screens use the same connections."""


@dataclass(slots=True)
class Comparison:
    """Mobiles, as whole numbers, of those asked about.

    `groups`: by mobile, where it is in any; 0 for a group that the service did not name.
    """

    groups: dict[int, tuple[int, ...]] = field(default_factory=dict)
    opted_out: set[int] = field(default_factory=set)

    def note(self, mobile: int, group_id: int) -> None:
        there = self.groups.get(mobile, ())
        if group_id not in there:
            self.groups[mobile] = (*there, group_id)


async def compare(api: SmsIr, mobiles: Collection[int]) -> Comparison:
    """What the service knows of these mobiles. Raises `SmsIrError`."""
    checked = Comparison(opted_out=await opted_out(api) & set(mobiles))
    groups = await api.contacts.groups()
    people = total(group.contacts_count for group in groups)
    if people is None or len(mobiles) <= people / PAGE_SIZE:
        await _search(api, groups, mobiles, checked)
    else:
        await _walk(api, people, mobiles, checked)
    return checked


async def _walk(api: SmsIr, size: int, mobiles: Collection[int], checked: Comparison) -> None:
    def relation(contact: ContactDetail) -> int | None:
        return contact.relation_id

    walk = page_by_page(api.contacts.by_page, key=relation, expected=size)
    async with aclosing(walk) as pages:
        async for people in pages:
            for contact in people:
                if (mobile := number(contact.mobile)) in mobiles:
                    checked.note(mobile, contact.group_id or 0)


async def _search(
    api: SmsIr, groups: Sequence[ContactGroup], mobiles: Collection[int], checked: Comparison
) -> None:
    ids = {group.name: group.id or 0 for group in groups}

    async def one(mobile: int) -> None:
        hits = await api.contacts.search(mobile=str(mobile))
        for hit in hits:
            if number(hit.mobile) == mobile:
                checked.note(mobile, ids.get(hit.group_name, 0))

    await _bounded(one, mobiles)


async def members(api: SmsIr, group_id: int, mobiles: Iterable[str]) -> set[str]:
    """Which of these mobiles are in the group now. Raises `SmsIrError`."""
    present: set[str] = set()

    async def one(mobile: str) -> None:
        # Without the zero: the part that every spelling of a number has.
        hits = await api.contacts.search(mobile=mobile.lstrip("0"), group_id=group_id)
        if any(hit.mobile == mobile for hit in hits):
            present.add(mobile)

    await _bounded(one, mobiles)
    return present


async def opted_out(api: SmsIr) -> set[int]:
    """Mobiles of everybody who cancelled the membership. Raises `SmsIrError`."""

    async def page(number_: int) -> list[str]:
        return [contact.mobile for contact in (await api.contacts.cancelled(number_)).contacts]

    pages = fetch_pages_concurrently(page, key=lambda mobile: mobile)
    return {number(mobile) async for mobile in pages}


def number(mobile: str) -> int:
    return int(mobile) if mobile.isdecimal() else 0


async def _bounded(work: Callable[[T], Awaitable[None]], items: Iterable[T]) -> None:
    """Run `work` over all items, a few at a time; every call ends, then the first error is raised.

    A request that is cancelled half-way can leak its connection, so none is.
    """
    waiting = iter(list(items))
    errors: list[BaseException] = []

    async def lane() -> None:
        for item in waiting:
            if errors:
                return
            try:
                await work(item)
            except Exception as error:  # noqa: BLE001 (raised below, when all lanes have ended)
                errors.append(error)

    await asyncio.gather(*(lane() for _ in range(AT_ONCE)))
    if errors:
        raise errors[0]
