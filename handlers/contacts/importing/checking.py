"""Comparing people with the book: who is there already, who has opted out.

For few people each number is searched; for many the whole book is walked, several pages at once.
Whichever costs fewer calls. Mobiles are held as whole numbers: a hundred thousand are 8 MB.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import aclosing
from dataclasses import dataclass, field
from math import inf
from typing import Self, TypeVar

from handlers.shared.unsaid import total
from smsir import ContactGroup, SmsIr
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


class Comparing:
    """What the service knows of `mobiles`, which may grow until the `end`: of a long file.

    As soon as they are so many that to walk the book costs fewer calls the walk begins, beside the
    reading of the file; until all are there it notes whomever it meets. Leave it as a context.
    """

    def __init__(self, api: SmsIr, mobiles: AbstractSet[int]) -> None:
        self._api = api
        self._mobiles = mobiles
        self._more, self._complete = asyncio.Event(), False
        self._task: asyncio.Task[Comparison] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def go_on(self) -> asyncio.Task[Comparison]:
        """There are more of them."""
        self._more.set()
        self._task = self._task or asyncio.create_task(self._compare())
        return self._task

    async def end(self) -> Comparison:
        """There are no more. Raises `SmsIrError`."""
        self._complete = True
        return await self.go_on()

    async def _compare(self) -> Comparison:
        gone = await opted_out(self._api)
        groups = await self._api.contacts.groups()
        people = total(group.contacts_count for group in groups)
        checked = Comparison()
        if people is not None and await self._outnumber(people / PAGE_SIZE):
            await self._walk(people, checked)
        else:
            await self._all_there()
            await _search(self._api, groups, self._mobiles, checked)
        checked.opted_out = gone & self._mobiles
        return checked

    async def _outnumber(self, calls: float) -> bool:
        """Whether there are more of them than that: at once where so, else when all are there."""
        while len(self._mobiles) <= calls and not self._complete:
            self._more.clear()
            await self._more.wait()
        return len(self._mobiles) > calls

    async def _all_there(self) -> None:
        await self._outnumber(inf)

    async def _walk(self, size: int, checked: Comparison) -> None:
        walk = page_by_page(
            self._api.contacts.by_page, key=lambda contact: contact.relation_id, expected=size
        )
        async with aclosing(walk) as pages:
            async for people in pages:
                for contact in people:
                    mobile = number(contact.mobile)
                    if not self._complete or mobile in self._mobiles:
                        checked.note(mobile, contact.group_id or 0)
        await self._all_there()
        for mobile in checked.groups.keys() - self._mobiles:
            del checked.groups[mobile]


async def _search(
    api: SmsIr, groups: Sequence[ContactGroup], mobiles: Iterable[int], checked: Comparison
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
