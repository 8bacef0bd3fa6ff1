"""Choosing when: usual moments, a calendar with hours, or words that are typed.

Whatever way it was chosen, the moment is shown in full (weekday, date, time, how long from now)
before it is taken. It goes back to the screen below as an ISO moment in UTC.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from handlers.messages.campaigns.offers import Chip, at, hours, minutes, offers
from handlers.messages.campaigns.routes import WHEN, WhenData
from handlers.messages.campaigns.time_refusals import time_refusal
from handlers.messages.campaigns.times import in_full
from handlers.messages.campaigns.typed_time import (
    DayOnly,
    Misunderstood,
    Reading,
    Understood,
    read_time,
)
from handlers.shared.minutes import from_minutes, to_minutes
from handlers.shared.quiet_hours import quiet_until
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from screens.events import TextMessage
from screens.outcome import Outcome, Pop, Stay
from screens.screen import Screen
from screens.view import Button, Row, Safe, Style, View, in_rows, lines
from screens.widgets import date_of, in_group, month_rows, turns_months
from storage import ChatSettings

FARTHEST = timedelta(days=3653)
"""Ten years: what lies beyond is a slip of the finger."""

_IN_A_ROW = 4

when: Screen[Ctx, WhenData] = Screen(WHEN, sample=WhenData(), needs=Right.COMPOSE)
turns_months(when)


@when.render
async def _render(ctx: Ctx, data: WhenData) -> View:
    settings = await ctx.services.storage.settings.get(ctx.chat)
    if data.chosen is not None:
        moments = [data.chosen, *data.others]
        return _readings(ctx, moments) if data.others else _agreed(ctx, settings, data.chosen)
    if data.days:
        return _two_days(ctx, data.days)
    if data.day is not None and data.hour is not None:
        return _quarters(ctx, settings, data.day, data.hour)
    if data.day is not None:
        return _hours(ctx, settings, data.day)
    if data.month is not None:
        return _view(ctx, ctx.t("when-day"), *month_rows(ctx, data.month, today=ctx.today))
    return _start(ctx, settings)


def _view(ctx: Ctx, asked: Safe, *buttons: Row) -> View:
    """Every step can be left, begun again, or answered by typing."""
    typing = lines(ctx.t("when-or-type"), in_group(ctx))
    return ctx.view(lines(ctx.t("when-title"), "", asked, "", typing), *buttons)


def _start(ctx: Ctx, settings: ChatSettings) -> View:
    labels: Mapping[Chip, Callable[[str], str]] = {
        "hour": lambda _time: ctx.label("when-in-an-hour"),
        "today": lambda time: ctx.label("when-today", time=time),
        "tomorrow": lambda time: ctx.label("when-tomorrow", time=time),
        "saturday": lambda time: ctx.label("when-saturday", time=time),
    }
    chips = [
        Button(labels[offer.chip](ctx.fmt.time(offer.at)), "take", to_minutes(offer.at))
        for offer in offers(ctx, settings)
    ]
    calendar = Button(ctx.label("when-calendar"), "month", ctx.today.isoformat())
    return _view(ctx, ctx.t("when-ask"), *in_rows(chips), (calendar,))


def _hours(ctx: Ctx, settings: ChatSettings, day: date) -> View:
    shown = [
        Button(ctx.fmt.digits(f"{hour:02}:00"), "hour", hour) for hour in hours(ctx, settings, day)
    ]
    moment = at(ctx, day, time())
    asked = ctx.t(
        "when-hour" if shown else "when-no-hour",
        weekday=ctx.fmt.weekday(moment),
        date=ctx.fmt.date(moment),
    )
    other = Button(ctx.label("when-other-day"), "month", day.isoformat())
    return _view(ctx, asked, *in_rows(shown, _IN_A_ROW), (other,))


def _quarters(ctx: Ctx, settings: ChatSettings, day: date, hour: int) -> View:
    moments = [at(ctx, day, time(hour, minute)) for minute in minutes(ctx, settings, day, hour)]
    shown = tuple(Button(ctx.fmt.time(moment), "take", to_minutes(moment)) for moment in moments)
    other = Button(ctx.label("when-other-hour"), "day", day.isoformat())
    return _view(ctx, ctx.t("when-minute"), shown, (other,))


def _readings(ctx: Ctx, moments: Sequence[datetime]) -> View:
    buttons = [
        (Button(ctx.label("when-reading", moment=ctx.fmt.moment(each)), "take", to_minutes(each)),)
        for each in moments
    ]
    return _view(ctx, ctx.t("when-which"), *buttons)


def _two_days(ctx: Ctx, days: Sequence[date]) -> View:
    buttons = [(Button(_named(ctx, day), "day", day.isoformat()),) for day in days]
    return _view(ctx, ctx.t("when-which-day"), *buttons)


def _named(ctx: Ctx, day: date) -> str:
    moment = at(ctx, day, time())
    return ctx.label("when-day-named", weekday=ctx.fmt.weekday(moment), date=ctx.fmt.date(moment))


def _agreed(ctx: Ctx, settings: ChatSettings, moment: datetime) -> View:
    """The moment in full; within quiet hours also the next one that is not."""
    free_from = quiet_until(settings, moment, ctx.fmt.zone)
    take = Button(ctx.label("when-yes", time=ctx.fmt.time(moment)), "yes", to_minutes(moment),
                  Style.SUCCESS)  # fmt: skip
    buttons: list[Row] = [(take,)]
    if free_from is not None:
        label = ctx.label("when-later-instead", moment=ctx.fmt.moment(free_from))
        buttons = [(Button(label, "take", to_minutes(free_from)),), (take,)]
    again = Button(ctx.label("when-again"), "again")
    return ctx.view(
        lines(
            ctx.t("when-title"),
            "",
            in_full(ctx, moment),
            *([Safe(""), ctx.t("when-quiet")] if free_from is not None else []),
        ),
        *buttons,
        [again],
    )


@when.action("take")
async def _take(ctx: Ctx, _data: WhenData, arg: str) -> Outcome:
    moment = from_minutes(arg)
    return _chosen(ctx, moment) if moment is not None else Stay()


def _chosen(ctx: Ctx, moment: datetime, *others: datetime) -> Outcome:
    """To be agreed to, unless it is over already or beyond all use."""
    if moment <= ctx.now:
        return Stay(data=WhenData(), notice=ctx.t("when-past"))
    if moment > ctx.now + FARTHEST:
        return Stay(notice=ctx.t("when-too-far"))
    further = tuple(each.astimezone(UTC) for each in others)
    return Stay(data=WhenData(chosen=moment.astimezone(UTC), others=further))


@when.action("yes")
async def _yes(ctx: Ctx, _data: WhenData, arg: str) -> Outcome:
    """A card may lie open for hours: the moment has to be ahead still."""
    moment = from_minutes(arg)
    if moment is None or moment <= ctx.now:
        return Stay(data=WhenData(), notice=ctx.t("when-past"))
    return Pop(result=moment.isoformat())


when.simply("again", lambda _ctx, _data, _arg: Stay(data=WhenData()))
when.simply("hour", lambda _ctx, data, arg: Stay(data=data.changed(hour=int(arg))))


@when.action("day")
async def _day(_ctx: Ctx, data: WhenData, arg: str) -> Outcome:
    day = date_of(arg)
    return Stay(data=WhenData(month=data.month, day=day)) if day is not None else Stay()


@when.on_text
async def _typed(ctx: Ctx, data: WhenData, event: TextMessage) -> Outcome:
    """Words at any step; where a day is chosen already, an hour is enough."""
    match _read(ctx, data, event.text):
        case Understood(moments=(first, *others)):
            return _chosen(ctx, first, *others)
        case DayOnly(day=day, other=None):
            return Stay(data=WhenData(month=data.month, day=day))
        case DayOnly(day=day, other=other) if other is not None:
            return Stay(data=WhenData(days=(day, other)))
        case Misunderstood() as misread:
            return Stay(notice=time_refusal(ctx, misread))
        case _:
            return Stay(notice=time_refusal(ctx, Misunderstood("unknown")))


def _read(ctx: Ctx, data: WhenData, line: str) -> Reading:
    now, calendar = ctx.now.astimezone(ctx.fmt.zone), ctx.words.language.calendar
    if data.day is not None:
        with_day = read_time(f"{data.day.isoformat()} {line}", now, calendar)
        if isinstance(with_day, Understood) or with_day == Misunderstood("past"):
            return with_day
    return read_time(line, now, calendar)
