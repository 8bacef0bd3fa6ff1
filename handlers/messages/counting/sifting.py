"""Plain numbers beside groups and contacts: whoever is in both gets one SMS, who opted out none.

The service counts distinct people within one call only, and plain numbers need a call of their own
(SendByMobileNumbers). So they are compared here: each number is searched for, or the book is read,
whichever takes fewer calls.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol, TypeVar

from handlers.shared.account_cache import AccountCache
from handlers.shared.concurrently import gather_all
from handlers.shared.unsaid import lists_to_read
from smsir import BadCredentials, CancelledContact, ContactDetail, ContactGroup, SmsIr, SmsIrError
from smsir.pages import PAGE_SIZE, fetch_pages_concurrently

T = TypeVar("T")
MOST_CALLS = 400
"""Calls that one comparison may take; beyond it the card says that nothing was compared."""

_AT_ONCE = 4
_LIFE_SECONDS = 60.0
_doubles: AccountCache[Sequence[str]] = AccountCache(_LIFE_SECONDS)
_cancelled: AccountCache[Sequence[str]] = AccountCache(_LIFE_SECONDS)


class Picked(Protocol):
    """Who was picked: (group id, name), (relation id, name) and 09xxxxxxxxx."""

    @property
    def groups(self) -> tuple[tuple[int, str], ...]: ...

    @property
    def contacts(self) -> tuple[tuple[int, str], ...]: ...

    @property
    def numbers(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Sifted:
    """`kept`: the numbers that an SMS goes to by themselves, each once.

    `doubles`: those that get it by a group or contact. `opted_out`: those that must not get any.
    `compared`: False where the service could not be asked, or not in `MOST_CALLS` calls.
    """

    kept: tuple[str, ...] = ()
    doubles: tuple[str, ...] = ()
    opted_out: tuple[str, ...] = ()
    compared: bool = True


async def sift(api: SmsIr, picked: Picked) -> Sifted:
    """The numbers of `picked`, without doubles and people who opted out.

    Raises:
        BadCredentials: the account's keys are refused. Other errors leave things uncompared.
    """
    numbers = tuple(dict.fromkeys(picked.numbers))
    if not numbers:
        return Sifted()
    try:
        gone = await opted_out(api)
        open_numbers = tuple(mobile for mobile in numbers if mobile not in gone)
        in_groups = await _compared(api, picked, open_numbers)
    except BadCredentials:
        raise
    except SmsIrError:
        return Sifted(numbers, compared=False)
    cancelled = tuple(mobile for mobile in numbers if mobile in gone)
    if in_groups is None:
        return Sifted(open_numbers, opted_out=cancelled, compared=False)
    allowed = tuple(mobile for mobile in open_numbers if mobile not in in_groups)
    doubles = tuple(mobile for mobile in open_numbers if mobile in in_groups)
    return Sifted(allowed, doubles, cancelled)


async def opted_out(api: SmsIr) -> frozenset[str]:
    """The mobiles of all who cancelled; a minute old at most. Raises `SmsIrError`."""
    return frozenset(await _cancelled.get(api, lambda: _all_cancelled(api)))


async def _compared(api: SmsIr, picked: Picked, mobiles: tuple[str, ...]) -> frozenset[str] | None:
    """Numbers that the groups and contacts hold; None where that would take too many calls."""
    if not mobiles or not (picked.groups or picked.contacts):
        return frozenset()
    groups = {ident for ident, _ in picked.groups}
    relations = {ident for ident, _ in picked.contacts}
    all_groups = await api.contacts.groups()
    # Only a list of the whole book tells relation ids together with numbers.
    read = all_groups if relations else [group for group in all_groups if group.id in groups]
    calls = lists_to_read([group.contacts_count for group in read], PAGE_SIZE)
    searching = calls is None or len(mobiles) <= calls
    if (len(mobiles) if calls is None else min(calls, len(mobiles))) > MOST_CALLS:
        return None

    async def fetch() -> Sequence[str]:
        if searching:
            names = {group.name.strip() for group in all_groups if group.id in groups}
            return await _searched(api, mobiles, names, relations)
        wanted = set(mobiles)
        members = memberships(api, read, groups, relations)
        return [member.mobile async for member in members if member.mobile in wanted]

    key = sha256(repr((sorted(groups), sorted(relations), mobiles)).encode()).hexdigest()
    return frozenset(await _doubles.get(api, fetch, key))


async def _searched(
    api: SmsIr, mobiles: tuple[str, ...], names: Collection[str], relations: Collection[int]
) -> list[str]:
    """Those of `mobiles` with a membership in a group of these names, or one of `relations`."""

    async def held(mobile: str) -> str | None:
        for hit in await api.contacts.search(mobile=mobile):
            chosen = hit.group_name.strip() in names or hit.relation_id in relations
            if hit.mobile == mobile and chosen:
                return mobile
        return None

    return [
        mobile
        for mobile in await gather_all([held(mobile) for mobile in mobiles])
        if mobile is not None
    ]


async def memberships(
    api: SmsIr,
    read: Iterable[ContactGroup],
    groups: Collection[int],
    relations: Collection[int],
) -> AsyncIterator[ContactDetail]:
    """All memberships that were picked, read group by group."""
    for group in read:
        if group.contacts_count == 0 or group.id is None:
            continue
        async for contact in _pages(_by_group(api, group.id), lambda row: row.relation_id):
            if group.id in groups or contact.relation_id in relations:
                yield contact


def _by_group(api: SmsIr, group_id: int) -> Callable[[int], Awaitable[list[ContactDetail]]]:
    return lambda page: api.contacts.by_group(group_id, page)


async def _all_cancelled(api: SmsIr) -> list[str]:
    async def page(number: int) -> list[CancelledContact]:
        return (await api.contacts.cancelled(number)).contacts

    return [contact.mobile async for contact in _pages(page, lambda row: row.mobile)]


async def _pages(
    page: Callable[[int], Awaitable[list[T]]], key: Callable[[T], object]
) -> AsyncIterator[T]:
    walk = fetch_pages_concurrently(page, key=key, at_once=_AT_ONCE, most_pages=MOST_CALLS)
    async for contact in walk:
        yield contact
