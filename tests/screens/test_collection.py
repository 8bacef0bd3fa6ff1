"""Pages of a list that is whole in memory."""

from __future__ import annotations

from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from screens.context import Ctx
from screens.widgets import ListData, ListPage, PageData, narrowed, sliced

NOBODY = cast("Ctx[Any]", None)
WHOLE = st.lists(st.integers(), max_size=60)


@given(WHOLE, st.integers(1, 12))
def test_the_pages_together_are_the_whole(whole: list[int], size: int) -> None:
    first = ListPage.of(whole, 0, size)
    pages = [ListPage.of(whole, number, size) for number in range(first.pages)]

    assert [item for page in pages for item in page.items] == whole
    assert [page.start for page in pages] == [size * page.number for page in pages]
    assert all(0 < len(page.items) <= size for page in pages) or not whole


@given(WHOLE, st.integers(0, 99), st.integers(1, 12))
def test_a_page_that_is_gone_is_the_last_one(whole: list[int], number: int, size: int) -> None:
    page = ListPage.of(whole, number, size)

    assert 0 <= page.number < page.pages
    assert page.number == number or page == ListPage.of(whole, page.pages - 1, size)


def test_what_is_searched_begins_at_its_first_page() -> None:
    assert narrowed(ListData(page=3), "  mina ") == ListData(query="mina")
    assert narrowed(ListData(page=3, query="mina"), "") == ListData()


@given(WHOLE, st.integers(0, 12), st.integers(1, 7), st.integers(1, 3))
async def test_slices_of_the_service_are_the_whole_and_end(
    things: list[int], number: int, size: int, times: int
) -> None:
    """However the service's pages and ours meet, turning on shows each thing once and stops."""
    fetched = size * times

    async def fetch(_ctx: Ctx[Any], _data: PageData, page: int) -> list[int]:
        return things[page * fetched : (page + 1) * fetched]

    source = sliced(fetch, size=size, fetched=fetched)
    listed: list[int] = []
    for page_number in range(len(things) // size + 2):
        page = await source(NOBODY, PageData(page=page_number))
        listed += page.items
        if not page.more:
            break
    assert listed == things
    assert not (await source(NOBODY, PageData(page=number + len(things)))).items
