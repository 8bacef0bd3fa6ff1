"""Tables as shops draw them: wherever people stand, each has their own name and number."""

from __future__ import annotations

import cProfile
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from handlers.contacts.importing.reading import plain
from handlers.contacts.importing.reading.encoding import Text
from handlers.contacts.importing.reading.limits import RefusedFileError
from handlers.contacts.importing.reading.parent import read
from handlers.contacts.importing.reading.sheets import Book
from handlers.contacts.importing.reading.tables import people
from tests.examples import tries

NAMES = ("نگار", "علی", "سارا", "پیمان", "مریم", "رضا")
Rows = list[list[str]]
Person = tuple[str, str]


def person(n: int) -> Person:
    return NAMES[n % 6], f"0912{n:07d}"


def found_in(rows: Rows) -> list[Person]:
    return [(row.first, mobile) for row in people(rows) for mobile in row.mobiles]


def read_from(text: str) -> list[Person]:
    rows = plain.found_in(Text(text.encode()))
    return [(row.first, mobile) for row in rows for mobile in row.mobiles]


def plain_table(many: int) -> Rows:
    return [["نام", "موبایل", "مبلغ"], *([*person(n), f"91234{n:05d}"] for n in range(many))]


def sideways(many: int) -> Rows:
    return [list(cells) for cells in zip(*(row[:2] for row in plain_table(many)), strict=True)]


def side_by_side(many: int, *, header: bool = True) -> Rows:
    half = many // 2
    rows = [[*person(n), "", *person(n + half)] for n in range(half)]
    return [["نام", "موبایل", "", "نام", "موبایل"], *rows] if header else rows


def stacked(many: int) -> Rows:
    half = many // 2
    first = [[*person(n), ""] for n in range(half)]
    second = [["تهران", *person(n)] for n in range(half, 2 * half)]
    return [["نام", "موبایل", ""], *first, ["", "", ""], ["شهر", "نام", "تلفن همراه"], *second]


def under_merged_cells(many: int) -> Rows:
    rows = [[str(n), person(n)[0], "02188776655", person(n)[1]] for n in range(many)]
    return [["ردیف", "مشخصات", "شماره تماس", ""], ["", "نام", "ثابت", "همراه"], *rows]


def in_one_cell(many: int) -> Rows:
    return [["نام و شماره"], *([" - ".join(person(n))] for n in range(many))]


LAYOUTS = {
    "plain": plain_table,
    "sideways": sideways,
    "side by side": side_by_side,
    "side by side, unheaded": lambda many: side_by_side(many, header=False),
    "stacked": stacked,
    "under merged cells": under_merged_cells,
    "in one cell": in_one_cell,
}


@pytest.mark.parametrize("layout", LAYOUTS)
@given(
    st.integers(3, 15).map(lambda half: half * 2),
    st.integers(0, 30),
    st.integers(0, 3),
    st.sampled_from(["گزارش مشتریان", "تلفن پشتیبانی: 09129998877", "۱۴۰۵/۰۹/۰۶", ""]),
)
@tries(15)
def test_each_person_has_their_own_number_in_every_layout(
    layout: str, many: int, titles: int, empty: int, title: str
) -> None:
    above = [] if layout in {"sideways", "side by side, unheaded"} else [[title]] * titles
    rows = [*above, *([[]] * empty), *LAYOUTS[layout](many)]
    assert sorted(found_in(rows)) == sorted(person(n) for n in range(many))


@given(
    st.integers(10, 30),
    st.sets(st.integers(0, 9), min_size=1, max_size=2),
    st.sampled_from([",", ";", "\t"]),
    st.integers(0, 30),
)
@tries(25)
def test_a_row_with_a_cell_more_or_less_loses_nobody(
    many: int, odd: set[int], sign: str, titles: int
) -> None:
    lines = [f"سطر {n}" for n in range(titles)]
    lines.append(sign.join(("نام", "شهر", "موبایل", "مبلغ")))
    for n in range(many):
        name, mobile = person(n)
        cells = [name, "تهران", mobile, "9123456789"]
        if n in odd:
            cells = [name, mobile] if n % 2 else [name, "تهران", "ری", mobile, "9123456789"]
        lines.append(sign.join(cells))
    assert read_from("\n".join(lines)) == [person(n) for n in range(many)]


@given(
    st.lists(
        st.tuples(*[st.sampled_from(["whole", "wrong", "no number", "empty"])] * 3),
        min_size=1,
        max_size=6,
    )
)
@tries(40)
def test_who_has_no_mobile_in_a_table_beside_another_is_told(
    kinds: list[tuple[str, str, str]],
) -> None:
    rows: Rows = [["نام", "موبایل"] * 3, [*person(0), *person(1), *person(2)]]
    expected = [*map(person, range(3))]
    for n, kind in ((len(rows) + n, kind) for n, kind in enumerate(kinds)):
        rows.append([])
        for column, each in enumerate(kind):
            name, mobile = person(10 * n + column)
            cells = {
                "whole": [name, mobile], "wrong": [name, "0912123"], "no number": [name, ""],
                "empty": ["", ""],
            }[each]  # fmt: skip
            rows[-1] += cells
            if each != "empty":
                expected.append((name, mobile if each == "whole" else ""))
    found = [(row.first, "".join(row.mobiles)) for row in people(rows)]
    assert sorted(found) == sorted(expected)


def test_an_empty_column_of_one_table_does_not_take_the_numbers_of_another() -> None:
    rows = [["نام", "موبایل"] * 2, [*person(0), "سارا", ""], [*person(1), "مینا", ""]]
    assert found_in(rows) == [person(0), person(1)]
    assert [row.seen for row in people(rows) if not row.mobiles] == ["سارا", "مینا"]


def test_rows_without_a_number_are_not_searched_word_by_word_for_a_header() -> None:
    """Calls, which are the same on any machine: a large file has as many seconds as a small one."""
    rows = [["نام", "شهر", "موبایل"], *([f"علی{n}", f"ری{n}", ""] for n in range(300))]
    many: Rows = [*rows, *([f"رضا{n}", f"یزد{n}", ""] for n in range(2_000)), ["", *person(1)]]
    assert calls_of(lambda: list(people(many))) < 2_300 * 200


@pytest.mark.long
@pytest.mark.parametrize("sign", [" - ", ", "])
def test_a_list_in_one_line_is_not_read_again_for_each_sign(sign: str) -> None:
    line = sign.join(" ".join(person(n)) for n in range(500))
    assert calls_of(lambda: read_from(line)) < 500 * 700


def calls_of(work: Callable[[], object]) -> int:
    profile = cProfile.Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def test_who_stands_above_a_header_is_told() -> None:
    rows = [["علی", "09121110001"], ["سارا", "09121110002"], ["نام", "مشتری"], *plain_table(3)[1:]]
    assert len(found_in(rows)) == 5, "the words in the middle are no header: people are above"
    rows = [["علی", "09121110001"], ["سارا", "09121110002"], *plain_table(3)]
    assert {mobile for _, mobile in found_in(rows)} >= {"09121110001", "09121110002"}


def test_a_person_who_is_called_as_a_column_is_hides_nobody_above() -> None:
    rows = [*plain_table(3)[1:], ["مشتری", ""], ["رضا", "09121110009"]]
    assert len(found_in(rows)) == 4


@pytest.mark.parametrize("row", [["بی", "شماره", "021-88776655"], ["علی", "شماره", ""]])
def test_a_row_without_a_mobile_is_told_though_it_holds_a_word_of_a_header(row: list[str]) -> None:
    table = [["نام", "نام خانوادگی", "موبایل"], row, ["سارا", "نوری", "09121110001"]]
    first, second = people(table)
    assert (first.row, first.mobiles, second.mobiles) == (2, (), ("09121110001",))


def test_columns_that_are_named_in_other_words() -> None:
    for name in (
        "کاربر",
        "نام خریدار",
        "دانش‌آموز",
        "Client",
        "Contact name",
        "نام مشترک",
        "اسم عضو",
    ):
        rows = [[name, "شماره ۱", "شماره ۲"], ["نگار", "09121110001", "09351110001"]]
        assert found_in(rows) == [("نگار", "09121110001"), ("نگار", "09351110001")]


def test_the_name_of_something_else_is_nobodys_name() -> None:
    for name in ("نام پدر", "نام کاربری", "نام فروشگاه", "Company name", "Father's name"):
        rows = [[name, "نام", "موبایل"], ["یاس", "نگار", "09121110001"]]
        assert found_in(rows) == [("نگار", "09121110001")]
        assert found_in([row[::2] for row in rows]) == [("", "09121110001")]


def test_rows_have_the_numbers_that_excel_shows() -> None:
    content = io.BytesIO()
    with Workbook(content) as book:
        sheet = book.add_worksheet()
        sheet.write_row(3, 2, ["نام", "موبایل"])
        sheet.write_row(4, 2, person(0))
        sheet.write_row(400, 2, person(1))
    assert [row.row for row in Book(content.getvalue()).found()] == [5, 401]


CUT = ["9.12E+09", "9/35E+09", "۹٫۱۲E+۰۹", "9,12E9"]


async def refusal(content: bytes) -> str:
    with pytest.raises(RefusedFileError) as caught:
        async for _ in read(content):
            pass
    return caught.value.reason


async def test_a_file_whose_numbers_are_all_cut_is_refused_for_that() -> None:
    for header in (["نام", "موبایل"], []):
        rows = [header, *([NAMES[n], cut] for n, cut in enumerate(CUT))]
        content = io.BytesIO()
        with Workbook(content) as book:
            sheet = book.add_worksheet()
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
        assert await refusal(content.getvalue()) == "cut"
    csv = "\n".join(f"{NAMES[n]};{cut}" for n, cut in enumerate(CUT))
    assert await refusal(f"نام;موبایل\n{csv}".encode()) == "cut"
