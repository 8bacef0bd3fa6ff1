"""Which news a chat wants and when it may have them: rules that several features share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from storage.models import ChatSettings

Alert = Literal["support", "closed", "notice", "credit", "plan", "settled", "optout"]
ALERTS: tuple[Alert, ...] = get_args(Alert)
AWAITED: frozenset[Alert] = frozenset({"support", "closed", "settled"})
"""News that answer what a person did.

In quiet hours they come at once, without a sound; the others wait until these hours are over, or
are no longer quiet.
"""


def wants(settings: ChatSettings, chat: int, alert: Alert) -> bool:
    """Whether `alert` goes to `chat`; where nothing was chosen: in private yes, in a group no.

    Telegram's ids of private chats are above zero, those of groups below (Bot API, Chat.id). What
    support writes and what credit is left is not for all members, unless the owner says so. How a
    send ended goes to the chat that it was sent from.
    """
    return settings.alerts.get(alert, chat > 0 or alert == "settled")


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
