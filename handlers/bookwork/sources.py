"""Where exported people come from: a group, the whole book, or who has opted out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from screens.text.formatting import Formatter
from smsir import CancelledContact, ContactDetail, SmsIr
from smsir.pages import fetch_pages_concurrently
from storage import Export


@dataclass(frozen=True, slots=True)
class Source:
    """`name`: of the file and sheet; `total`: about how many rows there are."""

    name: str
    total: int
    header: tuple[str, ...]
    rows: AsyncIterator[Sequence[str]]


async def source_of(api: SmsIr, found: Export, fmt: Formatter) -> Source:
    """What an export is made of. Raises `SmsIrError`."""
    words = fmt.words
    header = (
        words.plain("book-column-mobile"),
        words.plain("book-column-prefix"),
        words.plain("book-column-first"),
        words.plain("book-column-last"),
        words.plain("book-column-group"),
        words.plain("book-column-created"),
    )
    if found.kind == "opted-out":
        first = await api.contacts.cancelled()
        whole = (*header, words.plain("book-column-cancelled"))
        return Source(words.plain("book-file-out"), first.count, whole, _opted_out(api, fmt))
    groups = await api.contacts.groups()
    if found.kind == "group":
        group = next((one for one in groups if one.id == found.group_id), None)
        name = fmt.name(group.name, 30) if group else words.plain("book-file-all")
        total = group.contacts_count if group else 0
        return Source(name, total, header, _group(api, found.group_id, fmt))
    total = sum(one.contacts_count for one in groups)
    return Source(words.plain("book-file-all"), total, header, _everybody(api, fmt))


def _day(fmt: Formatter, moment: datetime | None) -> str:
    return fmt.short_date(moment) if moment else ""


def _row(fmt: Formatter, one: ContactDetail | CancelledContact) -> tuple[str, ...]:
    return (
        one.mobile,
        one.prefix,
        one.first_name,
        one.last_name,
        one.group_name,
        _day(fmt, one.created),
    )


async def _everybody(api: SmsIr, fmt: Formatter) -> AsyncIterator[Sequence[str]]:
    """Each membership once: who is in two groups stands there twice."""
    pages = fetch_pages_concurrently(api.contacts.by_page, key=lambda one: one.relation_id)
    async for one in pages:
        yield _row(fmt, one)


async def _group(api: SmsIr, group_id: int, fmt: Formatter) -> AsyncIterator[Sequence[str]]:
    async def page(number: int) -> list[ContactDetail]:
        return await api.contacts.by_group(group_id, number)

    async for one in fetch_pages_concurrently(page, key=lambda one: one.relation_id):
        yield _row(fmt, one)


async def _opted_out(api: SmsIr, fmt: Formatter) -> AsyncIterator[Sequence[str]]:
    async def page(number: int) -> list[CancelledContact]:
        return (await api.contacts.cancelled(number)).contacts

    async for one in fetch_pages_concurrently(page, key=lambda one: one.mobile):
        yield (*_row(fmt, one), _day(fmt, one.cancelled))
