"""Reading the service's list of what was sent, whichever of its two calls gives it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime

from smsir import SentMessage, SmsIr, SmsIrError
from smsir.pages import PAGE_SIZE, from_last_id, pages

_PAGES = 4
_MOST_PAGES = 100
Entries = list[SentMessage]


async def newest_entries(api: SmsIr) -> Entries:
    """One page of it. Raises `SmsIrError`."""
    return await _either(lambda: api.messages.sent_from(0), lambda: api.messages.sent_page(0))


async def newest_pages(api: SmsIr) -> Entries:
    """The newest pages of it. Raises `SmsIrError`."""
    return await _either(lambda: _by_id(api, _PAGES), lambda: _by_page(api, _PAGES))


async def sent_since(api: SmsIr, since: datetime) -> Entries | None:
    """What was sent from then on; None where that is more than is read. Raises `SmsIrError`."""
    entries = await _either(lambda: _back_to(api, since), lambda: _by_id(api, _MOST_PAGES))
    late = [entry for entry in entries if not _before(entry, since)]
    return None if len(late) >= _MOST_PAGES * PAGE_SIZE else late


def _before(entry: SentMessage, since: datetime) -> bool:
    return entry.sent_at is not None and entry.sent_at < since


async def _back_to(api: SmsIr, since: datetime) -> Entries:
    """Pages from the newest on, until one is older as a whole."""
    older_in_a_row, entries = 0, Entries()
    async for entry in _paged(api, _MOST_PAGES):
        entries.append(entry)
        older_in_a_row = older_in_a_row + 1 if _before(entry, since) else 0
        if older_in_a_row == PAGE_SIZE:
            break
    return entries


async def _either(*reads: Callable[[], Awaitable[Entries]]) -> Entries:
    """One of the two lists has been seen empty, so the other is asked too."""
    error: SmsIrError | None = None
    for read in reads:
        try:
            entries = await read()
        except SmsIrError as failed:
            error = failed
            continue
        if entries:
            return entries
    if error is not None:
        raise error
    return []


async def _by_id(api: SmsIr, most_pages: int) -> Entries:
    walk = from_last_id(api.messages.sent_from, lambda entry: entry.id, most_pages=most_pages)
    return [entry async for entry in walk]


async def _by_page(api: SmsIr, most_pages: int) -> Entries:
    return [entry async for entry in _paged(api, most_pages)]


def _paged(api: SmsIr, most_pages: int) -> AsyncIterator[SentMessage]:
    return pages(api.messages.sent_page, key=lambda entry: entry.id, most_pages=most_pages)
