"""Digits of a table that are no mobile of ours, and mobiles under headers that others fear."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from handlers.contacts.importing.reading.labelled import labelled
from handlers.contacts.importing.reading.people import FileRow, PeopleRows
from handlers.contacts.importing.reading.sheets import Book
from handlers.contacts.importing.reading.tables import people

MOBILE = "09127654321"
Cell = str | float


def rows_of(table: list[list[Cell]]) -> list[FileRow]:
    content = io.BytesIO()
    with Workbook(content) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(table):
            sheet.write_row(row, 0, cells)
    return list(Book(content.getvalue()).found())


@given(
    digits=st.integers(9_100, 9_999),
    zeros=st.sampled_from([6, 7]),
    country=st.sampled_from(["", "98"]),
)
def test_a_number_that_a_sheet_has_cut_and_read_again_is_nobodys(
    digits: int, zeros: int, country: str
) -> None:
    """`9.12E+09` of a saved list becomes 9120000000 in the next one: whose it was is lost."""
    cut = float(f"{country}{str(digits)[: 10 - zeros]}{'0' * zeros}")

    good, cut_row = rows_of([["نام", "موبایل"], ["علی", 9127654321.0], ["سارا", cut]])

    assert good.mobiles == (MOBILE,)
    assert (cut_row.mobiles, cut_row.first) == ((), "سارا")
    rows = PeopleRows()
    rows.take(cut_row)
    assert [reason for *_, reason, _ in rows.rejected] == ["cut"]


def test_zeros_that_were_typed_are_somebodys() -> None:
    rows = rows_of([["نام", "موبایل"], ["علی", "09120000000"], ["سارا", 9120010000.0]])

    assert [row.mobiles for row in rows] == [("09120000000",), ("09120010000",)]


@pytest.mark.parametrize("header", ["کد کشور", "Country Code", "پیش شماره کشور"])
@pytest.mark.parametrize(
    ("code", "number", "mobiles"),
    [
        ("98", "9127654321", (MOBILE,)),
        ("+98", "9127654321", (MOBILE,)),
        ("۰۰۹۸", "۹۱۲۷۶۵۴۳۲۱", (MOBILE,)),
        ("", "9127654321", (MOBILE,)),
        ("IR", "9127654321", (MOBILE,)),
        ("Iran (+98)", "9127654321", (MOBILE,)),
        ("98.0", "9127654321", (MOBILE,)),
        ("Türkiye (+90)", "9051234567", ()),
        ("1", "+98 912 765 4321", (MOBILE,)),
        ("1", "9127654321", ()),
        ("+1", "912-765-4321", ()),
        ("0090", "9051234567", ()),
        ("۷", "۹۱۲ ۷۶۵ ۴۳۲۱", ()),
        ("63", "09171234567", ()),
    ],
)
def test_a_number_of_another_country_is_no_mobile_of_ours(
    header: str, code: str, number: str, mobiles: tuple[str, ...]
) -> None:
    table = [["نام", header, "موبایل"], ["علی", "98", "09120000001"], ["سارا", code, number]]

    _, row = people(table)

    assert (row.mobiles, row.first) == (mobiles, "سارا")
    assert mobiles or number in row.seen


@pytest.mark.parametrize("header", ["Country Code", "Country", "کشور", "Country/Region"])
@pytest.mark.parametrize(
    ("country", "number", "mobiles"),
    [
        ("IR", "9127654321", (MOBILE,)),
        ("IRN", "9127654321", (MOBILE,)),
        ("Iran, Islamic Republic of", "9127654321", (MOBILE,)),
        ("جمهوری اسلامی ایران", "۹۱۲۷۶۵۴۳۲۱", (MOBILE,)),
        ("N/A", "9127654321", (MOBILE,)),
        ("-", "9127654321", (MOBILE,)),
        ("Turkey", MOBILE, (MOBILE,)),
        ("ترکیه", "+98 912 765 4321", (MOBILE,)),
        ("TR", "9127654321", ()),
        ("India", "9127654321", ()),
        ("ترکیه", "912 765 4321", ()),
        ("United States", "(912) 765-4321", ()),
    ],
)
def test_bare_digits_beside_another_country_are_no_mobile_of_ours(
    header: str, country: str, number: str, mobiles: tuple[str, ...]
) -> None:
    table = [["نام", header, "موبایل"], ["علی", "ایران", "09120000001"], ["سارا", country, number]]

    _, row = people(table)

    assert (row.mobiles, row.first) == (mobiles, "سارا")
    assert mobiles or row.seen == f"{country} {number}"


@pytest.mark.parametrize("headers", [["Country", "Country Code"], ["کد کشور", "کشور"]])
@pytest.mark.parametrize(
    ("country", "code", "mobiles"),
    [
        ("Iran", "98", (MOBILE,)),
        ("Turkey", "98", (MOBILE,)),
        ("ایران", "", (MOBILE,)),
        ("", "", (MOBILE,)),
        ("Iran", "1", ()),
        ("", "90", ()),
        ("ترکیه", "", ()),
    ],
)
def test_beside_a_country_its_code_decides(
    headers: list[str], country: str, code: str, mobiles: tuple[str, ...]
) -> None:
    named = {"Country": country, "کشور": country}
    cells = [named.get(header, code) for header in headers]
    table = [["نام", *headers, "موبایل"], ["علی", "", "", "09120000001"]]
    labels = [f"{header}: {cell}" for header, cell in zip(headers, cells, strict=True) if cell]

    _, row = people([*table, ["سارا", *cells, "9127654321"]])
    records = labelled(["نام: علی", "موبایل: 09120000001", "", "نام: سارا", *labels,
                        "موبایل: 9127654321"])  # fmt: skip

    assert row.mobiles == mobiles
    assert records is not None
    assert [each.mobiles for each in records] == [("09120000001",), mobiles]


@pytest.mark.parametrize("header", ["شماره‌ها", "شماره پدر", "شماره مشتری", "guest number"])
def test_numbers_in_full_are_mobiles_whatever_they_number(header: str) -> None:
    rows = people([["نام", header], ["علی", MOBILE], ["سارا", "+98 935 123 4567"], ["رضا", ""]])

    assert [row.mobiles for row in rows] == [(MOBILE,), ("09351234567",), ()]


def test_codes_that_begin_with_zeros_are_no_mobiles_in_full() -> None:
    """National codes: one in some thousands looks like a mobile without its 0."""
    codes = ["0012345678", "9123456789", "0098765432", "0451234567"]

    rows = people([[code, "علی", f"912765003{n}"] for n, code in enumerate(codes)])

    assert [row.mobiles for row in rows] == [(f"0912765003{n}",) for n in range(4)]


@pytest.mark.parametrize("other", ["موبایل معرف", "شماره همراه فروشنده", "Seller mobile"])
def test_somebody_elses_mobile_is_not_that_of_the_person_of_the_row(other: str) -> None:
    table = [
        ["نام", "موبایل مشتری", other],
        ["علی", MOBILE, "09120000001"],
        ["سارا", "", "09120000001"],
    ]

    assert [row.mobiles for row in people(table)] == [(MOBILE,), ()]


def test_the_only_mobile_of_a_row_is_its_own_whosever_it_is() -> None:
    rows = people([["فروشگاه", "نام", "موبایل فروشنده"], ["یاس", "علی", "9127654321"]])

    assert [row.mobiles for row in rows] == [(MOBILE,)]


@pytest.mark.parametrize("header", ["شماره پدر", "شماره پروانه", "permit number"])
def test_bare_digits_that_number_something_are_no_mobiles(header: str) -> None:
    table = [["نام", header, "تلفن همراه"], *([f"م{n}", f"912765{n:04}", ""] for n in range(5))]

    rows = people([*table, ["علی", "9127654321", "09351234567"]])

    assert [row.mobiles for row in rows] == [(), (), (), (), (), ("09351234567",)]
