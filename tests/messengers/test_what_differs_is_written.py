"""The table of what differs between the messengers is that of their capability records."""

from __future__ import annotations

from docs.differences import BEGIN, END, PAGE, WORDS, differing, table, written


def test_the_page_has_the_table_of_today() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert written(page) == page, "python docs/differences.py writes it anew"
    assert page.index(BEGIN) < page.index(table()) < page.index(END)


def test_all_that_differs_has_words_and_nothing_else() -> None:
    assert sorted(WORDS) == sorted(differing())
