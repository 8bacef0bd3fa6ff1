"""When a ready text is to leave: on the morning of its occasion's day, the evening before, or else.

What is chosen here goes along with the text and stands on the card, where it can be changed. The
date of an occasion that goes by the moon is asked about first: it may be a day away from this one.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from pydantic import JsonValue

from handlers.messages.campaigns.offers import at, is_free
from handlers.messages.campaigns.routes import WHEN, WhenData
from handlers.messages.occasion_days import OccasionDay, day_of
from handlers.messages.routes import OCCASION_DAY, DayData
from handlers.shared import half_written
from handlers.shared.minutes import from_minutes, to_minutes
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from screens import Button, Outcome, Push, Row, Safe, Screen, Stay, Style, View, lines
from screens.widgets import date_of

_MORNING, _EVENING = time(10), time(18)
_DAY = timedelta(days=1)
_FARTHEST = 2
"""So many days from the estimate a day by the moon may be moved."""

choosing: Screen[Ctx, DayData] = Screen(
    OCCASION_DAY, sample=DayData(text="\u2026", category="valentine"), needs=Right.COMPOSE
)


def _date(ctx: Ctx, data: DayData, occasion: OccasionDay) -> date:
    """The next one ahead; `moved` days away where the person knows better."""
    return occasion.next_date(ctx.today - timedelta(days=data.moved)) + data.moved * _DAY


@choosing.render
async def _render(ctx: Ctx, data: DayData) -> View:
    occasion = day_of(data.category)
    if occasion is None:
        return _view(ctx, data, ctx.t("occasions-no-day"), (_other(ctx, None),))
    day = _date(ctx, data, occasion)
    if occasion.by_the_moon and data.agreed != day:
        asked = lines(_on(ctx, day), "", ctx.t("occasions-moon"))
        return _view(ctx, data, asked, *_moon_rows(ctx, data, day))
    moments = await _moments(ctx, day)
    asked = lines(_on(ctx, day), "", ctx.t("occasions-when"))
    return _view(ctx, data, asked, *moments, (_other(ctx, day),))


def _view(ctx: Ctx, data: DayData, asked: Safe, *buttons: Row) -> View:
    title = ctx.t("occasions-category-title", name=data.category)
    return ctx.view(lines(title, asked), *buttons)


def _on(ctx: Ctx, day: date) -> Safe:
    """The date in full, and how far away it is."""
    moment = at(ctx, day, time())
    days = (day - ctx.today).days
    sentence = {0: "today", 1: "tomorrow"}.get(days, "later")
    return ctx.t(
        "occasions-on",
        when=sentence,
        weekday=ctx.fmt.weekday(moment),
        date=ctx.fmt.date(moment),
        wait=ctx.fmt.days(days),
    )


def _moon_rows(ctx: Ctx, data: DayData, day: date) -> list[Row]:
    """It is that day, or one beside it."""
    right = Button(ctx.label("occasions-moon-yes"), "agree", day.isoformat(), Style.SUCCESS)
    beside = [
        Button(ctx.label("occasions-moon-other", date=_named(ctx, day + by * _DAY)),
               "move", by)
        for by in (-1, 1)
        if abs(data.moved + by) <= _FARTHEST and day + by * _DAY >= ctx.today
    ]  # fmt: skip
    return [(right,), *((button,) for button in beside)]


def _named(ctx: Ctx, day: date) -> str:
    moment = at(ctx, day, time())
    return ctx.label(
        "occasions-day", weekday=ctx.fmt.weekday(moment), date=ctx.fmt.short_date(moment)
    )


async def _moments(ctx: Ctx, day: date) -> list[Row]:
    """The morning of the day and the evening before, as far as they are ahead and no rest."""
    settings = await ctx.services.storage.settings.get(ctx.chat)
    usual = (("morning", at(ctx, day, _MORNING)), ("eve", at(ctx, day - _DAY, _EVENING)))
    return [
        (Button(ctx.label("occasions-at", when=which, time=ctx.fmt.time(moment)), "take",
                to_minutes(moment)),)
        for which, moment in usual
        if is_free(ctx, settings, moment)
    ]  # fmt: skip


def _other(ctx: Ctx, day: date | None) -> Button:
    return Button(ctx.label("occasions-other-time"), "other", day.isoformat() if day else "")


choosing.simply("agree", lambda _ctx, data, arg: Stay(data=data.changed(agreed=date_of(arg))))
choosing.simply(
    "move", lambda _ctx, data, arg: Stay(data=data.changed(moved=data.moved + int(arg)))
)


@choosing.action("take")
async def _take(ctx: Ctx, data: DayData, arg: str) -> Outcome:
    """The screen may lie open for hours: the moment has to be ahead still."""
    moment = from_minutes(arg)
    if moment is None or moment <= ctx.now:
        return Stay(notice=ctx.t("when-past"))
    return _written(ctx, data, moment)


@choosing.action("other")
async def _another(_ctx: Ctx, _data: DayData, arg: str) -> Outcome:
    """Another hour of that day, or any moment where no day is known."""
    return Push(WHEN.holding(WhenData(day=date_of(arg))), tag="when")


@choosing.on_result
async def _result(ctx: Ctx, data: DayData, _tag: str, value: JsonValue) -> Outcome:
    if not isinstance(value, str):
        return Stay()
    return _written(ctx, data, datetime.fromisoformat(value))


def _written(ctx: Ctx, data: DayData, moment: datetime) -> Outcome:
    return half_written.write(ctx, data.text, at=moment)
