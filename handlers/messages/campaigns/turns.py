"""The turns of a campaign that comes again: which one follows, and which were missed."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.messages.campaigns.content import sms_in
from handlers.shared.repeating import Repeat
from storage import Campaign

_MOST_MISSED = 50


def rule_of(campaign: Campaign) -> Repeat | None:
    """How it comes again; None where it does not, or nothing of it can be read."""
    sms = sms_in(campaign)
    return None if sms is None else sms.again


def following(campaign: Campaign, zone: ZoneInfo, now: datetime) -> datetime | None:
    """The turn after the present one that is still ahead; None where there is none."""
    rule = rule_of(campaign)
    if rule is None:
        return None
    day = max(campaign.due_at, now).astimezone(zone)
    turn = rule.following(campaign.due_at.astimezone(zone))
    return turn if turn is None or turn > now else rule.following(day)


def missed(campaign: Campaign, zone: ZoneInfo, now: datetime) -> list[datetime]:
    """Turns after the present one whose time has passed as well."""
    rule = rule_of(campaign)
    if rule is None:
        return []
    turns = rule.moments(campaign.due_at.astimezone(zone), _MOST_MISSED)
    return [turn for turn in turns if turn <= now]
