from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handlers.locales import locale_folders
from screens.context import Ctx
from screens.events import Sender
from screens.text.formatting import Formatter
from screens.text.languages import LANGUAGES
from screens.text.translator import Translator
from screens.view import Button, Rows
from screens.widgets import date_of, month_rows

FIRST, LAST = date(2024, 3, 20), date(2032, 3, 19)
"""1 Farvardin 1403 to 29 Esfand 1410."""


def ctx(lang: str) -> Ctx[Any]:
    words = Translator(locale_folders(), strict=True).words(lang)
    return Ctx(
        services=None,
        chat=1,
        who=Sender(1, "m"),
        private=True,
        words=words,
        fmt=Formatter(words, ZoneInfo("Asia/Tehran")),
        now=datetime(2024, 3, 20, 12, tzinfo=UTC),
    )


def buttons(rows: Rows) -> list[Button]:
    return [button for row in rows for button in row if isinstance(button, Button)]


def days(rows: Rows) -> list[date]:
    return [
        day for each in buttons(rows) if each.action == "day" if (day := date_of(str(each.arg)))
    ]


def onward(rows: Rows) -> date:
    """The month that the last button of the first row leads to."""
    last = rows[0][-1]
    assert isinstance(last, Button)
    assert last.action == "month"
    turned = date_of(str(last.arg))
    assert turned is not None
    return turned


@pytest.mark.long
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_every_day_of_eight_years_is_reached_by_buttons(lang: str) -> None:
    here, shown, reached = ctx(lang), FIRST, list[date]()
    while shown <= LAST:
        rows = month_rows(here, shown, today=FIRST)
        reached += days(rows)
        assert len(buttons(rows)) <= 60
        assert all(len(row) <= 7 for row in rows)
        shown = onward(rows)

    assert reached == [FIRST + timedelta(days=n) for n in range(len(reached))]
    assert reached[-1] >= LAST


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_a_day_stands_under_the_name_of_its_weekday(lang: str) -> None:
    here = ctx(lang)
    starts = here.words.language.calendar.first_weekday
    for month in range(96):
        _, names, *weeks = month_rows(here, FIRST + timedelta(days=30 * month), today=FIRST)
        assert len(names) == 7
        for week in weeks:
            assert len(week) == 7
            for place, button in enumerate(week):
                assert isinstance(button, Button)
                if button.action == "day":
                    day = date.fromisoformat(str(button.arg))
                    assert (day.weekday() - starts) % 7 == place


@pytest.mark.parametrize(("lang", "name"), [("fa", "ش"), ("en", "Mo")])
def test_the_week_begins_as_the_language_has_it(lang: str, name: str) -> None:
    _, names, *_ = month_rows(ctx(lang), FIRST, today=FIRST)
    assert names[0].label == name


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_days_that_are_over_have_no_action(lang: str) -> None:
    today = FIRST + timedelta(days=15)
    rows = month_rows(ctx(lang), today, today=today)

    assert min(days(rows)) == today
    assert {each.action for each in buttons(rows)} <= {"day", "month", "nothing"}


def test_the_number_is_that_of_the_languages_calendar() -> None:
    noruz = next(b for b in buttons(month_rows(ctx("fa"), FIRST, today=FIRST)) if b.action == "day")
    assert (noruz.label, noruz.arg) == ("۱", "2024-03-20")


def test_no_month_before_the_present_one_is_offered() -> None:
    rows = month_rows(ctx("fa"), FIRST, today=FIRST)
    assert [each.action for each in rows[0] if isinstance(each, Button)] == ["nothing", "month"]


@pytest.mark.parametrize("arg", ["", "x", "2024-13-01", "1403-01-32"])
def test_a_day_that_is_none_is_none(arg: str) -> None:
    assert date_of(arg) is None
