"""Where exported people come from: pages that are asked for beside each other."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from handlers.contacts.importing.sources import source_of
from handlers.locales import locale_folders
from screens.text.formatting import Formatter
from screens.text.translator import Translator
from smsir import CancelledContact, ContactDetail, ContactGroup, SmsIr
from smsir.models.contacts import CancelledPage
from smsir.pages import PAGE_SIZE
from storage import DayOfYear, Export, ExportState

_PAGES = 4


class Contacts:
    """A book whose later pages take longer; `running`: those that are not answered yet."""

    def __init__(self) -> None:
        self.running: set[int] = set()

    async def groups(self) -> list[ContactGroup]:
        return [ContactGroup(id=7, name="Yas", contacts_count=_PAGES * PAGE_SIZE)]

    async def by_page(self, page: int = 0) -> list[ContactDetail]:
        return [ContactDetail(relation_id=ident) for ident in await self._idents(page)]

    async def by_group(self, _group_id: int, page: int = 0) -> list[ContactDetail]:
        return await self.by_page(page)

    async def cancelled(self, page: int = 0) -> CancelledPage:
        people = [CancelledContact(mobile=f"09{ident:09}") for ident in await self._idents(page)]
        return CancelledPage(contacts=people, count=_PAGES * PAGE_SIZE)

    async def _idents(self, page: int) -> range:
        self.running.add(page)
        for _ in range(20 * page):
            await asyncio.sleep(0)
        self.running.remove(page)
        return range(page * PAGE_SIZE + 1, (page + 1) * PAGE_SIZE + 1)


@pytest.mark.parametrize("born", [{}, {"09121112233": (5, 12)}])
@pytest.mark.parametrize("kind", ["all", "group", "opted-out"])
async def test_an_export_that_ends_early_leaves_no_page_on_its_way(
    kind: str, born: dict[str, DayOfYear]
) -> None:
    contacts = Contacts()
    fmt = Formatter(Translator(locale_folders(), strict=True).words("en"), ZoneInfo("Asia/Tehran"))
    export = Export(
        id=1, chat=1, user=1, account_id=1, kind=kind, format="xlsx", group_id=7,
        state=ExportState.RUNNING, created_at=datetime(2026, 11, 28, tzinfo=UTC),
    )  # fmt: skip
    source = await source_of(cast("SmsIr", SimpleNamespace(contacts=contacts)), export, fmt, born)
    async with aclosing(source.pages) as pages:
        rows = await anext(pages)
        assert contacts.running
    assert len(rows) == PAGE_SIZE
    assert not contacts.running
