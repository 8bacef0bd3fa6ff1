"""SMS parts: against smsutil as an oracle, and at every edge by hand."""

from __future__ import annotations

import pytest
import smsutil
from hypothesis import given
from hypothesis import strategies as st

from smsir.text import measure, split
from tests.smsir.calm import calm

GSM = "".join(chr(n) for n in range(32, 127)) + "\n\r£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà€\f"
PERSIAN = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی ۰۱۲۳۴۵۶۷۸۹\u200c،؟\n"

gsm_texts = st.text(alphabet=GSM, max_size=700)
persian_texts = st.text(alphabet=PERSIAN + "abc[]{}^", max_size=500)
any_texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300)


@calm
@given(st.one_of(gsm_texts, persian_texts, any_texts).filter(bool))
def test_parts_and_encoding_agree_with_the_oracle(text: str) -> None:
    # The oracle takes an empty text for one part of UCS-2, so texts here have a letter at least.
    size = measure(text)
    oracle = smsutil.split(text)
    assert size.encoding == ("gsm7" if oracle.encoding == "gsm0338" else "ucs2")
    assert size.segments == len(oracle.parts)
    assert split(text) == [part.content for part in oracle.parts]


@calm
@given(st.one_of(gsm_texts, persian_texts, any_texts))
def test_parts_joined_are_the_text_and_each_fits(text: str) -> None:
    size = measure(text)
    parts = split(text)
    assert "".join(parts) == text
    assert len(parts) == size.segments
    for part in parts:
        own = measure(part)
        units = own.units if own.encoding == size.encoding else len(part.encode("utf-16-le")) // 2
        assert units <= size.per_segment
    assert 0 <= size.remaining <= size.per_segment


@calm
@given(any_texts)
def test_culprits_are_exactly_what_forces_the_short_parts(text: str) -> None:
    size = measure(text)
    assert len(set(size.culprits)) == len(size.culprits)
    without = "".join(char for char in text if char not in size.culprits)
    assert measure(without).encoding == "gsm7"
    assert (size.encoding == "ucs2") == bool(size.culprits)


@pytest.mark.parametrize(
    ("text", "encoding", "units", "segments", "per_segment", "remaining"),
    [
        ("", "gsm7", 0, 0, 160, 160),
        ("a" * 160, "gsm7", 160, 1, 160, 0),
        ("a" * 161, "gsm7", 161, 2, 153, 145),
        ("a" * 306, "gsm7", 306, 2, 153, 0),
        ("a" * 307, "gsm7", 307, 3, 153, 152),
        ("[" * 80, "gsm7", 160, 1, 160, 0),
        ("[" * 81, "gsm7", 162, 2, 153, 143),
        ("س" * 70, "ucs2", 70, 1, 70, 0),
        ("س" * 71, "ucs2", 71, 2, 67, 63),
        ("س" * 134, "ucs2", 134, 2, 67, 0),
        ("س" * 135, "ucs2", 135, 3, 67, 66),
        ("[" * 35 + "س" * 35, "ucs2", 70, 1, 70, 0),
        ("😀" * 35, "ucs2", 70, 1, 70, 0),
        ("😀" * 36, "ucs2", 72, 2, 67, 61),
    ],
)
def test_edges(
    text: str, encoding: str, units: int, segments: int, per_segment: int, remaining: int
) -> None:
    size = measure(text)
    found = (size.encoding, size.units, size.segments, size.per_segment, size.remaining)
    assert found == (encoding, units, segments, per_segment, remaining)


def test_one_persian_digit_makes_a_latin_text_short_and_is_named() -> None:
    assert measure("a" * 20 + "۱").culprits == ("۱",)


def test_an_escaped_character_is_not_cut_in_two() -> None:
    text = "a" * 152 + "[" + "a" * 20
    assert split(text) == ["a" * 152, "[" + "a" * 20]


def test_a_surrogate_pair_is_not_cut_in_two() -> None:
    text = "س" * 66 + "😀" + "س" * 10
    assert split(text) == ["س" * 66, "😀" + "س" * 10]


def test_the_shop_text_of_the_guide_doubles_with_the_opt_out_line() -> None:
    text = "گل‌فروشی یاس: جمعه ۲۴ مهر تعطیلیم. سفارش شنبه را تا پنجشنبه ثبت کنید."
    assert (measure(text).units, measure(text).segments) == (69, 1)
    assert (measure(text + "\nلغو۱۱").units, measure(text + "\nلغو۱۱").segments) == (75, 2)
