"""Dates of the service: naive .NET text in Iran's local time, with a Jalali text beside it.

Either may be null or odd, so both are tried and the first that can be read wins.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import jdatetime

from smsir.text.characters import to_ascii_digits

TEHRAN = ZoneInfo("Asia/Tehran")

_NOON = 12
_GAP = r"[.\s\u200c]*"
_BEFORE, _AFTER = r"\u0642(?:\u0628\u0644)?", r"\u0628(?:\u0639\u062f)?"
"""As .NET writes the halves of a day in Persian: by their first letters, or whole."""

_OF_NOON = rf"{_GAP}(?:\u0627\u0632{_GAP})?\u0638(?:\u0647\u0631)?\.?"
_AM = rf"(?i:a\.?m\.?)|{_BEFORE}{_OF_NOON}"
_PM = rf"(?i:p\.?m\.?)|{_AFTER}{_OF_NOON}"
_STAMP = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"(?:[T\s,-]+(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:\.(?P<part>\d+))?)?"
    rf"\s*(?:(?P<am>{_AM})|(?P<pm>{_PM}))?\s*(?P<zone>Z|[+-]\d{{2}}:?\d{{2}})?)?"
)
_PLAIN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?")
"""By far the most frequent form, which Python reads by itself."""

_TICKS = re.compile(r"/Date\((?P<ms>-?\d{1,15})(?:[+-]\d{4})?\)/")
_JALALI_YEARS = range(1200, 1700)
_YEARS = range(1700, 3000)
"""What may be meant; .NET writes the years 1 and 9999 for "never", and the Jalali calendar ends."""


def read_moment(value: object) -> datetime | None:
    """Read an aware moment in Asia/Tehran.

    Accepts a datetime, .NET text (2018-05-13T10:22:33.457), Jalali text (1397/02/23 10:22, any
    digits), the old ``/Date(ms)/`` form, or a list of these of which the first readable counts.
    None for null, for .NET's first and last year and for everything malformed.
    """
    moment = _read(value)
    return moment if moment is not None and moment.year in _YEARS else None


def _read(value: object) -> datetime | None:
    if isinstance(value, list | tuple):
        for entry in value:
            moment = read_moment(entry)
            if moment is not None:
                return moment
        return None
    if isinstance(value, datetime):
        return value.replace(tzinfo=TEHRAN) if value.tzinfo is None else value.astimezone(TEHRAN)
    if not isinstance(value, str):
        return None
    try:
        return _read_text(to_ascii_digits(value).strip())
    except (ValueError, OverflowError, OSError):
        return None


def _read_text(text: str) -> datetime | None:
    if _PLAIN.fullmatch(text) and int(text[:4]) in _YEARS:
        return datetime.fromisoformat(text).replace(tzinfo=TEHRAN)
    if ticks := _TICKS.fullmatch(text):
        return datetime.fromtimestamp(int(ticks["ms"]) / 1000, UTC).astimezone(TEHRAN)
    stamp = _STAMP.match(text)
    if stamp is None:
        return None
    year, month, day = int(stamp["year"]), int(stamp["month"]), int(stamp["day"])
    if year in _JALALI_YEARS:
        day_of_gregorian = jdatetime.date(year, month, day).togregorian()
        year, month, day = day_of_gregorian.year, day_of_gregorian.month, day_of_gregorian.day
    hour = _hour_of_day(int(stamp["hour"] or 0), stamp)
    minute, second = int(stamp["minute"] or 0), int(stamp["second"] or 0)
    micro = int((stamp["part"] or "0")[:6].ljust(6, "0"))
    naive = datetime(year, month, day, hour, minute, second, micro)  # noqa: DTZ001 - zone follows
    return _placed(naive, stamp["zone"])


def _hour_of_day(hour: int, stamp: re.Match[str]) -> int:
    """Of 24, where the clock is one of twelve hours."""
    if hour > _NOON or not (stamp["am"] or stamp["pm"]):
        return hour
    return hour % _NOON + (_NOON if stamp["pm"] else 0)


def _placed(naive: datetime, zone: str | None) -> datetime:
    if zone is None:
        return naive.replace(tzinfo=TEHRAN)
    aware = datetime.fromisoformat(naive.isoformat() + ("+00:00" if zone == "Z" else zone))
    return aware.astimezone(TEHRAN)
