"""Which kinds of news there are, and whether a chat wants one: a rule that two features share."""

from __future__ import annotations

from typing import Literal, get_args

from storage.models import ChatSettings

Alert = Literal["support", "closed", "notice", "credit", "plan", "settled", "optout"]
ALERTS: tuple[Alert, ...] = get_args(Alert)


def wants(settings: ChatSettings, chat: int, alert: Alert) -> bool:
    """Whether `alert` goes to `chat`; where nothing was chosen: in private yes, in a group no.

    Telegram's ids of private chats are above zero, those of groups below (Bot API, Chat.id). What
    support writes and what credit is left is not for all members, unless the owner says so.
    """
    return settings.alerts.get(alert, chat > 0)
