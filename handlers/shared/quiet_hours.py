"""The hours in which a chat is not disturbed: when they are, and in words.

Carriers hold back advertising at night, some at the sender's cost, so a send is warned of them too.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.shared.services import Ctx
from storage import ChatSettings


def quiet_until(settings: ChatSettings, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The end of the quiet hours that `now` is in; None where it is in none.

    Hours are those of `zone`, from and to; the same hour twice: there are no quiet hours.
    """
    start, end = settings.quiet_from, settings.quiet_to
    local = now.astimezone(zone)
    if start < end:
        quiet = start <= local.hour < end
    else:
        quiet = start != end and (local.hour >= start or local.hour < end)
    if not quiet:
        return None
    over = local.replace(hour=end, minute=0, second=0, microsecond=0)
    if over <= local:
        over = datetime.combine(local.date() + timedelta(days=1), over.time(), zone)
    return over.astimezone(UTC)


def in_words(ctx: Ctx, settings: ChatSettings) -> str:
    """From and to, or that there are none."""
    start, end = settings.quiet_from, settings.quiet_to
    if start == end:
        return ctx.label("settings-quiet-none")
    return ctx.label("settings-quiet-hours", start=hour(ctx, start), end=hour(ctx, end))


def hour(ctx: Ctx, hour_of_day: int) -> str:
    return ctx.fmt.digits(f"{hour_of_day:02}:00")
