"""Time as the twin sees it: settable in tests, and written the way the service writes dates."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_TEHRAN = ZoneInfo("Asia/Tehran")
_LONG_HALF_DAYS = 6 * 31


class FakeClock:
    """A clock that stands still until it is told to move; seconds since the epoch.

    Starts at 2026-10-14 09:30 in Tehran, which is Wednesday 22 Mehr 1405.
    """

    def __init__(self, start: float | None = None) -> None:
        begin = datetime(2026, 10, 14, 6, 0, tzinfo=UTC).timestamp()
        self.now = begin if start is None else start

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


def dotnet_date(at: float) -> str:
    """Gregorian local time of Iran without offset, as .NET prints it: 2018-05-13T10:22:33.457."""
    moment = datetime.fromtimestamp(at, _TEHRAN)
    text = moment.strftime("%Y-%m-%dT%H:%M:%S")
    # Json.NET drops trailing zeros of the fraction, and the dot with them.
    fraction = f"{moment.microsecond // 1000:03d}".rstrip("0")
    return f"{text}.{fraction}" if fraction else text


def persian_date(at: float) -> str:
    """Jalali local time of Iran: 1397/02/23 10:22."""
    moment = datetime.fromtimestamp(at, _TEHRAN)
    year, month, day = jalali(moment.year, moment.month, moment.day)
    return f"{year:04d}/{month:02d}/{day:02d} {moment:%H:%M}"


def jalali(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Jalali year, month and day of a Gregorian date, by the 33-year rule (right for 1304 to 1498).

    The rule is written here anew, so that the bot's calendar library has an independent witness.
    """
    ordinal = date(year, month, day).toordinal()
    jalali_year = year - 621
    if ordinal < _new_year(jalali_year):
        jalali_year -= 1
    days = ordinal - _new_year(jalali_year)
    if days < _LONG_HALF_DAYS:
        return jalali_year, days // 31 + 1, days % 31 + 1
    days -= _LONG_HALF_DAYS
    return jalali_year, days // 30 + 7, days % 30 + 1


def _new_year(jalali_year: int) -> int:
    """Proleptic Gregorian ordinal of 1 Farvardin; eight leap years in every 33."""
    return 226895 + 365 * (jalali_year - 1) + (8 * jalali_year + 21) // 33
