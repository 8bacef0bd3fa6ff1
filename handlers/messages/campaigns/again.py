"""Choosing how a send comes again: the rule first, then its end.

It goes back to the screen below as the rule's data, or as nothing where it comes once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from handlers.messages.campaigns.repeat_words import in_words, repeat_lines
from handlers.messages.campaigns.routes import AGAIN, AgainData
from handlers.messages.campaigns.time_refusals import time_refusal
from handlers.messages.campaigns.typed_end import Times, read_end
from handlers.messages.campaigns.typed_time import DayOnly, Misunderstood
from handlers.shared.repeating import Kind, Repeat
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from screens.events import TextMessage
from screens.outcome import Outcome, Pop, Stay
from screens.screen import Screen
from screens.text.languages import JALALI
from screens.view import Button, Style, View, in_rows, lines
from screens.widgets import date_of, in_group, month_rows, ticked, turns_months

_TIMES = (3, 5, 10)
_WEEK = 7

again: Screen[Ctx, AgainData] = Screen(
    AGAIN, sample=AgainData(at=datetime(2027, 1, 2, 14, 30, tzinfo=UTC)), needs=Right.COMPOSE
)
turns_months(again)


def _rule(ctx: Ctx, data: AgainData, kind: Kind, *, every: int = 1) -> Repeat:
    local = data.at.astimezone(ctx.fmt.zone)
    return Repeat(
        kind=kind,
        first=local.date(),
        clock=local.time(),
        every=every,
        weekdays=tuple(sorted(data.weekdays)),
        jalali=ctx.words.language.calendar is JALALI,
    )


def _choices(ctx: Ctx, data: AgainData) -> list[tuple[str, Repeat]]:
    """The rules that the first turn suggests, by the argument of their button."""
    return [
        ("daily", _rule(ctx, data, "daily")),
        ("weekly", _rule(ctx, data, "weekly")),
        ("biweekly", _rule(ctx, data, "weekly", every=2)),
        ("monthly", _rule(ctx, data, "monthly")),
        ("last", _rule(ctx, data, "last-weekday")),
        ("yearly", _rule(ctx, data, "yearly")),
    ]


@again.render
async def _render(ctx: Ctx, data: AgainData) -> View:
    if data.picking:
        return _weekdays(ctx, data)
    if data.rule is None:
        return _rules(ctx, data)
    title = lines(ctx.t("again-title"), "", *repeat_lines(ctx, data.rule, data.at))
    if data.month is not None:
        today = data.at.astimezone(ctx.fmt.zone).date()
        return ctx.view(
            lines(title, "", ctx.t("again-last-day")), *month_rows(ctx, data.month, today=today)
        )
    asked = lines(ctx.t("again-until-when"), in_group(ctx))
    return ctx.view(lines(title, "", asked), *_ends(ctx, data))


def _rules(ctx: Ctx, data: AgainData) -> View:
    buttons = [(Button(in_words(ctx, rule), "rule", name),) for name, rule in _choices(ctx, data)]
    return ctx.view(
        lines(ctx.t("again-title"), "", ctx.t("again-ask")),
        [Button(ctx.label("again-once"), "once")],
        *buttons,
        [Button(ctx.label("again-weekdays"), "weekdays")],
    )


def _weekdays(ctx: Ctx, data: AgainData) -> View:
    starts = ctx.words.language.calendar.first_weekday
    ticks = [
        Button(
            ticked(ctx.label("format-weekday", day=weekday + 1), on=weekday in data.weekdays),
            "tick",
            weekday,
        )
        for weekday in ((starts + place) % _WEEK for place in range(_WEEK))
    ]
    go_on = Button(ctx.label("again-continue"), "days", style=Style.SUCCESS)
    return ctx.view(
        lines(ctx.t("again-title"), "", ctx.t("again-which-days")),
        *in_rows(ticks, 2),
        [go_on if data.weekdays else None],
    )


def _ends(ctx: Ctx, data: AgainData) -> list[list[Button]]:
    times = [Button(ctx.label("again-times", count=many), "times", many) for many in _TIMES]
    month = data.at.astimezone(ctx.fmt.zone).date().isoformat()
    return [
        [Button(ctx.label("again-for-ever"), "times", 0)],
        times,
        [Button(ctx.label("again-until-day"), "month", month)],
        [Button(ctx.label("again-other"), "anew")],
    ]


again.simply("once", lambda _ctx, _data, _arg: Pop(result=""))
again.simply("anew", lambda _ctx, data, _arg: Stay(data=AgainData(at=data.at)))
again.simply(
    "tick", lambda _ctx, data, arg: Stay(data=data.changed(weekdays=data.weekdays ^ {int(arg)}))
)
again.simply(
    "days",
    lambda ctx, data, _arg: Stay(data=data.changed(picking=False, rule=_rule(ctx, data, "weekly"))),
)
again.simply("day", lambda _ctx, data, arg: _ended(data, until=date_of(arg)))


@again.action("rule")
async def _chosen(ctx: Ctx, data: AgainData, arg: str) -> Outcome:
    rule = dict(_choices(ctx, data)).get(arg)
    return Stay(data=data.changed(rule=rule))


@again.action("weekdays")
async def _picking(ctx: Ctx, data: AgainData, _arg: str) -> Outcome:
    first = data.at.astimezone(ctx.fmt.zone).weekday()
    return Stay(data=data.changed(picking=True, weekdays=frozenset({first})))


@again.action("times")
async def _times(_ctx: Ctx, data: AgainData, arg: str) -> Outcome:
    """So many turns; 0: for ever."""
    return _ended(data, times=int(arg) or None)


@again.on_text
async def _typed(ctx: Ctx, data: AgainData, event: TextMessage) -> Outcome:
    """How many times, or until which day, where that is asked."""
    if data.rule is None:
        return Stay(notice=ctx.t("engine-no-text"))
    now = ctx.now.astimezone(ctx.fmt.zone)
    match read_end(event.text, now, ctx.words.language.calendar):
        case Times(many=many):
            return _ended(data, times=many)
        case DayOnly(day=day, other=other):
            return _last_of(ctx, data, data.rule, [each for each in (day, other) if each])
        case Misunderstood(reason="past"):
            return _last_of(ctx, data, data.rule, [])
        case Misunderstood(reason="unknown", words=words):
            return Stay(notice=ctx.t("again-end-unread", words=ctx.fmt.digits(words)))
        case Misunderstood() as misread:
            return Stay(notice=time_refusal(ctx, misread))


def _last_of(ctx: Ctx, data: AgainData, rule: Repeat, days: Sequence[date]) -> Outcome:
    """Ends on the one of these days that is not before the first turn."""
    ahead = [day for day in days if day >= rule.first]
    if not ahead:
        first = datetime.combine(rule.first, rule.clock, ctx.fmt.zone)
        return Stay(notice=ctx.t("again-end-before", date=ctx.fmt.date(first)))
    if ahead[1:]:
        return Stay(notice=ctx.t("again-end-two"))
    return _ended(data, until=ahead[0])


def _ended(data: AgainData, **end: object) -> Outcome:
    if data.rule is None:
        return Stay()
    return Pop(result=data.rule.changed(**end).model_dump(mode="json"))
