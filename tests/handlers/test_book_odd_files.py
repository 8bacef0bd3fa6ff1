"""Files as people have them: nobody vanishes without a word; a refusal says its true reason."""

from __future__ import annotations

import base64
import io
import json
import re
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from handlers.contacts.importing.reading import markup, plain, vcards
from handlers.contacts.importing.reading.encoding import Text
from handlers.contacts.importing.reading.free_lines import free_lines
from handlers.contacts.importing.reading.limits import RefusedFileError
from handlers.contacts.importing.reading.parent import Chunk, read
from handlers.contacts.importing.reading.people import FileRow
from handlers.contacts.importing.reading.sheets import Book
from handlers.contacts.importing.reading.tables import people
from tests.archives import rewritten, with_sheet
from tests.examples import tries

FIRST = ("نگار", "علی", "سارا", "پیمان", "مریم", "رضا")


def found(content: bytes | str) -> list[FileRow]:
    return list(plain.found_in(Text(content.encode() if isinstance(content, str) else content)))


def mobiles(rows: list[FileRow]) -> list[str]:
    return [mobile for row in rows for mobile in row.mobiles]


def csv_of(many: int) -> list[str]:
    return ["نام,شهر,موبایل", *(f"{FIRST[n % 6]},تهران,0912{n:07d}" for n in range(many))]


# Quotes


@pytest.mark.long
@given(st.lists(st.tuples(st.integers(1, 300), st.integers(0, 2)), min_size=1, max_size=6))
@tries(60)
def test_stray_quotes_lose_nobody(places: list[tuple[int, int]]) -> None:
    lines = csv_of(300)
    for row, column in places:
        cells = lines[row].split(",")
        cells[column] = f'"{cells[column]}'
        lines[row] = ",".join(cells)
    rows = found("\n".join(lines))

    assert len(mobiles(rows)) == 300
    assert {row.first for row in rows} <= set(FIRST), "no row's number became a name"


def test_a_field_may_go_over_lines_and_rows_keep_their_numbers() -> None:
    text = 'نام,نشانی,موبایل\nنگار,"تهران\nخیابان ولیعصر، ""بالا""",09121110001\nعلی,قم,09121110002'
    first, second = found(text)
    assert (first.first, first.mobiles, first.row) == ("نگار", ("09121110001",), 2)
    assert (second.first, second.row) == ("علی", 4)


def test_a_field_that_swallows_people_is_read_as_it_stands() -> None:
    text = 'نام,موبایل\n"نگار,09121110001\nعلی,09121110002\nسارا",09121110003\nرضا,09121110004\n'
    assert mobiles(found(text)) == [f"0912111000{n}" for n in (1, 2, 3, 4)]


# Encodings


@pytest.mark.long
@given(
    st.sampled_from(["utf-8", "utf-8-sig"]),
    st.lists(st.integers(0, 4_000), min_size=1, max_size=4),
    st.sampled_from([b"\xff", b"\x80", b"\xd8", b"\xc3("]),
)
@tries(60)
def test_a_few_bad_bytes_garble_no_other_line(encoding: str, places: list[int], bad: bytes) -> None:
    content = "\n".join(csv_of(120)).encode(encoding)
    for place in places:
        # Behind the mark and the header.
        at = 60 + place % (len(content) - 60)
        content = content[:at] + bad + content[at:]
    names = [row.first for row in found(content)]
    whole = sum(1 for name in names if name in FIRST)
    assert whole >= len(names) - len(places) * 2
    assert "\ufffd" not in "".join(names)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1256"])
@pytest.mark.parametrize("tail", [b"", b"\0"], ids=["whole", "odd"])
def test_other_encodings_are_known_even_when_cut_off(encoding: str, tail: bytes) -> None:
    if encoding == "cp1256":
        tail = b""
    text = "\n".join(csv_of(20)).replace("ی", "ي") + "\n"
    rows = found(text.encode(encoding) + tail)
    assert len(mobiles(rows)) == 20
    assert {row.first for row in rows} == set(FIRST)


def test_other_ends_of_lines_and_nuls_part_nobody_and_join_nobody() -> None:
    for end in ("\r", "\u2028", "\u2029", "\x85", "\v"):
        lines = csv_of(20)
        text = "\n".join(lines[:10]) + "\n" + end.join(lines[10:])
        rows = found(text)
        assert [(row.first, row.mobiles) for row in rows] == [
            (FIRST[n % 6], (f"0912{n:07d}",)) for n in range(20)
        ]
    content = "\n".join(csv_of(20)).encode()
    for odd in (
        content.replace(b",0912", b",\0" + b"0912"),
        content + b"\0" * 4096,
        b"\0" * 300 + content,
    ):
        assert len(mobiles(found(odd))) == 20


# Long lines


@pytest.mark.long
@given(
    st.integers(300, 900),
    st.sampled_from([", ", "، ", " ", ";", "\t", " | ", " - "]),
    st.sampled_from(["number", "name number", "number name"]),
)
@tries(40)
def test_a_list_in_one_line_loses_nobody(many: int, sign: str, form: str) -> None:
    people_ = [(FIRST[n % 6], f"0912{n:07d}") for n in range(many)]
    forms = {"number": "{1}", "name number": "{0} {1}", "number name": "{1} {0}"}
    text = sign.join(forms[form].format(*person) for person in people_)
    rows = found(text)
    assert mobiles(rows) == [mobile for _, mobile in people_]
    if form != "number":
        assert [row.first for row in rows] == [name for name, _ in people_]
    else:
        assert {row.first for row in rows} == {""}


def test_one_cell_may_hold_a_whole_list() -> None:
    numbers = [f"0912{n:07d}" for n in range(400)]
    rows = found(f'گروه,شماره موبایل\nالف,"{" ".join(numbers)}"\nب,09350000000\n')
    assert mobiles(rows) == [*numbers, "09350000000"]


@pytest.mark.long
def test_a_cell_of_a_million_characters_hides_nobody() -> None:
    lines = csv_of(20)
    lines[4] = lines[4].replace("تهران", "x" * 1_000_000)
    assert len(mobiles(found("\n".join(lines)))) == 20


@pytest.mark.parametrize(
    ("line", "people_"),
    [
        ("علی 09121110001، سارا 09121110002", {"علی": 1, "سارا": 2}),
        ("علی 09121110001 سارا 09121110002", {"علی": 1, "سارا": 2}),
        ("09121110001 علی - 09121110002 سارا", {"علی": 1, "سارا": 2}),
        ("علی 09121110001 - 09121110003 سارا 09121110002", {"علی": 1, "سارا": 2}),
        ("علی 09121110001 و سارا 09121110002 و 123", {"علی": 1, "سارا": 2}),
        ("09121110001 علی و 09121110002 سارا و", {"علی": 1, "سارا": 2}),
    ],
)
def test_each_of_several_people_in_a_line_has_their_own_name(
    line: str, people_: dict[str, int]
) -> None:
    rows = list(free_lines([line]))
    assert {row.first: row.mobiles[0] for row in rows} == {
        name: f"0912111000{n}" for name, n in people_.items()
    }


@pytest.mark.parametrize(
    "line", ["سارا 09121110002 و 123", "و سارا 09121110002", "سارا و 09121110002"]
)
def test_an_and_that_joins_nobody_is_no_part_of_a_name(line: str) -> None:
    (row,) = free_lines([line])
    assert (row.first, row.last) == ("سارا", "")
    (row,) = free_lines(["علی و سارا 09121110002"])
    assert (row.first, row.last) == ("علی", "و سارا")


def test_one_person_may_have_two_numbers_and_a_heading_is_nobodys_name() -> None:
    (row,) = free_lines(["علی موبایل 09121110001 همراه 09121110002"])
    assert (row.first, row.mobiles) == ("علی", ("09121110001", "09121110002"))
    (row,) = free_lines(["مشتریان: " + " ".join(f"0912111000{n}" for n in range(9))])
    assert (row.first, len(row.mobiles)) == ("", 9)
    (row,) = free_lines(["[12/09/2026, 10:15:00] +98 912 111 0001: سلام"])
    assert (row.first, row.last) == ("سلام", "")


def test_a_header_makes_a_table_whatever_stands_in_the_other_columns() -> None:
    google = (
        "First Name,Last Name,Notes,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
        "علی,کریمی,,ali9121110009@gmail.com,Mobile,0912 111 0001 ::: +98 935 111 0001\n"
        'سارا,,"note 9123456789",,Mobile,+989121110002\n'
    )
    ali, sara = found(google)
    assert (ali.first, ali.last, ali.mobiles) == ("علی", "کریمی", ("09121110001", "09351110001"))
    assert (sara.first, sara.last, sara.mobiles) == ("سارا", "", ("09121110002",))


# Markup


def html(many: int) -> str:
    cells = "".join(f"<tr><td>{FIRST[n % 6]}</td><td>0912{n:07d}</td></tr>" for n in range(many))
    return f"<html><body><table><tr><th>نام</th><th>موبایل</th></tr>{cells}</table></body></html>"


def test_a_page_in_one_line_is_read_to_its_end() -> None:
    rows = list(markup.found_in(Text.of(html(900))))
    assert len(mobiles(rows)) == 900


def test_merged_cells_of_a_page_move_nobody_into_another_column() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>0912111000{n}</td></tr>" for n, name in enumerate(FIRST)
    )
    grouped = rows.replace("<tr>", '<tr><td rowspan="6">تهران</td>', 1)
    head = "<tr><th colspan=3>فهرست</th></tr><tr><th>شهر</th><th>نام</th><th>موبایل</th></tr>"
    wide = grouped.replace("<td>علی", '<td colspan="1">علی')
    for page in (head + grouped, head + wide, head + grouped.replace('"6"', "6")):
        people_ = list(markup.found_in(Text.of(f"<table>{page}</table>")))
        assert [(row.first, row.mobiles) for row in people_] == [
            (name, (f"0912111000{n}",)) for n, name in enumerate(FIRST)
        ]


EXCEL_2003 = """<?xml version="1.0"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>
<Row><Cell><Data ss:Type="String">نام</Data></Cell>
<Cell ss:Index="3"><Data>موبایل</Data></Cell></Row>
<Row><Cell><Data>نگار</Data></Cell><Cell ss:Index="3"><Data>9121110001</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_a_page_that_is_called_xls_is_read_as_a_table(encoding: str) -> None:
    content = html(30).replace("ی", "ي").encode(encoding)
    assert markup.kind_of(content) == "html"
    rows = list(markup.found_in(Text(content)))
    assert [row.first for row in rows[:2]] == ["نگار", "علی"]
    assert len(mobiles(rows)) == 30


def test_excels_xml_of_2003_is_read_as_a_table() -> None:
    (row,) = markup.found_in(Text(EXCEL_2003.encode()))
    assert (row.first, row.mobiles) == ("نگار", ("09121110001",))


@pytest.mark.long
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.4\n(09121110001) Tj\n", "pdf"),
        (json.dumps([{"phone_number": "09121110001"}]).encode(), "json"),
        (b'\xef\xbb\xbf {"a": {"phone_number": "09121110001"', "json"),
        (b'{"phone": "09121110001"}\n{"phone": "09121110002"}\n', "json"),
        (b"<html><body>09121110001</body></html>", "kind"),
        (b"<?xml version='1.0'?><people><p>09121110001</p></people>", "kind"),
        (b"{\\rtf1 09121110001}", "kind"),
        (b"INSERT INTO `users` VALUES (1,'Ali','09121110001'),(2,'Sara','09121110002');", "kind"),
        (b"-- MySQL dump\n\nCREATE TABLE users (\n mobile text);\n(1,'Ali','09121110001')", "kind"),
    ],
)
async def test_what_is_written_for_programs_is_refused_by_its_kind(
    content: bytes, reason: str
) -> None:
    assert await refused(content) == reason


def test_no_name_has_markup_in_it_and_no_label_is_everybodys_name() -> None:
    rows = found("\n".join(f"phone_number: 0912{n:07d}" for n in range(40)))
    assert {row.first for row in rows} == {""}
    rows = found("مشتری‌ها\n<b>علی</b> 09121110001\n<tr><td>نگار</td><td>09121110002</td></tr>")
    assert [row.first for row in rows] == ["", "علی", "نگار"]


# Columns


@pytest.mark.parametrize(
    "header",
    ["شماره موبایل مشتری", "* موبایل", "موبایل:", "(موبایل)", "تلفن همراه خریدار", "Mobile No.",
     "Customer mobile", "شمارهٔ همراه ۱"],
)  # fmt: skip
@pytest.mark.parametrize(
    "other",
    ["کد پستی", "مبلغ فاکتور", "شماره حساب", "شماره پرونده", "شماره کارت", "کد ملی", "Postal code",
     "Amount", "Account number", "IP", "شبا", "Order ID", "شماره شاسی", "کد اقتصادی", "IMEI",
     "نظام پزشکی", "Policy number"],
)  # fmt: skip
def test_columns_are_known_by_the_words_of_their_headers(header: str, other: str) -> None:
    rows = [("نام", other, header)]
    rows += [("نگار", f"9{n:09d}", f"0912{n:07d}") for n in range(5)]
    assert mobiles(list(people(rows))) == [f"0912{n:07d}" for n in range(5)]
    with pytest.raises(RefusedFileError):
        list(people([row[:2] for row in rows]))
    with pytest.raises(RefusedFileError):
        list(people([row[1:2] for row in rows]))
    assert len(list(people([row[1:] for row in rows]))) == 5


def test_without_headers_ten_bare_digits_beside_full_numbers_are_no_mobiles() -> None:
    rows = [("نگار", f"91876{n:05d}", f"0912{n:07d}") for n in range(5)]
    assert mobiles(list(people(rows))) == [f"0912{n:07d}" for n in range(5)]


def test_outlooks_92_columns_are_no_trouble() -> None:
    header = ["First Name", "Last Name", *(f"Field {n}" for n in range(40)), "Mobile Phone"]
    header += [f"Field {n}" for n in range(40, 89)]
    row = ["Ali", "Karimi", *[""] * 40, "+98 912 111 0001", *["x"] * 49]
    (one,) = found("\n".join(",".join(line) for line in (header, row)))
    assert (one.first, one.last, one.mobiles) == ("Ali", "Karimi", ("09121110001",))


# Workbooks


def workbook(*sheets: tuple[str, list[list[object]]], hidden: tuple[str, ...] = ()) -> bytes:
    content = io.BytesIO()
    with Workbook(content) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
            if name in hidden:
                sheet.hide()
            if name == "فیلتر":
                sheet.set_row(2, None, None, {"hidden": True})
    return content.getvalue()


def people_sheet(many: int) -> list[list[object]]:
    rows: list[list[object]] = [[FIRST[n % 6], f"0912{n:07d}"] for n in range(many)]
    return [["نام", "موبایل"], *rows]


COVER: list[list[object]] = [["پشتیبانی", "09120000000"]]


@pytest.mark.parametrize(
    ("sheets", "hidden", "name", "others"),
    [
        ([("جلد", COVER), ("مشتری", people_sheet(9))], (), "مشتری", 1),
        ([("قدیم", people_sheet(50)), ("مشتری", people_sheet(9))], ("قدیم",), "مشتری", 1),
        ([("کم", people_sheet(3)), ("زیاد", people_sheet(30))], (), "زیاد", 1),
        ([*((f"{n}", [["خالی"]]) for n in range(7)), ("هشتم", people_sheet(4))], (), "هشتم", 0),
    ],
    ids=["a cover", "a hidden one", "the longer one", "the eighth"],
)
def test_the_sheet_with_the_people_is_read_and_the_others_are_counted(
    sheets: list[tuple[str, list[list[object]]]], hidden: tuple[str, ...], name: str, others: int
) -> None:
    ordered = sorted(sheets, key=lambda sheet: sheet[0] in hidden)
    book = Book(workbook(*ordered, hidden=hidden))
    assert (book.name, book.others) == (name, others)
    wanted = dict(sheets)[name][1:]
    assert mobiles(list(book.found())) == [row[1] for row in wanted]


def test_rows_out_of_sight_are_counted_and_read() -> None:
    book = Book(workbook(("فیلتر", people_sheet(5))))
    assert book.hidden == 1
    assert len(mobiles(list(book.found()))) == 5


def moved(content: bytes, name: str) -> bytes:
    """The parts of a workbook under other names: with backslashes, or in another folder."""
    folder = "" if name == "top" else "book/"

    def write(entry: str, inside: bytes) -> tuple[str, bytes]:
        if name == "backslash":
            return entry.replace("/", "\\"), inside
        if entry.endswith((".rels", "[Content_Types].xml")):
            inside = inside.replace(b'"xl/', f'"{folder}'.encode())
            inside = inside.replace(b'"/xl/', f'"/{folder}'.encode())
        return re.sub("^xl/", folder, entry), inside

    return rewritten(content, write)


@pytest.mark.parametrize("name", ["backslash", "top", "folder"])
def test_parts_may_stand_elsewhere(name: str) -> None:
    book = Book(moved(workbook(("مشتری", people_sheet(6))), name))
    assert book.format == "xlsx"
    assert len(mobiles(list(book.found()))) == 6


def far_cell() -> bytes:
    """Two thousand people, one cell in the last column and one in the last row.

    Written into the sheet's XML: XlsxWriter walks through all rows in between, for seven seconds.
    """
    cell = b'<c r="%s" t="inlineStr"><is><t>x</t></is></c>'

    def change(sheet: bytes) -> bytes:
        column = sheet.replace(b'</row><row r="702"', cell % b"XFD701" + b'</row><row r="702"')
        end = b'<row r="1048576">' + cell % b"A1048576" + b"</row></sheetData>"
        changed = column.replace(b"</sheetData>", end).replace(b"A1:B2001", b"A1:XFD1048576")
        assert len(changed) > len(sheet) + 2 * len(cell) + 10, "the sheet is written otherwise"
        return changed

    return with_sheet(workbook(("a", people_sheet(2_000))), change)


def test_a_cell_far_away_does_not_matter() -> None:
    assert len(mobiles(list(Book(far_cell()).found()))) == 2_000


def test_an_xls_with_a_password_is_said_to_have_one() -> None:
    begin = struct.pack("<HH", 0x0809, 16) + struct.pack("<HH", 0x0600, 5) + bytes(12)
    record = struct.pack("<HH", 0x2F, 54) + bytes(54)
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + begin + record + bytes(600)
    with pytest.raises(RefusedFileError) as error:
        Book(content)
    assert error.value.reason == "encrypted"


# Cards


def test_cards_that_do_not_end_lose_nobody() -> None:
    text = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{FIRST[n]}\nTEL:0912000000{n}\n" + "END:VCARD\n" * (n % 2)
        for n in range(6)
    )
    rows = list(vcards.found_in(text))
    assert [row.first for row in rows] == list(FIRST)
    assert len(mobiles(rows)) == 6


def test_a_firm_without_a_person_has_its_own_name() -> None:
    text = "BEGIN:VCARD\nN:;;;;\nFN:\nORG:گلفروشی;فروش\nTEL:09121110001\nEND:VCARD\n"
    (row,) = vcards.found_in(text)
    assert row.first == "گلفروشی"


def test_a_letter_that_is_folded_in_two_is_whole_again() -> None:
    quoted = "".join(f"={byte:02X}" for byte in "نگار".encode())
    head = "BEGIN:VCARD\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;"
    tail = "\r\nTEL:09121110001\r\nEND:VCARD\r\n"
    for place in range(3, len(quoted), 3):
        text = f"{head}{quoted[:place]}=\r\n {quoted[place:]};;;{tail}"
        (row,) = vcards.found_in(text)
        assert row.first == "نگار", place
    raw = "نگار".encode()
    content = b"BEGIN:VCARD\r\nFN:" + raw[:3] + b"\r\n " + raw[3:] + tail.encode()
    (row,) = vcards.found_in(content)
    assert row.first == "نگار"


# The whole way, in the child


async def refused(content: bytes) -> str:
    with pytest.raises(RefusedFileError) as error:
        [chunk async for chunk in read(content)]
    return error.value.reason


@pytest.mark.process
async def test_photos_and_a_smile_need_no_great_memory() -> None:
    photo = base64.b64encode(bytes(40_000)).decode()
    folded = "\r\n ".join(photo[place : place + 72] for place in range(0, len(photo), 72))
    text = "".join(
        f"BEGIN:VCARD\r\nFN:{FIRST[n % 6]} 🌸\r\nPHOTO;ENCODING=b:{folded}\r\n"
        f"TEL:0912{n:07d}\r\nEND:VCARD\r\n"
        for n in range(300)
    )
    assert len(text) > 15_000_000
    rows = [row async for chunk in read(text.encode()) for row in chunk.good]
    assert len(rows) == 300


@pytest.mark.process
async def test_the_child_says_which_sheet_it_read() -> None:
    content = workbook(("جلد", COVER), ("مشتری", people_sheet(9)))
    chunks: list[Chunk] = [chunk async for chunk in read(content)]
    end = chunks[-1]
    assert (end.format, end.sheet.name, end.sheet.others) == ("xlsx", "مشتری", 1)


def test_vcards_of_many_phones_lose_neither_person_nor_name() -> None:
    cards = [
        "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=BASE64:2LnZhNuM\nTEL:09121110001\nEND:VCARD\n",
        "BEGIN:VCARD\nVERSION:3.0\nFN;ENCODING=b:2LnZhNuM\nTEL:09121110002\nEND:VCARD\n",
        'BEGIN:VCARD\nFN:علی\nTEL;TYPE="cell:main";VALUE=uri:tel:+989121110003\nEND:VCARD\n',
        "\ufeffBEGIN:VCARD\nFN:علی\nTEL:09121110004\nEND:VCARD\n",
    ]
    people_ = list(vcards.found_in("".join(cards)))
    assert [row.mobiles for row in people_] == [(f"0912111000{n}",) for n in (1, 2, 3, 4)]
    assert {row.first for row in people_} == {"علی"}


def test_a_number_in_the_place_of_a_name_is_no_name() -> None:
    card = "BEGIN:VCARD\nN:;09121110001;;;\nFN:09121110001\nTEL:09121110001\nEND:VCARD\n"
    (row,) = vcards.found_in(card)
    assert (row.first, row.last, row.mobiles) == ("", "", ("09121110001",))
