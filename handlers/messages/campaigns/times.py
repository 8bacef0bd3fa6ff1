"""A moment in words, with how long that is from now."""

from __future__ import annotations

from datetime import datetime

from handlers.shared.services import Ctx
from screens.view import Safe

_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60


def in_full(ctx: Ctx, moment: datetime) -> Safe:
    """Weekday, date, time, and how long that is from now."""
    return ctx.t("when-in-full", moment=ctx.fmt.moment(moment), wait=wait(ctx, moment))


def wait(ctx: Ctx, moment: datetime) -> str:
    """How long from now, in the two largest units: "2 days and 4 hours"."""
    seconds = max(0, int((moment - ctx.now).total_seconds()))
    if seconds < _MINUTE:
        return ctx.fmt.duration(seconds)
    days, rest = divmod(seconds, _DAY)
    hours, rest = divmod(rest, _HOUR)
    sizes = ((days, _DAY), (hours, _HOUR), (rest // _MINUTE, _MINUTE))
    parts = [ctx.fmt.duration(many * unit) for many, unit in sizes if many][:2]
    if len(parts) == 1:
        return parts[0]
    return ctx.label("when-and", first=parts[0], second=parts[1])
