"""F69: bombs, endless sheets, formulas, passwords: refused or read within memory and time."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from handlers.contacts.exporting.writing import Sheet
from handlers.contacts.importing.reading.limits import RefusedFileError
from handlers.contacts.importing.reading.parent import read
from tests.archives import with_sheet
from tests.stories.book import HEADER, cells, in_group, workbook
from tests.stories.harness.shop import Shop

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
MEGABYTE = 1024 * 1024
GOOD = [HEADER, ("نگار", "احمدی", "09121110001", "")]


def with_rows(rows: bytes, declared: bytes = b"") -> bytes:
    """A workbook whose first sheet has these rows."""
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = b'%s<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>'
    return with_sheet(workbook(GOOD), lambda _: sheet % (declared, space, rows))


@cache
def declared_bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (300 * MEGABYTE))
    return target.getvalue()


def lying_bomb() -> bytes:
    """One cell of 90 MB, within the declared sizes, beyond the child's memory."""
    text = b"a" * (90 * MEGABYTE)
    return with_rows(b'<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>' % text)


def far_apart() -> bytes:
    cell = b'<row r="%d"><c r="%s" t="inlineStr"><is><t>0912</t></is></c></row>'
    return with_rows(cell % (1, b"A1") + cell % (1_048_576, b"XFD1048576"))


def four_hundred_columns() -> bytes:
    return workbook([[f"ستون {place}" for place in range(400)], ["09121110001"] * 400])


def encrypted() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le")
    )


def entity_bomb() -> bytes:
    entities = b"".join(
        b'<!ENTITY e%d "%s">' % (place, b"&e%d;" % (place - 1) * 10) for place in range(1, 10)
    )
    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&e9;</t></is></c></row>'
    return with_rows(row, b"<!DOCTYPE x [" + entities + b"]>")


def many_parts() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for place in range(10_000):
            archive.writestr(f"xl/{place}", b"")
    return target.getvalue()


STRANGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "declared bomb": (declared_bomb, "memory"),
    "lying bomb": (lying_bomb, "memory"),
    "far apart": (far_apart, "nobody"),
    "encrypted": (encrypted, "encrypted"),
    "entity bomb": (entity_bomb, "broken"),
    "many parts": (many_parts, "memory"),
    "endless quote": (lambda: b'"' + b"a,\n" * 3_000_000, "large"),
    "one endless line": (lambda: b"a" * (19 * MEGABYTE), "nobody"),
    "one million rows": (lambda: b"a,b\n" * 1_048_576, "large"),
    "program": (lambda: b"\x7fELF\x02\x01\x01\0" + bytes(range(256)) * 100, "kind"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10, "kind"),
    "word document": (lambda: zipped("word/document.xml", b"<x/>"), "kind"),
    "torn": (lambda: workbook(GOOD)[:1500], "broken"),
    "nothing": (lambda: b"", "empty"),
}
"""Each with the reason why it is refused. None is "slow": a child has 20 s of its processor."""


def zipped(name: str, content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, content)
    return target.getvalue()


async def readings(content: bytes) -> list[list[object]]:
    return [row async for chunk in read(content) for row in chunk.good]


@pytest.mark.parametrize("name", STRANGE)
async def test_f69_a_strange_file_is_refused_soon_with_a_reason(name: str) -> None:
    content, reason = STRANGE[name]
    with pytest.raises(RefusedFileError) as refused:
        await readings(content())

    assert refused.value.reason == reason


async def test_f69_columns_beyond_those_that_a_list_has_are_left_out() -> None:
    (row,) = await readings(four_hundred_columns())
    assert row[1] == "09121110001"


_MEASURE = """
import resource, subprocess, sys
child = [sys.executable, "-m", "handlers.contacts.importing.reading.child"]
done = subprocess.run(child, stdin=open(sys.argv[1], "rb"), capture_output=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


@pytest.mark.parametrize("name", ["lying bomb", "one endless line", "far apart"])
def test_f69_the_child_stays_within_200_megabytes(name: str, tmp_path: Path) -> None:
    path = tmp_path / "strange"
    path.write_bytes(STRANGE[name][0]())
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(path)],
        capture_output=True, text=True, check=True, cwd=ROOT, timeout=300,
        env={"PYTHONPATH": str(ROOT), "MALLOC_ARENA_MAX": "1"},
    )  # fmt: skip

    assert int(done.stdout) < 200


async def test_f69_formulas_are_not_run_and_the_numbers_beside_them_are_read() -> None:
    content = workbook([HEADER, ("=1+1", '=HYPERLINK("http://x")', "09121110001", "")])
    (row,) = await readings(content)
    assert row[1] == "09121110001"
    text = 'نام,موبایل\n=cmd|"/c calc"!A1,09121110002\n'.encode()
    (row,) = await readings(text)
    assert row[1] == "09121110002"


@pytest.mark.parametrize(
    ("name", "content"),
    [("فایل.xls", workbook(GOOD)), ("فایل.xlsx", "نام;شماره\nعلي;9121110001".encode("cp1256"))],
    ids=["an xlsx called xls", "a csv called xlsx"],
)
async def test_f69_a_file_under_a_false_name_is_read_by_what_it_is(
    shop: Shop, name: str, content: bytes
) -> None:
    await shop.link()
    await in_group(shop, "همکاران")
    await shop.person.after(shop.person.press("📎 ورود از فایل"), "فایل اکسل")
    await shop.person.after(shop.person.send_file(name, content), "آمادهٔ افزودن: ۱ نفر")


def test_f69_exported_cells_that_look_like_formulas_are_text(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    sheet = Sheet(path, "مخاطبین", ["=نام", "b"], rtl=True)
    sheet.rows(
        [["=1+1", "+1"], ["-1", "@SUM(A1)"], ["#N/A", "=cmd|'/c calc'!A1"], ["a\0\x08b", ""]]
    )
    sheet.close()
    book = openpyxl.load_workbook(path)
    active = book.active
    assert active is not None

    kinds = {cell.data_type for row in active.iter_rows(min_row=2) for cell in row if cell.value}
    assert kinds == {"s"}
    assert cells(path.read_bytes())[3] == ["#N/A", "=cmd|'/c calc'!A1"]


async def test_f69_the_person_is_told_and_the_bot_lives(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    for content, words in (
        (declared_bomb(), "بیش از اندازه بزرگ"),
        (encrypted(), "رمز دارد"),
        (STRANGE["picture"][0](), "فهرست مخاطبین نیست"),
        (b" ", "خالی است"),
        ("سلام".encode(), "شمارهٔ موبایلی پیدا نشد"),
    ):
        await in_group(shop, "همکاران")
        await maryam.after(maryam.press("📎 ورود از فایل"), "فایل اکسل")
        told = await maryam.after(maryam.send_file("فایل.xlsx", content), words)
        assert "فایل «فایل.xlsx» وارد نشد" in told.plain
    await maryam.after(maryam.command("/credit"), "اعتبار")
