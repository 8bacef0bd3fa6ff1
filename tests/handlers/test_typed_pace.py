"""A pace in words of both languages: what was said is taken, the rest stays as it was."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.messages.campaigns.typed_pace import read_pace, unread_word
from handlers.messages.campaigns.typed_time import Misunderstood, Understood, read_time
from handlers.shared.pacing import MOST_MANY, MOST_MINUTES, Pace

BEFORE = Pace(many=77, minutes=44, start=time(8), end=time(20))
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
FORMS = (
    "{many} تا هر {minutes} دقیقه از {start} تا {end}",
    "هر {minutes} دقیقه {many} نفر، از ساعت {start} تا ساعت {end}",
    "از {start} تا {end} هر {minutes} دقیقه {many} تا",
    "{many} تا هر {minutes} دقیقه بین {start} و {end}",
    "{many} every {minutes} minutes from {start} to {end}",
    "{many} people every {minutes} min, {start}-{end}",
    "between {start} and {end} {many} per {minutes} minutes",
)
PARTS = ("صبح", "بامداد", "ظهر", "عصر", "شب", "نیمه شب", "am", "pm", "at night")
AM, PM, NIGHT = range(13), range(1, 25), (*range(13), *range(17, 25))
HAS = {
    "صبح": AM, "بامداد": AM, "am": AM, "عصر": PM, "pm": PM, "شب": NIGHT, "at night": NIGHT,
    "ظهر": (1, 2, 3, 4, *range(11, 17)), "نیمه شب": (0, 1, 2, 3, 4, 10, 11, 12, 22, 23, 24),
}  # fmt: skip
"""The hours that can be said with a part of the day, of 12 or of 24."""


PACES = st.builds(
    Pace,
    many=st.integers(1, MOST_MANY),
    minutes=st.integers(1, MOST_MINUTES),
    start=st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    end=st.builds(time, st.integers(13, 23), st.integers(0, 59)),
).filter(lambda pace: not pace.all_day)


@given(st.sampled_from(FORMS), PACES, st.sampled_from([PERSIAN, {}]))
def test_every_form_is_read_in_any_digits(form: str, pace: Pace, digits: dict[int, int]) -> None:
    clocks = {"start": f"{pace.start:%H:%M}", "end": f"{pace.end:%H:%M}"}
    line = form.format(many=pace.many, minutes=pace.minutes, **clocks)
    assert read_pace(line.translate(digits), BEFORE) == pace


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("۵۰", {"many": 50}),
        ("۱٬۰۰۰ تا", {"many": 1_000}),
        ("دویست تا هر ده دقیقه", {"many": 200, "minutes": 10}),
        ("صد و پنجاه تا", {"many": 150}),
        ("هفتصد نفر هر ساعت", {"many": 700, "minutes": 60}),
        ("هر ۲ ساعت دویست و پنجاه نفر", {"many": 250, "minutes": 120}),
        ("100 in 10 minutes", {"many": 100, "minutes": 10}),
        ("از ۸ و نیم تا ۲۰", {"start": time(8, 30), "end": time(20)}),
        ("۸/۳۰ تا ۸ و ربع شب", {"start": time(8, 30), "end": time(20, 15)}),
        ("هر نیم ساعت", {"minutes": 30}),
        ("every half an hour", {"minutes": 30}),
        (
            "100 every half hour from 9 to 21",
            {"many": 100, "minutes": 30, "start": time(9), "end": time(21)},
        ),
        ("هر ربع ساعت ۵۰ نفر", {"many": 50, "minutes": 15}),
        ("هر یه ربع", {"minutes": 15}),
        ("هر سه ربع", {"minutes": 45}),
        ("ساعتی ۲۰۰ تا", {"many": 200, "minutes": 60}),
        ("روزی ۵۰۰ نفر", {"many": 500, "minutes": 1_440}),
        ("هر ۲ ساعت", {"minutes": 120}),
        ("۹ تا ۲۱", {"start": time(9), "end": time(21)}),
        ("۹ صبح تا ۹ شب", {"start": time(9), "end": time(21)}),
        ("9am to 9pm", {"start": time(9), "end": time(21)}),
        ("۱۰ تا ۸", {"start": time(10), "end": time(20)}),
        ("۹ تا ۱۲ شب", {"start": time(9), "end": time(0)}),
        ("۲۲ تا ۶ صبح", {"start": time(22), "end": time(6)}),
        ("شبانه‌روز", {"start": time(0), "end": time(0)}),
        ("all day", {"start": time(0), "end": time(0)}),
        ("هر یک ساعت و نیم ۵۰ تا", {"many": 50, "minutes": 90}),
        ("100 every hour and a half", {"many": 100, "minutes": 90}),
        ("100 every 1.5 hours", {"many": 100, "minutes": 90}),
        ("every two and a half hours 100", {"many": 100, "minutes": 150}),
        ("هر دو و نیم ساعت ۱۰۰ تا", {"many": 100, "minutes": 150}),
        ("هر ۱/۵ ساعت", {"minutes": 90}),
        ("هر یک ساعت و بیست دقیقه ۵۰ نفر", {"many": 50, "minutes": 80}),
        ("۱۰۰ تا بیست دقیقه یکبار", {"many": 100, "minutes": 20}),
        ("80 every 1h15m", {"many": 80, "minutes": 75}),
        ("هر ساعت و ربع", {"minutes": 75}),
        ("۵۰ نیم ساعت", {"many": 50, "minutes": 30}),
        ("100/hour", {"many": 100, "minutes": 60}),
        ("۵۰۰ تا در ساعت", {"many": 500, "minutes": 60}),
        ("در ساعت ۵۰۰ تا", {"many": 500, "minutes": 60}),
        ("۵۰۰ پیامک در روز", {"many": 500, "minutes": 1_440}),
        ("در ساعت ۹ تا ۱۷ ۵۰ نفر", {"many": 50, "start": time(9), "end": time(17)}),
        ("دقیقه‌ای ۱۰ تا", {"many": 10, "minutes": 1}),
        ("1.5k every hour", {"many": 1_500, "minutes": 60}),
        ("۲ هزار تا هر ساعت", {"many": 2_000, "minutes": 60}),
        ("۱٫۵ هزار تا", {"many": 1_500}),
        ("1k per hour", {"many": 1_000, "minutes": 60}),
        ("9am-5pm", {"start": time(9), "end": time(17)}),
        ("از ظهر تا ۵ عصر", {"start": time(12), "end": time(17)}),
        ("noon to midnight", {"start": time(12), "end": time(0)}),
    ],
)
def test_what_is_not_said_stays(line: str, fields: dict[str, object]) -> None:
    assert read_pace(line, BEFORE) == BEFORE.changed(**fields)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("hour", range(25))
def test_an_hour_means_what_it_means_in_a_time(hour: int, part: str) -> None:
    """Two at night is after midnight for both, twelve at night is midnight, ten at noon is none."""
    said = f"{hour} {part}"
    read = read_time(said, datetime(2027, 1, 2, 13, 7, tzinfo=ZoneInfo("Asia/Tehran")))
    if hour not in HAS[part]:
        assert read == Misunderstood("contradiction")
        assert read_pace(f"13:07 to {said}", BEFORE) == "hours"
        assert read_pace(f"{said} to 13:07", BEFORE) == "hours"
        return
    assert isinstance(read, Understood)
    (moment,) = read.moments
    assert read_pace(f"13:07 to {said}", BEFORE) == BEFORE.changed(
        start=time(13, 7), end=moment.time()
    )
    assert read_pace(f"{said} to 13:07", BEFORE) == BEFORE.changed(
        start=moment.time(), end=time(13, 7)
    )


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("سلام", "unread"),
        ("", "unread"),
        ("200/10", "unread"),
        ("۵۰ و ۶۰ تا", "unread"),
        ("هر سال یک نفر", "unread"),
        ("5000", "many"),
        ("0", "many"),
        ("هر ۰ دقیقه", "minutes"),
        ("هر ۲ روز ۱۰۰ تا", "minutes"),
        ("25 تا 30", "hours"),
        ("۹ صبح تا ۹ صبح", "hours"),
        ("۲ شب تا ۲ شب", "hours"),
        ("۱۴ صبح تا ۱۸", "hours"),
        ("۱۰۰۰ در ساعت از ۱۰ ظهر تا ۵", "hours"),
    ],
)
def test_what_cannot_be_is_named(line: str, trouble: str) -> None:
    assert read_pace(line, BEFORE) == trouble


@given(st.sampled_from(FORMS), PACES, st.integers(0, 9), st.sampled_from(["گلابی", "pear"]))
def test_the_word_that_nobody_knows_is_named(form: str, pace: Pace, place: int, word: str) -> None:
    clocks = {"start": f"{pace.start:%H:%M}", "end": f"{pace.end:%H:%M}"}
    words = form.format(many=pace.many, minutes=pace.minutes, **clocks).split()
    words.insert(min(place, len(words)), word)
    line = " ".join(words)

    assert read_pace(line, BEFORE) == "unread"
    assert unread_word(line) == word


@given(st.text(max_size=40))
def test_no_line_breaks_it(line: str) -> None:
    read = read_pace(line, BEFORE)
    assert isinstance(read, Pace) or read in {"unread", "many", "minutes", "hours"}
    if read == "unread":
        assert unread_word(line) != ""
    if isinstance(read, Pace):
        assert Pace.model_validate_json(read.model_dump_json()) == read
