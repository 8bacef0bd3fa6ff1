"""Mobile numbers in every dress, and found in pasted text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsir.text import find_mobiles, mask, normalize_mobile
from tests.smsir.calm import calm

PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

subscribers = st.integers(min_value=0, max_value=999_999_999).map(lambda n: f"9{n:09d}")
prefixes = st.sampled_from(["", "0", "98", "+98", "0098", "+98 ", "(+98) ", "+98(0)", "0098-"])
gaps = st.sampled_from(["", " ", "-", ".", "\u200c", "\u200e", "\u00a0", " - ", "\u2013"])
scripts = st.sampled_from([None, PERSIAN, ARABIC])


@st.composite
def dressed(draw: st.DrawFn) -> tuple[str, str]:
    subscriber = draw(subscribers)
    gap = draw(gaps)
    text = draw(prefixes) + subscriber[:3] + gap + subscriber[3:6] + gap + subscriber[6:]
    script = draw(scripts)
    wrapped = f"\u2066{text}\u2069" if draw(st.booleans()) else text
    return "0" + subscriber, wrapped.translate(script) if script else wrapped


@calm
@given(dressed())
def test_every_dress_gives_the_same_number(pair: tuple[str, str]) -> None:
    plain, text = pair
    assert normalize_mobile(text) == plain


@calm
@given(subscribers)
def test_a_normalised_number_stays_as_it_is(subscriber: str) -> None:
    assert normalize_mobile("0" + subscriber) == "0" + subscriber


@calm
@given(subscribers)
def test_what_a_spreadsheet_makes_of_a_number_is_understood(subscriber: str) -> None:
    number = float(subscriber)
    for text in (number, int(subscriber), f"{number}", f"{number:.9E}", f"0{subscriber}.0"):
        assert normalize_mobile(text) == "0" + subscriber


@pytest.mark.parametrize(
    "text",
    ["", "0912123456", "091212345678", "02188776655", "+1 912 123 4567", "abc", "98", "9.5",
     "0912123456a", "+44 9121234567", "00989", "۰۹۱۲", "1e400", "nan", "inf", "9121234567.5"],
)  # fmt: skip
def test_what_is_no_mobile_is_refused(text: str) -> None:
    assert normalize_mobile(text) is None


@pytest.mark.parametrize("value", [True, float("nan"), float("inf"), 9121234567.5, -9121234567])
def test_odd_numbers_are_refused(value: float) -> None:
    assert normalize_mobile(value) is None


@pytest.mark.parametrize("text", ["09981234567", "09551234567", "09991234567", "09001234567"])
def test_an_unknown_prefix_is_not_refused(text: str) -> None:
    assert normalize_mobile(text) == text


@pytest.mark.long
@calm
@given(st.lists(dressed(), max_size=8), st.sampled_from(["\n", "، ", ", ", ";", "\r\n", "\t"]))
def test_all_numbers_of_a_list_are_found_once_and_in_order(
    pairs: list[tuple[str, str]], separator: str
) -> None:
    plain = [number for number, _ in pairs]
    found = find_mobiles(separator.join(text for _, text in pairs))
    assert found.mobiles == tuple(dict.fromkeys(plain))
    assert found.duplicates == len(plain) - len(set(plain))
    assert found.junk == ()


@calm
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error_and_gives_only_mobiles(text: str) -> None:
    found = find_mobiles(text)
    assert all(normalize_mobile(mobile) == mobile for mobile in found.mobiles)
    assert len(set(found.mobiles)) == len(found.mobiles)


def test_names_and_wrong_numbers_between_are_kept_as_junk() -> None:
    pasted = (
        "سلام، این‌ها:\nعلی ۰۹۱۲ ۱۲۳ ۴۵۶۷\nمریم: +98 (913) 765-4321\n0912123456\n"
        "09121234567\n6037 9912 3456 7890\n02188776655\n9.351112233E9 --- 989101112233"
    )
    found = find_mobiles(pasted)
    assert found.mobiles == ("09121234567", "09137654321", "09351112233", "09101112233")
    assert found.duplicates == 1
    assert "0912123456" in found.junk
    assert "6037 9912 3456 7890" in found.junk
    assert "02188776655" in found.junk
    assert "علی" in found.junk


def test_two_numbers_with_only_a_space_between_stay_two() -> None:
    assert find_mobiles("09121234567 9131234567").mobiles == ("09121234567", "09131234567")


def test_a_long_digit_string_is_not_taken_apart() -> None:
    assert find_mobiles("0912123456709131234567").mobiles == ()


def test_junk_is_kept_short() -> None:
    (junk,) = find_mobiles("x" * 5000).junk
    assert len(junk) == 60


def test_a_mobile_is_masked_and_anything_else_is_hidden() -> None:
    assert mask("09121234567") == "0912***4567"
    assert mask("1234") == "***"
