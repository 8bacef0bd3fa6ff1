"""F87: the host's own time zone and its summer time change nothing of what people are shown."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.locales import locale_folders
from screens.text.formatting import Formatter
from screens.text.translator import Translator

TEHRAN = ZoneInfo("Asia/Tehran")
AHEAD = timedelta(hours=3, minutes=30)
ABROAD = ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Tehran"]
MOMENTS = [
    datetime(2026, 3, 8, 6, 59, tzinfo=UTC),  # New York: the hour is skipped a minute later
    datetime(2026, 3, 29, 1, 0, tzinfo=UTC),  # Berlin: the hour was skipped just now
    datetime(2026, 7, 1, 20, 45, tzinfo=UTC),  # summer, past midnight in Tehran
    datetime(2026, 11, 1, 5, 30, tzinfo=UTC),  # New York: the hour that comes twice
]


@pytest.fixture
def host() -> Iterator[None]:
    """The zone of this process, put back as it was."""
    before = os.environ.get("TZ")
    yield
    os.environ.pop("TZ", None)
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize("zone", ABROAD)
def test_f87_a_moment_reads_the_same_on_every_host(host: None, zone: str, lang: str) -> None:
    words = Translator(locale_folders()).words(lang)
    os.environ["TZ"] = zone
    time.tzset()
    for moment in MOMENTS:
        shown = Formatter(words, TEHRAN).moment(moment)
        latin = shown.translate({0x6F0 + n: str(n) for n in range(10)})
        assert f"{moment.astimezone(UTC) + AHEAD:%H:%M}" in latin.replace("\u200f", "")


def test_f87_tehran_has_no_summer_time_of_its_own_any_more() -> None:
    assert {moment.astimezone(TEHRAN).utcoffset() for moment in MOMENTS} == {AHEAD}
