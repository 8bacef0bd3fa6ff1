"""Values as people read them, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.text.bidi import strip
from screens.text.formatting import Formatter, clip, utf16
from screens.text.translator import Translator

LOCALE = Path(__file__).parents[2] / "screens" / "locale"
TEHRAN = ZoneInfo("Asia/Tehran")
MOMENT = datetime(2026, 10, 14, 6, 0, tzinfo=UTC)
translator = Translator([LOCALE], strict=True)
fa = Formatter(translator.words("fa"), TEHRAN)
en = Formatter(translator.words("en"), TEHRAN)


def test_numbers_are_grouped_with_the_signs_of_the_language() -> None:
    assert fa.number(1250) == "۱٬۲۵۰"
    assert en.number(1250) == "1,250"
    assert fa.number(1250.5) == "۱٬۲۵۰٫۵"


def test_persian_digits_can_be_switched_off() -> None:
    assert Formatter(translator.words("fa", own_digits=False), TEHRAN).number(1250) == "1,250"


def test_a_moment_is_jalali_in_tehran_for_persian_and_gregorian_for_english() -> None:
    assert strip(fa.moment(MOMENT)) == "چهارشنبه ۲۲ مهر ۱۴۰۵، ۰۹:۳۰"
    assert strip(en.moment(MOMENT)) == "Wednesday, 14 October 2026, 09:30"
    assert strip(fa.short_moment(MOMENT)) == "۱۴۰۵/۰۷/۲۲ ۰۹:۳۰"


def test_a_moment_late_in_the_evening_of_utc_is_the_next_day_in_tehran() -> None:
    assert fa.short_date(datetime(2026, 10, 14, 21, 0, tzinfo=UTC)) == "۱۴۰۵/۰۷/۲۳"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(30, "۳۰ ثانیه"), (61, "۲ دقیقه"), (3600, "۱ ساعت"), (86401, "۲ روز"), (0, "۰ ثانیه")],
)
def test_a_duration_is_told_in_the_largest_unit_rounded_up(seconds: float, shown: str) -> None:
    assert strip(fa.duration(seconds)) == shown


def test_english_plurals_are_right() -> None:
    assert strip(en.days(1)) == "1 day"
    assert strip(en.days(3)) == "3 days"


def test_a_code_is_isolated_outside_its_tag_so_that_a_copy_holds_the_code_alone() -> None:
    assert fa.code("<09>") == "\u2066<code>&lt;09&gt;</code>\u2069"


def test_a_masked_mobile_shows_only_its_ends() -> None:
    assert strip(fa.masked("09121234567")) == "0912***4567"


def test_a_bar_is_never_over_full_or_under_empty() -> None:
    assert strip(fa.bar(2.0, 4)) == "▓▓▓▓"
    assert strip(fa.bar(-1.0, 4)) == "░░░░"
    assert strip(fa.bar(0.5, 4)) == "▓▓░░"


def test_a_bar_fills_from_the_right_in_persian_and_from_the_left_in_english() -> None:
    assert fa.bar(0.5, 4).startswith("\u200f")
    assert en.bar(0.5, 4) == "▓▓░░"


@given(st.text(max_size=200), st.integers(1, 100))
def test_a_clipped_text_fits_and_splits_no_pair(text: str, units: int) -> None:
    cut = clip(text, units)
    assert utf16(cut) <= max(units, 1)
    cut.encode("utf-16-le", "surrogatepass")
    assert cut == text or cut.endswith("…")


def test_a_name_from_outside_cannot_turn_the_line_round() -> None:
    assert fa.name("\u202eevil\nname") == "evil name"


def test_a_quote_interprets_nothing() -> None:
    assert fa.quote("<b>&") == "<blockquote>&lt;b&gt;&amp;</blockquote>"


def test_a_phrase_of_isolated_parts_reads_from_right_to_left_inside_another_isolate() -> None:
    for phrase in (fa.moment(MOMENT), fa.short_moment(MOMENT)):
        assert phrase.startswith("\u200f")
    assert not en.moment(MOMENT).startswith("\u200f")
