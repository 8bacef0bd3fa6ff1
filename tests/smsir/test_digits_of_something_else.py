"""Digits that belong to something else never become a mobile, however they are written."""

from __future__ import annotations

import ipaddress
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsir.text import (
    find_mobiles,
    is_cut,
    is_foreign,
    labels,
    missed_in,
    normalize_mobile,
    with_country,
)
from tests.smsir.calm import calm

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
FOREIGN = (
    "1", "7", "20", "27", "31", "33", "34", "39", "44", "46", "49", "60", "61", "66", "81", "86",
    "90", "91", "92", "93", "94", "95", "964", "965", "966", "968", "971", "972", "973", "974",
    "992", "993", "994", "995", "996", "998", "99",
)  # fmt: skip
ALL_NINES = "9123456789"
PHONE_WORDS = frozenset(
    json.loads(Path(labels.__file__).with_name("labels.json").read_text(encoding="utf-8"))[
        "of a phone"
    ]
)


def digits(least: int, most: int) -> st.SearchStrategy[str]:
    """Digits that look as much like a mobile as they can."""
    likely = st.sampled_from([f"{ALL_NINES * 3}", f"0{ALL_NINES * 3}", f"98{ALL_NINES * 3}"])
    chance = st.text("0123456789", min_size=most, max_size=most)
    sizes = st.integers(least, most)
    return st.builds(lambda text, size: text[:size], st.one_of(likely, chance), sizes)


@st.composite
def grouped(draw: st.DrawFn, text: str, signs: str) -> str:
    """The digits in groups, with signs between them."""
    out, left = "", text
    sign = draw(st.sampled_from(signs))
    while left:
        size = draw(st.integers(2, 5))
        out, left = out + left[:size], left[size:]
        out += sign if left else ""
    return out


@st.composite
def foreign(draw: st.DrawFn) -> str:
    country = draw(st.sampled_from(FOREIGN))
    rest = draw(digits(6, 12))[: 15 - len(country)]
    lead = draw(st.sampled_from(["+", "00", "+ ", "(+", "00-"]))
    gap = draw(st.sampled_from(["", " ", "-", ") ", " (", "."]))
    return lead + country + gap + draw(grouped(rest, " -."))


@st.composite
def landline(draw: st.DrawFn) -> str:
    area = draw(st.sampled_from(["021", "026", "031", "041", "051", "071", "+9821", "009821"]))
    number = draw(digits(8, 8))
    gap = draw(st.sampled_from(["", " ", "-", ") ", " - "]))
    extension = draw(st.sampled_from(["", "-", " ", "/", " - ", "#", " داخلی "]))
    tail = draw(digits(1, 4)) if extension else ""
    return area + gap + number + extension + tail


@st.composite
def card(draw: st.DrawFn) -> str:
    number = draw(st.sampled_from(["6037", "5892", "6219", "9891", "0912"])) + draw(digits(12, 12))
    sign = draw(st.sampled_from(["", " ", "-", "  ", "\u200c", ".", "_", "\u00a0"]))
    return sign.join(number[place : place + 4] for place in range(0, 16, 4))


@st.composite
def sheba(draw: st.DrawFn) -> str:
    number = draw(digits(24, 24))
    lead = draw(st.sampled_from(["IR", "IR ", "ir", "شبا: ", ""]))
    sign = draw(st.sampled_from(["", " ", "-"]))
    return lead + sign.join(number[place : place + 4] for place in range(0, 24, 4))


@st.composite
def address(draw: st.DrawFn) -> str:
    ip = str(ipaddress.IPv4Address(draw(st.integers(0, 2**32 - 1))))
    return (
        draw(st.sampled_from(["", "http://", "ip: "]))
        + ip
        + draw(st.sampled_from(["", ":8080", "/24", "/"]))
    )


addresses = st.one_of(
    address(),
    st.sampled_from(
        ["95.216.46.195", "91.216.146.19", "9.123.45.678", "98.9.123.45", "91.99.12.34"]
    ),
)


@st.composite
def decimal(draw: st.DrawFn) -> str:
    whole, rest = draw(st.one_of(digits(1, 8), st.just("0"), st.just("1"))), draw(digits(2, 12))
    point = draw(st.sampled_from([".", "٫"]))
    number = ("1" + whole if whole.startswith("09") else whole) + point + rest.rstrip("0") + "1"
    return draw(st.sampled_from(["", "-", "~"])) + number


@st.composite
def postal(draw: st.DrawFn) -> str:
    number = draw(digits(10, 10))
    if draw(st.booleans()):
        return number[:5] + draw(st.sampled_from(["-", " "])) + number[5:]
    return (
        draw(st.sampled_from(["کد پستی: ", "کدپستی ", "کد ملی ", "postal code: ", "ZIP "])) + number
    )


@st.composite
def scientific(draw: st.DrawFn) -> str:
    mantissa = draw(digits(1, 9)).strip("0") or "9"
    text = mantissa[0] + ("." + mantissa[1:] if mantissa[1:] else "")
    sign = draw(st.sampled_from(["+", "", "-"]))
    return (
        f"{text}{draw(st.sampled_from('eE'))}{sign}{draw(st.sampled_from(['9', '09', '10', '11']))}"
    )


@st.composite
def longer(draw: st.DrawFn) -> str:
    text = draw(digits(12, 40))
    return "1" + text if len(text) in {12, 13, 14} else text


@st.composite
def amount(draw: st.DrawFn) -> str:
    number = int(draw(digits(10, 12)) or "9")
    shown = f"{number:,}".replace(",", draw(st.sampled_from([",", "٬", ".", " ", "'"])))
    return draw(st.sampled_from([shown, f"{number} تومان", f"${number}", f"{number} ریال"]))


@st.composite
def of_an_address(draw: st.DrawFn) -> str:
    """Digits in a mail's or page's address, in the name of a file, or in a UUID."""
    number = draw(st.sampled_from(["9123456789", "09123456789", "989123456789"]))
    form = draw(
        st.sampled_from(
            [
                "{}@mail.ir", "ali_{}@mail.ir", "{}.ali@mail.example.ir", "https://shop.ir/{}",
                "http://shop.ir/v/{}/x", "https://shop.ir/?id={}", "www.shop.ir/{}", "http://{}.com",
                "img_{}.jpg", "{}.pdf", "scan-{}-2.PNG", "550e8400-e29b-41d4-a716-{}f",
            ]
        )
    )  # fmt: skip
    return form.format(number)


LABELS = (
    "کد", "شناسه قبض", "شناسه پرداخت:", "شماره شناسنامه", "مانده", "موجودی:", "سریال", "بارکد",
    "جمع", "شماره قرارداد", "کد تخفیف", "فکس:", "Serial no.", "ID:", "USD", "fax", "Total:",
    "VAT", "VAT no.", "IMEI:", "SKU", "P/N", "S/N:", "ISBN-10:", "PNR", "Policy No.", "Case no:",
    "Ticket #", "timestamp", "شماره شاسی", "شمارهٔ مشترک:", "شماره‌ی پروانه‌ی کسب", "کد اقتصادی",
    "کداقتصادی:", "پلاک ثبتی", "نظام پزشکی", "سند", "ش.م", "₺", "¥", "﷼", "٪", "INV/", "id=0x",
    "instagram.com/p/", "youtu.be/",
)  # fmt: skip
WORDS = st.text("ابپتجدرزسشعفقکگلمنوهی", min_size=3, max_size=8)
UNITS = ("kg", "متر", "میلیون", "EUR", "عدد", "دلار", "بایت", "ms", "Hz", "﷼", "٪", "€", "wei")


@st.composite
def labelled(draw: st.DrawFn) -> str:
    number = "9" + draw(digits(9, 9))
    kind = draw(st.sampled_from(["listed", "numbered", "unit"]))
    if kind == "listed":
        label = draw(st.sampled_from(LABELS))
        return f"{label}{'' if label[-1] in '/x=' else ' '}{number}"
    if kind == "numbered":
        return f"شماره {draw(WORDS.filter(lambda word: word not in PHONE_WORDS))}: {number}"
    return f"{number} {draw(st.sampled_from(UNITS))}"


STRANGERS = {
    "of an address": of_an_address(),
    "labelled": labelled(),
    "foreign": foreign(),
    "landline": landline(),
    "card": card(),
    "sheba": sheba(),
    "address": addresses,
    "decimal": decimal(),
    "postal": postal(),
    "scientific": scientific(),
    "longer": longer(),
    "amount": amount(),
}
AROUND = st.sampled_from(["", "علی ", "Ali: ", "\n", "- ", "• ", "(", "«"])
BEHIND = st.sampled_from(["", " علی", "\n", ")", "»", ".", " x"])
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
BOLD = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
SCRIPTS = st.sampled_from([{}, PERSIAN, ARABIC, FULL_WIDTH, BOLD])


@pytest.mark.long
@pytest.mark.parametrize("kind", STRANGERS)
@calm
@given(st.data())
def test_it_is_no_mobile_and_is_named(kind: str, data: st.DataObject) -> None:
    stranger = data.draw(STRANGERS[kind])
    script = data.draw(SCRIPTS)
    text = f"{data.draw(AROUND)}{stranger}{data.draw(BEHIND)}".translate(script)
    found = find_mobiles(text)
    assert found.mobiles == ()
    assert missed_in(text)
    assert normalize_mobile(text.strip()) is None


@pytest.mark.long
@pytest.mark.parametrize("kind", STRANGERS)
@calm
@given(st.data(), st.sampled_from(["\n", ", ", "; ", "\t", "، ", " | "]))
def test_a_mobile_beside_it_is_still_found(kind: str, data: st.DataObject, sign: str) -> None:
    stranger = data.draw(STRANGERS[kind])
    mobile = "0" + data.draw(st.sampled_from(["9121112222", "9351112222", "9901112222"]))
    assert find_mobiles(f"{stranger}{sign}{mobile}").mobiles == (mobile,)
    assert find_mobiles(f"{mobile}{sign}{stranger}").mobiles == (mobile,)


@pytest.mark.parametrize(
    "text",
    ["+7 912 345-67-89", "+1 (202) 955-5012", "021-91001234-12", "6037 9899 1212 3434",
     "95.216.46.195", "1.9123456789", "9.12E+09", "9.35E+09", "9.12345E+09", "8 912 345-67-89",
     "0.9123456789", "91 9123456789", "44 (0)9123 456789", "۹٬۱۲۳٬۴۵۶٬۷۸۹", "-9121234567",
     "SKU9121234567", "a09121234567f", "#9121234567", "91876-54321", "+0912 123 4567",
     "VAT 9121234567", "ID:0x09121234567", "09/12/1404 567", "9٬121٬234٬567", "9'121'234'567",
     "＋44 9121234567", "0912,123,4567,8901", "0912٬123٬456", "1٬0912٬123٬4567"],
)  # fmt: skip
def test_these_were_taken_for_mobiles_once(text: str) -> None:
    assert find_mobiles(text).mobiles == ()
    assert normalize_mobile(text) is None


@pytest.mark.parametrize(
    ("text", "mobiles"),
    [
        ("1. 09121234567", "09121234567"),
        ("12- 09121234567", "09121234567"),
        ("3)09121234567", "09121234567"),
        ("7 0912 123 4567", "09121234567"),
        ("1. 9121234567", "09121234567"),
        ("0912.345.6789", "09123456789"),
        ("09121234567/09131234567", "09121234567 09131234567"),
        ("0912/345/6789", "09123456789"),
        ("09121234567 - 09131234567", "09121234567 09131234567"),
        ("09121234567-09131234567", "09121234567 09131234567"),
        ("0912 123 4567 0913 123 4567", "09121234567 09131234567"),
        ("09121234567 + 09131234567", "09121234567 09131234567"),
        ("021-88776655 09121234567", "09121234567"),
        ("88776655 09121234567", "09121234567"),
        ("10:00 09121234567", "09121234567"),
        ("+491701234567 09121234567", "09121234567"),
        ("09121234567 +491701234567", "09121234567"),
        ("+989121234567+989131234567", "09121234567 09131234567"),
        ("https://wa.me/989121234567", "09121234567"),
        ("tel:+98-912-123-4567", "09121234567"),
        ("موبایل۰۹۱۲۱۲۳۴۵۶۷", "09121234567"),
        ("09121234567 داخلی 12", "09121234567"),
        ("0912\u200c123\u200c4567", "09121234567"),
        ("(0912)1234567", "09121234567"),
        ("00 98 912 123 4567", "09121234567"),
        ("+ 98 912 123 4567", "09121234567"),
        ("+98.912.123.4567", "09121234567"),
        ("98 912 123 4567", "09121234567"),
        ("09 12 123 45 67", "09121234567"),
        ("کد پستی 9187654321 موبایل 09121234567", "09121234567"),
        ("کارت 6037 9899 1212 3434 موبایل 0912 123 4567", "09121234567"),
        ("1-09121234567 2-09351234567 3)09361234567", "09121234567 09351234567 09361234567"),
        ("علی کوچک 9121234567", "09121234567"),
        ("https://shop.ir,09121234567", "09121234567"),
        ("ali@shop.ir 09121234567", "09121234567"),
        ("https://shop.ir 9121234567", "09121234567"),
        ("https://t.me/+989121234567", "09121234567"),
        ("whatsapp://send?phone=989121234567", "09121234567"),
        ("٠９𝟏२۱۲۳۴۵۶۷", "09121234567"),
        ("0912\u00ad123\u20634567", "09121234567"),
        ("9/121234567E+09", "09121234567"),
        ("9,121234567E+9", "09121234567"),
        ("۰۹۱۲٬۱۲۳٬۴۵۶۷", "09121234567"),
        ("+98٬912٬123٬4567", "09121234567"),
        ("0912'1234567", "09121234567"),
        ("0912,123,4567, 0913،123،4567", "09121234567 09131234567"),
        ("0912:123:4567 علی", "09121234567"),
        ("۰۹۱۲ـ۱۲۳ـ۴۵۶۷", "09121234567"),
        ("０９１２－１２３－４５６７", "09121234567"),
        ("＋98（912）1234567", "09121234567"),
        ("[0912] 123 4567", "09121234567"),
        ("0️⃣9️⃣1️⃣2️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣", "09121234567"),
        ("rubika.ir/09121234567", "09121234567"),
        ("شماره جدید علی 9121234567", "09121234567"),
        ("شماره‌ی من: 9121234567", "09121234567"),
        ("Sara's phone number 9121234567", "09121234567"),
    ],
)
def test_these_are_mobiles_still(text: str, mobiles: str) -> None:
    assert find_mobiles(text).mobiles == tuple(mobiles.split())


PASTED = "1. علی 09121234567\nمریم +7 912 345 67 89\nرضا\n09131234567 6037991234567890"


def test_a_row_whose_number_was_taken_is_not_listed_as_missed() -> None:
    found = find_mobiles(PASTED)
    assert found.mobiles == ("09121234567", "09131234567")
    assert missed_in(PASTED) == ("مریم +7 912 345 67 89", "رضا", "6037991234567890")
    assert missed_in("+98 935 444 5566، آقای نوری") == ("آقای نوری",)
    assert missed_in("120. 09121234567, ۲ سارا 09131234567") == ()


@given(
    st.text(st.sampled_from("/\\-–:•*=&+ "), max_size=4),
    st.sampled_from(["021-88776655", "+7 912 345 67 89", "(021) 88776655", "9,120,000,000", "علی"]),
    st.text(st.sampled_from("/\\-–:•*=&+ "), max_size=4),
)
def test_what_was_missed_is_shown_whole_and_without_what_parts_a_list(
    before: str, piece: str, after: str
) -> None:
    assert missed_in(f"09121234567\n{before} {piece} {after}\n09131234567") == (piece,)
    assert missed_in(f"{before} {piece} {after},0912111000, 0912111001") == (
        piece,
        "0912111000",
        "0912111001",
    )


def test_a_shared_contact_has_the_code_of_a_country_even_without_a_plus() -> None:
    assert find_mobiles(with_country("989121234567")).mobiles == ("09121234567",)
    assert find_mobiles(with_country("09121234567")).mobiles == ("09121234567",)
    assert find_mobiles(with_country("9591234567")).mobiles == (), "Myanmar"
    assert is_foreign("+1 (912) 345-6789")
    assert is_foreign("\u200e0049 170 1234567")
    assert not any(map(is_foreign, ["+98 912 123 4567", "0098912", "0912", "912 345 6789", "00"]))


def test_a_number_that_a_spreadsheet_has_cut_is_known_as_such() -> None:
    assert all(map(is_cut, ["9.12E+09", "9.35E+09", "9.12345E+09", "۹٫۱۲E+۰۹", "9.89E+11"]))
    assert all(map(is_cut, ["9/12E+09", "9,12E+09", "۹/۱۲E+۰۹", "9،12345E9"]))
    assert not any(map(is_cut, ["9.121234567E+09", "1.5E+03", "09121234567", "9.12", "E+09"]))
    assert normalize_mobile("9.121234567E+09") == "09121234567"


@pytest.mark.long
@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "0 " * 60_000,
        "09-" * 40_000,
        "+" * 100_000,
        f"x{'!' * 100_000}y",
        "(" * 200_000,
        "+(" * 100_000,
        "_(" * 100_000,
        f"x{'(' * 200_000}",
        f"{'(' * 200_000}x",
    ],
)
def test_endless_digits_take_no_endless_time(text: str) -> None:
    assert find_mobiles(text).mobiles == ()
