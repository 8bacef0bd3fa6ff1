"""A month as buttons, in the calendar of the language: one day is chosen, months are turned.

Everything is computed at each drawing: which day is today, where the month begins. A day that is
not offered answers a press and does nothing. Rows are in reading order, as everywhere: the engine
lays them from the right in languages that are read so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, TypeVar

from screens.context import Ctx
from screens.outcome import Outcome, Stay
from screens.screen import Data, Screen
from screens.text.languages import Calendar
from screens.view import Button, Row, Rows

_WEEK = 7
_EMPTY = "\u00b7"
"""The label of a place without a day to choose: Telegram takes no empty one."""

D = TypeVar("D", bound=Data)
C = TypeVar("C", bound=Ctx[Any])


def month_rows(ctx: Ctx[Any], shown: date, *, today: date) -> Rows:
    """The month that `shown` is in: names of the days, weeks, and buttons to other months.

    A press on a day is the action "day" with the ISO date as argument; days before `today` have
    none. Months are turned by the action "month" (see `turns_months`).
    """
    calendar = ctx.words.language.calendar
    days = list(_month(calendar, shown))
    blank = Button(_EMPTY, "nothing")
    cells = [blank] * ((days[0].weekday() - calendar.first_weekday) % _WEEK)
    cells += [_day(ctx, day) if day >= today else blank for day in days]
    cells += [blank] * (-len(cells) % _WEEK)
    weeks = [tuple(cells[at : at + _WEEK]) for at in range(0, len(cells), _WEEK)]
    ahead = [week for week in weeks if any(each is not blank for each in week)]
    return (_turning(ctx, days, today=today), _names(ctx, calendar), *ahead)


def _day(ctx: Ctx[Any], day: date) -> Button:
    number = str(ctx.words.language.calendar.day_of(day).day)
    return Button(ctx.fmt.digits(number), "day", day.isoformat())


def _names(ctx: Ctx[Any], calendar: Calendar) -> Row:
    weekdays = [(calendar.first_weekday + place) % _WEEK + 1 for place in range(_WEEK)]
    return tuple(
        Button(ctx.label("format-weekday-short", day=weekday), "nothing") for weekday in weekdays
    )


def _turning(ctx: Ctx[Any], days: list[date], *, today: date) -> Row:
    """The month before (unless it is over), this one's name, the month after."""
    shown = ctx.words.language.calendar.day_of(days[0])
    before, after = days[0] - timedelta(days=1), days[-1] + timedelta(days=1)
    buttons = [Button(ctx.fmt.month(shown.year, shown.month), "nothing")]
    if before >= today:
        buttons.insert(0, Button(ctx.label("calendar-before"), "month", before.isoformat()))
    return (*buttons, Button(ctx.label("calendar-after"), "month", after.isoformat()))


def _month(calendar: Calendar, shown: date) -> Iterator[date]:
    """Every day of the month that `shown` is in; months of any calendar begin with day 1."""
    day = shown - timedelta(days=calendar.day_of(shown).day - 1)
    month = calendar.day_of(day).month
    while calendar.day_of(day).month == month:
        yield day
        day += timedelta(days=1)


def date_of(arg: str) -> date | None:
    """The day that a press names; None where it names none."""
    try:
        return date.fromisoformat(arg)
    except ValueError:
        return None


def turns_months(screen: Screen[C, D]) -> None:
    """The actions "month" and "nothing", for a screen whose data has `month`."""

    @screen.action("month")
    async def _turn(_ctx: C, data: D, arg: str) -> Outcome:
        return Stay(data=data.model_copy(update={"month": date_of(arg)}))

    @screen.action("nothing")
    async def _nothing(ctx: C, _data: D, _arg: str) -> Outcome:
        return Stay(toast=ctx.label("calendar-nothing"))
