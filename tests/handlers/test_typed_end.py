"""How often or until when a send comes again, typed in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.messages.campaigns.routes import AGAIN, AgainData
from handlers.messages.campaigns.typed_end import Times, read_end
from handlers.messages.campaigns.typed_time import DayOnly, Misunderstood
from handlers.shared.repeating import Repeat
from screens.outcome import Pop, Stay
from screens.text.languages import GREGORIAN, JALALI
from tests.handlers.desk import Desk, said

FRIDAY = datetime(2026, 11, 27, 14, 20, tzinfo=ZoneInfo("Asia/Tehran"))
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
TIMES = ("{}", "{} بار", "{} مرتبه", "{} نوبت", "{} دفعه", "{} تا", "{} times", "{} turns", "{}x")
MONTHS = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی",
          "بهمن", "اسفند")  # fmt: skip
UNTIL = ("{}", "تا {}", "until {}", "{}.")


@given(form=st.sampled_from(TIMES), many=st.integers(1, 999), persian=st.booleans())
def test_a_number_of_turns_is_read(form: str, many: int, *, persian: bool) -> None:
    line = form.format(many).translate(PERSIAN if persian else {})

    assert read_end(line, FRIDAY, JALALI) == Times(many), line


@given(
    form=st.sampled_from(UNTIL),
    day=st.dates(date(2026, 11, 28), date(2034, 3, 20)),
    named=st.booleans(),
)
def test_a_last_day_is_read(form: str, day: date, *, named: bool) -> None:
    own = jdatetime.date.fromgregorian(date=day)
    written = f"{own.day} {MONTHS[own.month - 1]} {own.year}" if named else f"{own:%Y/%m/%d}"

    assert read_end(form.format(written), FRIDAY, JALALI) == DayOnly(day), written


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("شش بار", Times(6)),
        ("twelve times", Times(12)),
        ("فقط ۳ بار", Times(3)),
        ("تا ۳ بار", Times(3)),
        ("دوبار", Times(2)),
        ("10 times only", Times(10)),
        ("دویست و پنجاه بار", Times(250)),
        ("برای ۶ ماه", DayOnly(date(2027, 5, 27))),
        ("به مدت ۳ ماه", DayOnly(date(2027, 2, 25))),
        ("for 3 weeks", DayOnly(date(2026, 12, 18))),
        ("یک سال", DayOnly(date(2027, 11, 27))),
        ("for a year", DayOnly(date(2027, 11, 27))),
        ("تا یک سال دیگر", DayOnly(date(2027, 11, 27))),
        ("تا آخر سال", DayOnly(date(2027, 3, 20))),
        ("until end of year", DayOnly(date(2026, 12, 31))),
        ("فقط ۳", Times(3)),
        ("برای ۵ام", DayOnly(date(2026, 12, 26))),
        ("تا آخر اسفند", DayOnly(date(2027, 3, 20))),
        ("until the end of december", DayOnly(date(2026, 12, 31))),
        ("۳ ماه", DayOnly(date(2027, 2, 25))),
        ("سه ماه دیگر", DayOnly(date(2027, 2, 25))),
        ("تا ۲ هفته دیگر", DayOnly(date(2026, 12, 11))),
        ("3 months", DayOnly(date(2027, 2, 27))),
        ("0", Misunderstood("unknown", "0")),
        ("۰ بار", Misunderstood("unknown", "۰ بار")),
        ("1000 times", Misunderstood("unknown", "1000 times")),
        ("-3", Misunderstood("unknown", "-3")),
        ("18:30", Misunderstood("unknown", "18:30")),
        ("تا ابد", Misunderstood("unknown", "ابد")),
        ("۳۱ مهر", Misunderstood("no_such_day", "31 مهر")),
        ("", Misunderstood("unknown", "")),
    ],
)
def test_an_end_is_read_or_named(line: str, end: object) -> None:
    calendar = GREGORIAN if line.isascii() else JALALI

    assert read_end(line, FRIDAY, calendar) == end


RULE = Repeat(kind="weekly", first=date(2027, 1, 9), clock=time(10))
"""19 Dey 1405."""


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("تا ابد", "«ابد» را متوجه نشدم"),
        ("۱۰ دی", "نمی‌تواند پیش از اولین نوبت"),
        ("دیروز", "نمی‌تواند پیش از اولین نوبت"),
        ("۳۱ مهر", "چنین روزی در تقویم نیست: «۳۱ مهر»"),
        ("۲/۳", "ماه را با نامش بنویسید"),
    ],
)
async def test_why_an_end_is_not_taken_is_said(desk: Desk, typed: str, answer: str) -> None:
    data = AgainData(at=datetime(2027, 1, 9, 6, 30, tzinfo=UTC), rule=RULE)

    outcome = await desk.say(desk.ctx(), AGAIN.ident, data, typed)

    assert isinstance(outcome, Stay)
    assert answer in said(outcome)


async def test_an_end_that_was_typed_goes_into_the_rule(desk: Desk) -> None:
    data = AgainData(at=datetime(2027, 1, 9, 6, 30, tzinfo=UTC), rule=RULE)
    ends: dict[str, dict[str, Any]] = {
        "شش نوبت": {"times": 6},
        "تا ۲۰ دی": {"until": date(2027, 1, 10)},
    }

    for typed, fields in ends.items():
        outcome = await desk.say(desk.ctx(), AGAIN.ident, data, typed)

        assert isinstance(outcome, Pop)
        assert Repeat.model_validate(outcome.result) == RULE.changed(**fields)


async def test_the_next_turns_of_other_years_say_their_year(desk: Desk) -> None:
    yearly = RULE.changed(kind="yearly")
    data = AgainData(at=datetime(2027, 1, 9, 6, 30, tzinfo=UTC), rule=yearly)

    text = await desk.text(desk.ctx(), AGAIN.ident, data)

    assert "۱۹ دی ۱۴۰۶، ۱۹ دی ۱۴۰۷، ۱۹ دی ۱۴۰۸" in text
