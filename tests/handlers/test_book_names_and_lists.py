"""Names without markup, lists that say what they hold, letters from a wrong code page."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import date
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.contacts.importing.reading import plain
from handlers.contacts.importing.reading.encoding import Text
from handlers.contacts.importing.reading.names import clean
from handlers.contacts.importing.typed import from_text
from tests.examples import tries

TODAY = date(2026, 10, 14)
NAMES = ("نگار", "علی", "سارا", "پیمان", "مریم", "رضا")
LATIN = ("Müller", "José", "Ali", "François", "Zoë", "Ünal")


def person(n: int, names: tuple[str, ...] = NAMES) -> tuple[str, str]:
    return names[n % 6], f"0912{n:07d}"


def read_from(content: bytes | str) -> list[tuple[str, str]]:
    rows = plain.found_in(Text(content.encode() if isinstance(content, str) else content))
    return [(row.first, mobile) for row in rows for mobile in row.mobiles]


def csv_of(many: int, names: tuple[str, ...] = NAMES) -> str:
    lines = (",".join(person(n, names)) for n in range(many))
    return "\n".join(["نام,موبایل" if names is NAMES else "Name,Mobile", *lines])


# Names


def coded(name: str) -> list[str]:
    """A name in the codes and tags that programs leave in their files."""
    return [
        "".join(f"&#{ord(char)};" for char in name), "".join(f"&#x{ord(char):x};" for char in name),
        name.encode("unicode_escape").decode(), quote(name), f"<b>{name}</b>", f"{name}<br/>",
        f"<a href='tel:1'>{name}</a>", f"[{name}](tel:1)", f"{name}&nbsp;", f"{name} <a@shop.ir>",
        f"**{name}**", f"`{name}`", f"~{name}~", f"«{name}»", f"({name})", f"{{{name}}}",
        f'"{name}"', f"{name}\\n", f"\u202b{name}\u202c", f"{name}\x00", f"^{name}|", f"@{name}",
    ]  # fmt: skip


@given(st.sampled_from([*NAMES, "محمد رضا", "خانه‌دار", "Ali Karimi", "O'Neil"]))
@tries(20)
def test_no_name_has_markup_codes_or_signs_around_it(name: str) -> None:
    for text in coded(name):
        assert clean(text) == name, text
    assert clean(clean(f"<i>{name}</i>")) == name


@given(st.text(max_size=80))
@tries(150)
def test_any_text_gives_one_short_line_that_stays_as_it_is(text: str) -> None:
    name = clean(text)
    assert len(name) <= 60
    assert "\n" not in name
    assert name == name.strip()
    assert "&#" not in clean(html.escape(name)) or "&#" in name


def test_half_of_an_escaped_emoji_is_no_letter() -> None:
    assert clean(r"علی \ud83d") == "علی"
    assert clean(r"علی \ud83d\ude00 رضا") == "علی 😀 رضا"


@pytest.mark.parametrize(
    "name",
    ["علی (کارگاه)", "(مرکزی) یاس", "علی «حاجی»", "علی ❤️", "👨‍👩‍👧 خانواده", "A&B", "علی #1"],
)
def test_what_belongs_to_a_name_stays(name: str) -> None:
    assert clean(name) == name


def test_what_programs_write_where_there_is_no_name_is_none() -> None:
    assert {
        clean(word) for word in ("NULL", "None", "nan", "#N/A", "undefined", "-", "(null)")
    } == {""}
    assert clean("ﻋﻠﯽ ﻛﺮﯾﻤﯽ") == "علی کریمی", "letters in their shapes"


@pytest.mark.long
@pytest.mark.parametrize("piece", ["x", ".", "<", "(", "a: "])
def test_endless_cells_take_no_endless_time(piece: str) -> None:
    cell = piece * (100_000 // len(piece))
    assert len(clean(cell)) <= 60
    assert read_from(f"نام,موبایل,یادداشت\nعلی,09121110001,{cell}") == [("علی", "09121110001")]
    assert read_from(f"{cell} 09121110001\n")[0][1] == "09121110001"


# Lists that say what they hold

LAYOUTS = {"lines": ("\n", "\n"), "one line": ("، ", "\n"), "blocks": ("\n", "\n\n")}


@given(
    st.integers(1, 12),
    st.sampled_from(
        [("نام", "موبایل"), ("Name", "Phone"), ("اسم", "شماره تماس"), ("- name", "  tel")]
    ),
    st.sampled_from([": ", "= ", " : "]),
    st.sampled_from(["lines", "one line", "blocks"]),
)
@tries(30)
def test_a_label_is_nobodys_name(
    many: int, labels: tuple[str, str], sign: str, layout: str
) -> None:
    name, mobile = (label + sign for label in labels)
    records = []
    for n in range(many):
        who, number = person(n)
        city = f"شهر{sign}تهران"
        records.append((f"{name}{who}", f"{city}", f"{mobile}{number}"))
    inside, between = LAYOUTS[layout]
    text = between.join(inside.join(record) for record in records)
    assert read_from(text) == [person(n) for n in range(many)]


@given(
    st.integers(1, 9),
    st.sampled_from(["above", "below"]),
    st.sampled_from([[], [""]]),
    st.sampled_from(["", "مشتریان"]),
)
@tries(40)
def test_a_name_on_a_line_of_its_own_belongs_to_its_own_number(
    many: int, where: str, apart: list[str], title: str
) -> None:
    lines = [title] if title else []
    for n in range(many):
        lines += [*(person(n) if where == "above" else reversed(person(n))), *apart]
    people = read_from("\n".join(lines))
    assert [mobile for _, mobile in people] == [person(n)[1] for n in range(many)]
    wrong = [each for each in people if each[0] and each not in {person(n) for n in range(many)}]
    clear = (apart and many > 1) or not title
    assert not wrong or (many == 1 and title != ""), "better no name than somebody else's"
    if clear:
        assert people == [person(n) for n in range(many)]


@given(
    st.lists(st.sampled_from(["labelled", "in blocks", "bare", "two", "late label"]), max_size=12),
    st.sampled_from([3, 210]),
)
@tries(30)
def test_in_a_labelled_list_nobody_with_a_number_vanishes(kinds: list[str], before: int) -> None:
    kinds = ["labelled"] * max(before, 2 * len(kinds)) + kinds
    lines: list[str] = []
    for n, kind in enumerate(kinds):
        name, mobile = person(n)
        lines += {
            "labelled": [f"نام: {name}، موبایل: {mobile}"],
            "in blocks": [f"نام: {name}", f"موبایل: {mobile}", ""],
            "bare": [f"{name} {mobile}"],
            "two": [f"نام: {name}، موبایل: {mobile}، 0935{n:07d}"],
            "late label": [f"نام: {name}، واتساپ: {mobile}"],
        }[kind]
    expected = [person(n) for n in range(len(kinds))]
    expected += [(person(n)[0], f"0935{n:07d}") for n, kind in enumerate(kinds) if kind == "two"]
    assert sorted(read_from("\n".join(lines))) == sorted(expected)


def test_lines_typed_in_the_chat_are_read_in_the_same_way() -> None:
    labelled = "نام: علی، موبایل: 09121110001\nنام: سارا، موبایل: 09121110002"
    people, bad, _ = from_text(labelled, TODAY)
    assert [one.first for one in people] == ["علی", "سارا"]
    people, bad, _ = from_text("علی کریمی\n09121110001\n\nسارا\n09121110002", TODAY)
    assert ([one.first for one in people], bad) == (["علی", "سارا"], [])


@pytest.mark.parametrize(
    ("line", "first", "last", "birthday"),
    [
        ("نام: مینا، موبایل: 09121112277، تولد: ۱۳۶۹/۵/۱۲", "مینا", "", "5-12"),
        ("علی رضایی ۰۹۱۲۱۱۱۲۲۷۷ متولد ۱۲ مرداد", "علی", "رضایی", "5-12"),
        ("متولد ۱۲ مرداد ۱۳۶۹ علی 09121112277", "علی", "", "5-12"),
        ("علی، تاریخ تولد: ۶۹/۵/۱۲، 09121112277", "علی", "", "5-12"),
        ("Ali 09121112277 born 3 Aug 1990", "Ali", "", "5-12"),
        ("Ali DOB 1990-08-03 09121112277", "Ali", "", "5-12"),
        ("علی 09121112277 تولد 3/8/1990", "علی", "", None),
        ("علی متولد 09121112277", "علی", "متولد", ""),
    ],
)
def test_a_birthday_beside_a_number_is_kept_or_told(
    line: str, first: str, last: str, birthday: str | None
) -> None:
    (one,), bad, unclear = from_text(line, TODAY)

    assert (one.mobile, one.first, one.last) == ("09121112277", first, last)
    assert (one.birthday, unclear, bad) == (birthday or "", birthday is None, [])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("09121112277 تولد ۱۲ مرداد ۶۹ و 09351234567 تولد ۳ دی", ["", ""]),
        ("علی 09121112277 تولد ۱۲ مرداد ۶۹ و رضا 09351234567 تولد ۳ دی", ["علی", "رضا"]),
        ("علی 09121112277 تولد ۱۲ مرداد ۶۹، رضا 09351234567", ["علی", "رضا"]),
        ("Ali 09121112277 born 3 Aug 1990, Reza 09351234567 born 3 Aug 1990", ["Ali", "Reza"]),
    ],
)
def test_birthdays_of_several_people_in_one_line_are_told_and_nobodys(
    line: str, names: list[str]
) -> None:
    people, bad, unclear = from_text(line, TODAY)

    assert [each.mobile for each in people] == ["09121112277", "09351234567"]
    assert [f"{each.first} {each.last}".strip() for each in people] == names
    assert ([each.birthday for each in people], unclear, bad) == (["", ""], 2, [])


@pytest.mark.parametrize(
    "line",
    [
        "کد ملی 0012345678 علی رضایی 09121112277",
        "علی رضایی، کد پستی: 1234567890، 09121112277",
        "09121112277 علی رضایی شماره پرونده ۱۲۳۴۵۶",
        "علی رضایی 09121112277 مبلغ ۲۵۰۰۰۰ تومان",
        "شماره پروانه 123456 علی رضایی 09121112277",
    ],
)
def test_what_numbers_something_else_is_no_part_of_a_name(line: str) -> None:
    (one,), _, _ = from_text(line, TODAY)

    assert (one.first, one.last) == ("علی", "رضایی")


# Wrong code pages


def as_latin(content: bytes) -> str:
    """As a program reads it that takes every byte for a Latin letter."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in content)


DETOURS: dict[str, Callable[[str], bytes]] = {
    "utf-8 twice": lambda text: as_latin(text.encode()).encode(),
    "utf-8 twice, ISO": lambda text: text.encode().decode("latin-1").encode(),
    "code page as Latin": lambda text: as_latin(text.replace("ی", "ي").encode("cp1256")).encode(),
    "Mac": lambda text: text.replace("ی", "ي").replace("ک", "ك").encode("mac_farsi"),
    "utf-32": lambda text: text.encode("utf-32"),
    "entities": lambda text: text.encode("ascii", "xmlcharrefreplace"),
    "none": lambda text: text.encode(),
}


@pytest.mark.parametrize("detour", DETOURS)
def test_letters_come_back_from_a_wrong_code_page(detour: str) -> None:
    assert read_from(DETOURS[detour](csv_of(30))) == [person(n) for n in range(30)]


@pytest.mark.parametrize("detour", ["utf-32", "entities", "none"])
def test_names_that_are_latin_stay_as_they_are(detour: str) -> None:
    expected = [person(n, LATIN) for n in range(30)]
    assert read_from(DETOURS[detour](csv_of(30, LATIN))) == expected
    mixed = csv_of(30, ("Zoë", *NAMES[:5]))
    assert read_from(DETOURS[detour](mixed)) == [person(n, ("Zoë", *NAMES[:5])) for n in range(30)]
