"""Whether this machine's time zone files know that Tehran has no summer time since 1401.

Python reads the host's files before those of the tzdata package, and files of before autumn 2022
have every summer SMS leave an hour early.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

TEHRAN = frozenset({"Asia/Tehran", "Iran"})
_OFFSET = timedelta(hours=3, minutes=30)
_YEARS = range(2023, 2043)
_SUMMER = 7


def zone_trouble(zone: ZoneInfo) -> str | None:
    """A sentence for the operator; None where nothing is wrong."""
    if zone.key not in TEHRAN:
        return None
    summers = (datetime(year, _SUMMER, 1, tzinfo=zone) for year in _YEARS)
    if all(summer.utcoffset() == _OFFSET for summer in summers):
        return None
    return (
        f"the time zone files of this machine are too old for {zone.key}: they still have summer "
        "time after 1401 (2022), and what is scheduled would leave an hour early. Install a newer "
        "tzdata, or set PYTHONTZPATH= (empty), so that Sefid's own files are read"
    )
