"""Where exported people come from: a group, the whole book, or who has opted out.

Rows go page by page, as lists: tens of thousands of them one by one cost more than what they hold.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TypeVar

from handlers.shared.unsaid import total
from screens.text.formatting import Formatter
from smsir import CancelledContact, ContactDetail, SmsIr
from smsir.pages import page_by_page
from storage import DayOfYear, Export

T = TypeVar("T")
Rows = list[Sequence[str]]
Page = Callable[[int], Awaitable[list[ContactDetail]]]


@dataclass(frozen=True, slots=True)
class Source:
    """`name`: of the file and sheet; `total`: about how many rows there are, None if unsaid."""

    name: str
    total: int | None
    header: tuple[str, ...]
    pages: AsyncGenerator[Rows, None]


async def source_of(
    api: SmsIr, export: Export, fmt: Formatter, birthdays: Mapping[str, DayOfYear]
) -> Source:
    """What an export is made of, with a column of birthdays where any are kept.

    Raises `SmsIrError`.
    """
    words, days = fmt.words, Days(fmt)
    header: tuple[str, ...] = (
        words.plain("book-column-mobile"),
        words.plain("book-column-prefix"),
        words.plain("book-column-first"),
        words.plain("book-column-last"),
        words.plain("book-column-group"),
        words.plain("book-column-created"),
    )
    if export.kind == "opted-out":
        first = await api.contacts.cancelled()
        whole = (*header, words.plain("book-column-cancelled"))
        return Source(
            words.plain("book-file-out"), first.count, whole, _opted_out(api, first.count, days)
        )
    born = BirthdayColumn(fmt, birthdays)
    if birthdays:
        header = (*header, words.plain("book-column-birthday"))
    groups = await api.contacts.groups()
    if export.kind == "group":
        group = next((candidate for candidate in groups if candidate.id == export.group_id), None)
        name = fmt.name(group.name, 30) if group else words.plain("book-file-all")
        size = group.contacts_count if group else None
        page: Page = partial(api.contacts.by_group, export.group_id)
    else:
        name, page = words.plain("book-file-all"), api.contacts.by_page
        size = total(group.contacts_count for group in groups)
    return Source(name, size, header, born.beside(_people(page, size, days)))


class Days:
    """Days as a person reads them; of thousands of rows most are of the same few."""

    def __init__(self, fmt: Formatter) -> None:
        self._fmt = fmt
        self._known: dict[date, str] = {}

    def __call__(self, moment: datetime | None) -> str:
        if moment is None:
            return ""
        day = moment.astimezone(self._fmt.zone).date()
        if day not in self._known:
            self._known[day] = self._fmt.short_date(moment)
        return self._known[day]


class BirthdayColumn:
    """Day and month, as an import reads them again, in a last column."""

    def __init__(self, fmt: Formatter, days: Mapping[str, DayOfYear]) -> None:
        self._fmt = fmt
        self._days = days

    def beside(self, pages: AsyncGenerator[Rows, None]) -> AsyncGenerator[Rows, None]:
        return _rows(pages, lambda row: (*row, self._of(row[0]))) if self._days else pages

    def _of(self, mobile: str) -> str:
        if mobile not in self._days:
            return ""
        month, day = self._days[mobile]
        return self._fmt.words.plain("book-birthday", day=self._fmt.digits(str(day)), month=month)


def _row(day: Days, contact: ContactDetail | CancelledContact) -> tuple[str, ...]:
    return (
        contact.mobile,
        contact.prefix,
        contact.first_name,
        contact.last_name,
        contact.group_name,
        day(contact.created),
    )


async def _rows(
    pages: AsyncGenerator[list[T], None], row: Callable[[T], Sequence[str]]
) -> AsyncGenerator[Rows, None]:
    """A row for each; whoever closes this closes `pages`, so that no request goes on after it."""
    async with aclosing(pages):
        async for page in pages:
            yield [row(each) for each in page]


def _people(page: Page, size: int | None, days: Days) -> AsyncGenerator[Rows, None]:
    """Each membership once: who is in two groups stands there twice."""
    pages = page_by_page(page, key=lambda contact: contact.relation_id, expected=size)
    return _rows(pages, lambda contact: _row(days, contact))


def _opted_out(api: SmsIr, size: int | None, days: Days) -> AsyncGenerator[Rows, None]:
    async def page(number: int) -> list[CancelledContact]:
        return (await api.contacts.cancelled(number)).contacts

    pages = page_by_page(page, key=lambda contact: contact.mobile, expected=size)
    return _rows(pages, lambda contact: (*_row(days, contact), days(contact.cancelled)))
