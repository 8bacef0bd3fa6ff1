"""F44: a page that repeats itself, a short one, or pages without end: a walk always stops."""

from __future__ import annotations

import asyncio

import pytest

from smsir.pages import fetch_pages_concurrently, from_last_id, pages
from tests.smsir.raw_service import Asked, Script, answer, talking


def listing(*, repeat: bool, rows: int = 50) -> Script:
    """Answer with full (or shorter) pages: the same one for ever, or always new ones."""

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        query = {name.lower(): int(value) for name, value in asked.query.items()}
        page = 0 if repeat else query.get("pageid", 0)
        top = 10**9 - page * 50 if "lastid" not in query or repeat else query["lastid"] or 10**9
        ids = range(top - 1, top - 1 - rows, -1)
        details = [{"Id": one, "ContactRelationId": one} for one in ids]
        await answer(writer, {"IsSuccessful": True, "ContactDetails": details})

    return script


@pytest.mark.parametrize("walk", [pages, fetch_pages_concurrently])
async def test_a_repeated_page_ends_the_walk(walk: type) -> None:
    async with talking(listing(repeat=True)) as (account, service):
        found = [row async for row in walk(account.contacts.by_page, key=lambda row: row.id)]
    assert len(found) == 50
    assert service.operations().count("GetContactsByPageId") <= 3


async def test_a_repeated_answer_ends_a_walk_by_last_id() -> None:
    async with talking(listing(repeat=True)) as (account, service):
        walk = from_last_id(account.contacts.from_last_id, lambda row: row.id)
        assert len([row async for row in walk]) == 50
    assert service.operations().count("GetContactsFromLastId") <= 3


async def test_a_short_page_ends_the_walk_without_another_call() -> None:
    async with talking(listing(repeat=False, rows=49)) as (account, service):
        by_page = pages(account.contacts.by_page, key=lambda row: row.id)
        by_id = from_last_id(account.contacts.from_last_id, lambda row: row.id)
        assert len([row async for row in by_page]) == 49
        assert len([row async for row in by_id]) == 49
    assert len(service.asked) == 3


@pytest.mark.parametrize("walk", [pages, fetch_pages_concurrently])
async def test_pages_without_end_are_cut(walk: type) -> None:
    async with talking(listing(repeat=False)) as (account, service):
        rows = walk(account.contacts.by_page, key=lambda row: row.id, most_pages=6)
        assert len([row async for row in rows]) == 300
        by_id = from_last_id(account.contacts.from_last_id, lambda row: row.id, most_pages=6)
        assert len([row async for row in by_id]) == 300
    assert service.operations().count("GetContactsByPageId") == 6
    assert service.operations().count("GetContactsFromLastId") == 6
