"""When news may be told: not in the chat's quiet hours, then as soon as they are over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from storage import ChatSettings


def morning(settings: ChatSettings, now: datetime, zone: ZoneInfo) -> datetime | None:
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
