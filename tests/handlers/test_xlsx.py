"""Workbooks that we write: what was given is what a reader finds, whatever it looks like."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from handlers.shared.xlsx import Column, Workbook, file_name, table_file
from tests.examples import tries
from tests.handlers.desk import Desk

TRAPS = (
    "=1+1", "+98", "-1", "@SUM(A1)", "#N/A", "{=1}", "http://example.com", "mailto:a@b.c",
    "<r>x</r>", "<r><t>raw</r>", "_x0041_", " space ", "a\nb", "&<>\"'", "TRUE", "1e5", "0912",
    "۰۹",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(TRAPS), st.text(max_size=40))
KEPT = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")


def sheet(content: bytes) -> Worksheet:
    active = openpyxl.load_workbook(io.BytesIO(content)).active
    assert isinstance(active, Worksheet)
    return active


@pytest.mark.long
@given(st.lists(st.tuples(TEXTS, st.integers(-(10**12), 10**12)), max_size=12))
@tries(15)
def test_texts_stay_texts_and_numbers_stay_numbers(rows: list[tuple[str, int]]) -> None:
    content = table_file("t", [Column("a"), Column("b", grouped=True)], rows, rtl=True)
    table = sheet(content)
    for place, (text, number) in enumerate(rows, 2):
        cell, amount = table.cell(place, 1), table.cell(place, 2)
        assert cell.value is None or cell.data_type == "s", text
        assert amount.value == number


@given(st.lists(st.one_of(st.sampled_from(TRAPS), st.text(KEPT, max_size=40)), max_size=12))
@tries(15)
def test_what_is_written_is_read_back(texts: list[str]) -> None:
    content = table_file("t", [Column("a")], [[text] for text in ["first", *texts]], rtl=False)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    read = [str(row[0]) for row in book.get_sheet_by_index(0).to_python()[1:]]
    shown = [text.translate(dict.fromkeys(map(ord, MARKS))) for text in ["first", *texts]]
    while shown and not shown[-1]:
        shown.pop()
    assert [text.strip() for text in read] == [text.strip() for text in shown]


MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_the_header_is_bold_stays_in_sight_and_filters_all_rows() -> None:
    content = table_file("فهرست", [Column("ردیف"), Column("نام")], [[1, "الف"], [2, "ب"]], rtl=True)
    table = sheet(content)

    assert [cell.font.bold for cell in table[1]] == [True, True]
    assert table.freeze_panes == "A2"
    assert table.auto_filter.ref == "A1:B3"
    assert table.sheet_view.rightToLeft
    assert not sheet(table_file("t", [Column("a")], [], rtl=False)).sheet_view.rightToLeft


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**20, 6037991234567890123])
def test_a_number_that_a_cell_cannot_hold_is_written_out(value: float) -> None:
    content = table_file("t", [Column("a")], [[value]], rtl=False)
    assert sheet(content)["A2"].value == str(value)


@pytest.mark.parametrize("title", ["", "a/b:c*d?[e]\\", "'quoted'", "History", "x" * 60, "<&>"])
def test_any_name_can_be_the_title_of_two_sheets(title: str, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = Workbook(path, rtl=False)
    first, second = (book.table(title, [Column("a")]) for _ in range(2))
    first.rows([["1"]])
    second.rows([["2"], ["3"]])
    book.close()

    names = openpyxl.load_workbook(path).sheetnames
    assert len(set(names)) == 2
    assert (first.count, second.count) == (1, 2)


def test_a_long_text_is_cut_where_the_cell_ends() -> None:
    content = table_file("t", [Column("a")], [["x" * 40_000]], rtl=False)
    assert len(str(sheet(content)["A2"].value)) == 32_000


def test_a_file_is_named_with_the_day_in_the_readers_calendar(desk: Desk) -> None:
    moment = datetime(2026, 10, 14, 9, tzinfo=UTC)
    persian, english = desk.ctx().fmt, desk.ctx(lang="en").fmt
    assert file_name(persian, "لغو عضویت‌ها", moment) == "لغو عضویت‌ها ۱۴۰۵-۰۷-۲۲.xlsx"
    assert file_name(english, 'a/b:"c"\n\u202e', moment, "vcf") == "a b c 2026-10-14.vcf"


FULL_DISK = """
import gc, sys
from pathlib import Path
from handlers.shared.xlsx import Column, Workbook

def write(rows):
    book = Workbook(Path(sys.argv[1]), rtl=True)
    book.table("a", [Column("x")]).rows([[f"{place} {place * 7919}"] for place in range(rows)])
    try:
        book.close()
    except Exception as error:
        print(error)

write(int(sys.argv[2]))
gc.collect()
"""


@pytest.mark.process
@pytest.mark.parametrize("rows", [1, 20_000])
def test_a_full_disk_is_said_once_and_leaves_no_file_of_its_own(tmp_path: Path, rows: int) -> None:
    """What is thrown away afterwards complains nowhere ("Exception ignored in ...")."""
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-c", FULL_DISK, "/dev/full", str(rows)],
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "TMPDIR": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.stderr) == ("[Errno 28] No space left on device\n", "")
    assert list(tmp_path.iterdir()) == []
