"""How a campaign comes again, in words: the rule, its end, the next turns."""

from __future__ import annotations

from datetime import datetime

from handlers.shared.repeating import Repeat
from handlers.shared.services import Ctx
from screens.view import Safe

_NEXT = 3


def repeat_lines(ctx: Ctx, rule: Repeat, at: datetime) -> list[Safe]:
    """The rule with its end, and the next three turns after the one at `at`."""
    turns = rule.moments(at.astimezone(ctx.fmt.zone), _NEXT)
    dates = ctx.label("send-list-comma").join(dated(ctx, turn) for turn in turns)
    parts = [repeat_line(ctx, rule)]
    if turns:
        parts.append(ctx.t("again-next", dates=dates))
    return parts


def dated(ctx: Ctx, turn: datetime) -> str:
    """With its year where that is not the one we are in."""
    this_year = ctx.fmt.day(turn).year == ctx.fmt.day(ctx.now).year
    return ctx.fmt.day_month(turn) if this_year else ctx.fmt.date(turn)


def repeat_line(ctx: Ctx, rule: Repeat) -> Safe:
    return ctx.t("again-line", rule=in_words(ctx, rule), end=end_in_words(ctx, rule))


def in_words(ctx: Ctx, rule: Repeat) -> str:
    """Without its end: "every week on Saturday"."""
    first = datetime.combine(rule.first, rule.clock, ctx.fmt.zone)
    day = ctx.fmt.digits(str(rule.calendar.day_of(rule.first).day))
    weekday = ctx.fmt.weekday(first)
    match rule.kind:
        case "daily":
            return ctx.label("again-daily")
        case "weekly":
            days = _weekdays(ctx, rule) or weekday
            return ctx.label("again-weekly", count=rule.every, days=days)
        case "monthly":
            return ctx.label("again-monthly", day=day)
        case "last-weekday":
            return ctx.label("again-last", weekday=weekday)
        case "yearly":
            return ctx.label("again-yearly", date=ctx.fmt.day_month(first))


def _weekdays(ctx: Ctx, rule: Repeat) -> str:
    starts = rule.calendar.first_weekday
    ordered = sorted(rule.weekdays, key=lambda weekday: (weekday - starts) % 7)
    names = [ctx.label("format-weekday", day=weekday + 1) for weekday in ordered]
    return ctx.label("send-list-comma").join(names)


def end_in_words(ctx: Ctx, rule: Repeat) -> str:
    if rule.times is not None:
        return ctx.label("again-times", count=rule.times)
    if rule.until is not None:
        last = datetime.combine(rule.until, rule.clock, ctx.fmt.zone)
        return ctx.label("again-until", date=ctx.fmt.date(last))
    return ctx.label("again-no-end")
