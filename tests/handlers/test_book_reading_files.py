"""Reading people from text, tables and cards: whatever the clothing, the number is found."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.contacts.importing.intake import FileReader
from handlers.contacts.importing.reading import markup, plain, vcards
from handlers.contacts.importing.reading.columns import recognise
from handlers.contacts.importing.reading.encoding import Text
from handlers.contacts.importing.reading.free_lines import free_lines
from handlers.contacts.importing.reading.limits import RefusedFileError
from handlers.contacts.importing.reading.names import clean
from handlers.contacts.importing.reading.parent import read
from handlers.contacts.importing.reading.people import FileRow, PeopleRows, split_name
from handlers.contacts.importing.reading.tables import people
from handlers.contacts.routes import IMPORT_JOB, JobData
from storage import Import, ImportState, NewImport
from tests.examples import tries
from tests.handlers.desk import OWNER, Desk
from tests.handlers.test_book_odd_files import people_sheet, workbook
from tests.handlers.watching import WELL
from tests.stories.harness.waiting import eventually

pytestmark = pytest.mark.process

NAMES = st.sampled_from(["نگار احمدی", "علی", "دکتر سارا کریمی", "Mary Smith", ""])
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def national() -> st.SearchStrategy[str]:
    return st.integers(0, 999_999_999).map(lambda number: f"9{number:09d}")


def dressed() -> st.SearchStrategy[tuple[str, str]]:
    """A mobile in some clothing, and its plain form."""
    clothes = st.sampled_from(["0{}", "+98{}", "0098{}", "98{}", "{}", "{}.0"])
    digits = st.sampled_from([PERSIAN, {}])

    def wear(number: str, cloth: str, digits: dict[int, int]) -> tuple[str, str]:
        return cloth.format(number).translate(digits), f"0{number}"

    return st.builds(wear, national(), clothes, digits)


def found(text: str) -> list[FileRow]:
    return list(plain.found_in(Text.of(text)))


@given(st.lists(st.tuples(dressed(), NAMES, st.booleans()), min_size=1, max_size=30))
@tries(100)
def test_a_name_and_a_number_are_told_apart_in_any_order(
    lines: list[tuple[tuple[str, str], str, bool]],
) -> None:
    text = "\n".join(
        f"{shown} {name}" if first else f"{name} {shown}" for (shown, _), name, first in lines
    )
    read_back = [(one.mobiles, one.first) for one in free_lines(text.splitlines())]

    assert [mobiles for mobiles, _ in read_back] == [(mobile,) for (_, mobile), _, _ in lines]
    for (_, first), (_, name, _) in zip(read_back, lines, strict=True):
        assert first == split_name(clean(name))[1]


@given(
    st.lists(st.tuples(dressed(), NAMES), min_size=1, max_size=30),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from([[], ["نام", "شماره موبایل"]]),
)
@tries(100)
def test_a_table_is_read_in_any_encoding_and_with_any_sign(
    rows: list[tuple[tuple[str, str], str]], sign: str, encoding: str, header: list[str]
) -> None:
    lines = [f'"{name}"{sign}{shown}' for (shown, _), name in rows]
    text = "\r\n".join([*filter(None, [sign.join(header)]), *lines])
    read_back = list(plain.found_in(Text(text.encode(encoding))))

    assert [one.mobiles for one in read_back] == [(mobile,) for (_, mobile), _ in rows]


@given(st.binary(max_size=3_000))
@tries(300)
def test_no_bytes_break_the_reader(content: bytes) -> None:
    table = PeopleRows()
    try:
        text = Text(content)
        for source in (plain.found_in(text), vcards.found_in(content), markup.found_in(text)):
            for one in source:
                table.take(one)
    except RefusedFileError:
        return
    assert all(len(row[1]) == 11 for row in table.good)


@given(st.text(max_size=300))
@tries(300)
def test_a_cleaned_name_is_one_short_line_without_invisible_marks(text: str) -> None:
    name = clean(text)

    assert len(name) <= 60
    assert name == clean(name)
    assert not set(name) & set("\n\r\t\u200e\u200f\u202e\u2066\u2069\ufeff\u064a\u0643")


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (("نام", "فامیلی", "تلفن همراه"), ("علي", "كريمي", "9121110001"),
         ("", "علی", "کریمی", None)),
        (("Title", "First Name", "Last Name", "Mobile"), ("Mr", "A", "B", "0912 111 0001"),
         ("Mr", "A", "B", 2)),
        (("نام و نام خانوادگی", "موبایل"), ("خانم نگار احمدی پور", "9121110001"),
         ("خانم", "نگار", "احمدی پور", 3)),
        (("جنسیت", "شماره", "نام"), ("مرد", "09121110001", "علی"), ("", "علی", "", 2)),
        (("ردیف", "کد", "شماره تماس", "نام"), ("1", "4400123456", "09121110001", "علی"),
         ("", "علی", "", None)),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_headers(
    header: tuple[str, ...], row: tuple[str, ...], expected: tuple[object, ...]
) -> None:
    (one,) = people([header, row])

    assert one.mobiles == ("09121110001",)
    assert (one.prefix, one.first, one.last, one.emoji) == expected


def test_without_a_header_the_columns_are_known_by_what_stands_in_them() -> None:
    rows = [
        ("1", "آقای", "علی", "کریمی", "02188776655", "9121110001"),
        ("2", "خانم", "نگار", "احمدی", "", "9121110002"),
    ]
    columns = recognise(rows)

    assert columns is not None
    assert (columns.mobiles, columns.prefix, columns.first, columns.last) == ((5,), 1, 2, 3)


def test_a_title_above_the_table_and_empty_rows_do_not_matter() -> None:
    rows = [("فهرست مشتریان",), (), ("نام", "موبایل"), (), ("علی", "09121110001")]
    (one,) = people(rows)

    assert (one.row, one.first) == (5, "علی")


def test_several_numbers_of_one_person_are_all_found() -> None:
    rows = [
        ("Name", "Phone 1 - Value", "Phone 2 - Value"),
        ("Ali", "09121110001 ::: 09121110002", "+98 935 111 0003"),
    ]
    (one,) = people(rows)

    assert one.mobiles == ("09121110001", "09121110002", "09351110003")


def test_what_is_no_number_is_kept_for_the_report_and_repeats_are_told_apart() -> None:
    table = PeopleRows()
    for one in found("علی 09121110001\nنگار 02188776655\nعلی +989121110001"):
        table.take(one)

    assert [row[1] for row in table.good] == ["09121110001"]
    assert [(row[0], row[3]) for row in table.rejected] == [(2, "number"), (3, "duplicate")]
    assert table.rejected[0][1] == "نگار 02188776655"


def test_lines_with_commas_are_lines_and_no_table() -> None:
    text = "سلام، این‌ها مشتری‌اند\nعلی، ۰۹۱۲۱۱۱۰۰۰۱\nنگار - 09121110002\n"

    assert [one.mobiles for one in found(text)] == [(), ("09121110001",), ("09121110002",)]


def test_persian_in_the_code_page_of_windows() -> None:
    (one,) = plain.found_in(Text("شماره;نام\n9121110001;علي\n".encode("cp1256")))

    assert (one.mobiles, one.first) == (("09121110001",), "علی")


def test_a_card_without_a_structured_name_is_named_by_its_shown_name() -> None:
    text = (
        "BEGIN:VCARD\nFN:Dr Sara Karimi\nTEL:09121110001\nEND:VCARD\nBEGIN:VCARD\nN:x;;;\nEND:VCARD"
    )
    first, second = vcards.found_in(text)

    assert (first.prefix, first.first, first.last) == ("Dr", "Sara", "Karimi")
    assert second.mobiles == ()


def cards(*bodies: str) -> str:
    return "".join(f"BEGIN:VCARD\nVERSION:3.0\n{body}\nEND:VCARD\n" for body in bodies)


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:1990-08-03", "1990-08-03"),
        ("item1.BDAY;VALUE=date:19900803", "19900803"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-08-03", "1604-08-03"),
        ("BDAY:", ""),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1990-08-03;3;;;", "1990-08-03"),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2020-01-01;1;;;", ""),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;x;3;;;", ""),
    ],
)
def test_a_card_tells_a_birthday_as_it_stands_there(line: str, birthday: str) -> None:
    (card,) = vcards.found_in(cards(f"FN:علی\nTEL:09121110001\n{line}"))
    assert card.birthday == birthday


def test_a_card_is_of_one_person_wherever_it_begins_and_whatever_stands_in_it() -> None:
    agent = "AGENT:\nBEGIN:VCARD\nFN:منشی\nTEL:09121110009\nEND:VCARD"
    (card,) = vcards.found_in(cards(f"FN:علی\n{agent}\nTEL:09121110001"))
    assert (card.first, card.mobiles) == ("علی", ("09121110001",)), "an agent is somebody else"
    (card,) = vcards.found_in(cards(f"FN:علی\n{agent.replace(chr(10), '', 1)}\nTEL:09121110001"))
    assert (card.first, card.mobiles) == ("علی", ("09121110001",)), "it begins in the same line"
    (card,) = vcards.found_in(cards("FN:علی\nAGENT:\nTEL:09121110001"))
    assert (card.first, card.mobiles) == ("علی", ("09121110001",)), "there is no agent"
    (card,) = vcards.found_in("VERSION:3.0\nFN:علی\nTEL:09121110001\nEND:VCARD\n")
    assert (card.first, card.mobiles) == ("علی", ("09121110001",)), "its begin was cut off"
    (card,) = vcards.found_in(cards("FN:علی\nTEL;TYPE=FAX,WORK:09121110002\nTEL;CELL:09121110001"))
    assert card.mobiles == ("09121110001",), "nobody reads an SMS on a fax"
    twice = cards("N:کریمی;سارا;;;\nTEL:09121110001").encode().decode("latin-1").encode()
    (card,) = vcards.found_in(twice)
    assert (card.first, card.last) == ("سارا", "کریمی"), "encoded twice"


async def test_a_reader_that_is_left_early_leaves_no_process_behind() -> None:
    lines = "\n".join(f"0912{place:07d}" for place in range(5_000))
    reading = read(lines.encode())
    chunk = await anext(reading)
    await reading.aclose()
    await asyncio.sleep(0)

    assert chunk.good


async def test_a_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(RefusedFileError) as refused:
        [chunk async for chunk in read(b"09121110001", seconds=0.01)]

    assert refused.value.reason == "slow"


def reading_child() -> int:
    """The process that reads a file for this one."""
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):  # it has ended meanwhile
            ours = f"\nPPid:\t{os.getpid()}\n" in status.read_text()
            if ours and b"importing.reading.child" in status.with_name("cmdline").read_bytes():
                return int(status.parent.name)
    raise LookupError("no child reads")


@pytest.mark.parametrize(
    ("blow", "reason", "fa", "en"),
    [
        (signal.SIGXCPU, "slow", "بیش از اندازه طول کشید", "took too long"),
        (signal.SIGKILL, "memory", "پس از باز شدن بیش از اندازه بزرگ", "Unpacked, the file is too"),
        (signal.SIGABRT, "memory", "پس از باز شدن بیش از اندازه بزرگ", "Unpacked, the file is too"),
        (signal.SIGSEGV, "broken", "فایل آسیب دیده است", "The file is damaged"),
    ],
    ids=["its processor's time", "no memory in the machine", "no memory in native code", "a crash"],
)
async def test_a_child_that_dies_by_itself_is_told_by_how_it_died(
    desk: Desk, blow: signal.Signals, reason: str, fa: str, en: str
) -> None:
    async def struck() -> AsyncIterator[bytes]:
        os.kill(reading_child(), blow)
        yield b"09121110001"

    with pytest.raises(RefusedFileError) as refused:
        [chunk async for chunk in read(struck())]
    assert refused.value.reason == reason

    import_job = await sent_file(desk, b"09121110001")
    before = [import_job.state]
    await desk.storage.imports.move(import_job.id, before, ImportState.FAILED, reason)
    assert fa in await preview(desk)
    assert en in await preview(desk, "en")


async def sent_file(desk: Desk, content: bytes, number: int = 1) -> Import:
    """A file that is to be read, of an account whose book is empty."""
    for operation, field in (
        ("GetCancelledContactsByPageId", "ContactDetails"),
        ("GetContactGroups", "ContactGroups"),
        ("GetContactsByPageId", "Contacts"),
    ):
        desk.script.answers[operation] = WELL | {field: []}
    account = await desk.link()
    new = NewImport(
        id=number, chat=OWNER, user=OWNER, account_id=account, name="people",
        state=ImportState.READING,
    )  # fmt: skip
    assert await desk.storage.imports.insert(new, file=content)
    import_job = await desk.storage.imports.get(number)
    assert import_job is not None
    return import_job


async def read_through(desk: Desk, import_job: Import) -> None:
    api = await desk.services.client_of(import_job)
    assert api is not None
    reader = FileReader(desk.storage.imports, api, asyncio.Lock(), desk.now.date(), between=0.0)
    await reader.read(import_job)


async def preview(desk: Desk, lang: str = "fa", number: int = 1) -> str:
    return await desk.text(desk.ctx(lang=lang), IMPORT_JOB.ident, JobData(id=number))


async def test_the_preview_names_the_sheet_and_tells_what_is_out_of_sight_or_not_read(
    desk: Desk,
) -> None:
    others = [(f"دیگر {place}", people_sheet(2)) for place in range(3)]
    content = workbook(("فیلتر", people_sheet(9)), *others)
    await read_through(desk, await sent_file(desk, content))
    text = await preview(desk)
    assert "برگهٔ «فیلتر» خوانده شد؛ ۳ برگهٔ دیگر هم شماره دارد و خوانده نشد" in text
    assert "۱ سطر در اکسل پنهان یا فیلتر شده است؛ آن‌ها هم خوانده شدند" in text
    english = await preview(desk, "en")
    assert "Sheet “فیلتر” was read; 3 other sheets with numbers were not" in english
    assert "1 row is hidden or filtered away in Excel; it was read as well" in english


async def test_the_preview_of_a_lone_sheet_that_is_all_in_sight_speaks_of_none(
    desk: Desk,
) -> None:
    await read_through(desk, await sent_file(desk, workbook(("مشتری", people_sheet(9)))))
    text = await preview(desk)
    assert "آمادهٔ افزودن: ۹ نفر" in text
    assert "برگهٔ" not in text
    assert "پنهان" not in text


async def test_while_a_file_is_read_the_screen_says_how_far_it_is(desk: Desk) -> None:
    """Its rows have all been seen while the service still keeps the comparison waiting."""
    door = asyncio.Event()

    async def shut(_: httpx.Request) -> None:
        await door.wait()

    desk.script.gates["GetCancelledContactsByPageId"] = shut
    lines = "\n".join(f"0912{place:07d}" for place in range(1_200))
    import_job = await sent_file(desk, lines.encode())
    assert "تا اینجا" not in await preview(desk)

    async def seen() -> bool:
        now = await desk.storage.imports.get(import_job.id)
        return now is not None and now.seen == 1_200

    reading = asyncio.create_task(read_through(desk, import_job))
    try:
        await eventually(seen)
        assert "تا اینجا ۱٬۲۰۰ سطر خوانده شده است" in await preview(desk)
        assert "1,200 rows read so far" in await preview(desk, "en")
    finally:
        door.set()
        await reading
    assert "تا اینجا" not in await preview(desk)


async def test_more_people_than_we_take_are_refused() -> None:
    lines = "\n".join(f"0912{place:07d}" for place in range(100_600))
    with pytest.raises(RefusedFileError) as refused:
        [chunk async for chunk in read(lines.encode())]

    assert refused.value.reason == "large"


def test_numbering_and_other_numbers_are_no_part_of_a_name() -> None:
    text = (
        "1. علی کریمی 09121110001\n۲- سارا 6037 9899 1212 3434 09121110002\n"
        "شعبه ۳ نگار 09121110003\nپیمان 021-91001234-12\nMary +1 (202) 955-5012"
    )
    lines = list(free_lines(text.splitlines()))

    assert [one.mobiles for one in lines] == [
        ("09121110001",), ("09121110002",), ("09121110003",), (), ()
    ]  # fmt: skip
    assert [one.first for one in lines] == ["علی", "سارا", "شعبه", "", ""]
    assert lines[4].seen == "Mary +1 (202) 955-5012"


def test_a_number_that_excel_has_cut_has_a_reason_of_its_own() -> None:
    table = PeopleRows()
    for one in found("نام,موبایل\nعلی,9.12E+09\nنگار,9.121234567E+09\nسارا,0912\n"):
        table.take(one)

    assert [row[1] for row in table.good] == ["09121234567"]
    assert [(row[1], row[3]) for row in table.rejected] == [("9.12E+09", "cut"), ("0912", "number")]


def test_an_american_card_gives_no_iranian_mobile() -> None:
    text = (
        "BEGIN:VCARD\nVERSION:3.0\nN:Smith;John;;;\nTEL;TYPE=CELL:+1 912 955 5012\n"
        "TEL;TYPE=WORK:(912) 345-6789\nTEL:912-345-6789\nTEL:1-912-345-6789\nEND:VCARD\n"
    )
    (card,) = vcards.found_in(text)

    assert card.mobiles == ()
    assert "+1 912 955 5012" in card.seen
