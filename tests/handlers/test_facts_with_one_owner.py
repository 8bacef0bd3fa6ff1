"""Facts that several features ask for: each has one owner, and no second copy stands anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.shared.once_in import OnceIn
from handlers.shared.plan_end import days_left
from handlers.shared.quiet_hours import quiet_until
from screens.backoff import doubled
from storage import ChatSettings
from tests.handlers.desk import NOW
from tests.handlers.watching import TEHRAN
from tests.test_imports import name, sources

OWNERS = {
    "handlers/shared/quiet_hours.py": r"quiet_from\s*<=?|[a-z]\s*<=?\s*\w*\.?hour\b.*<",
    "handlers/shared/plan_end.py": r"\.expires - |max\(0, \S*days_left",
    "screens/backoff.py": r"2(\.0)? \*\* ",
    "handlers/shared/switches.py": r"\.alerts\.get\(",
    "handlers/shared/once_in.py": r"monotonic\(\) - self\._",
    "screens/widgets/multiselect.py": r"u2b1c",
    "handlers/shared/half_written.py": r"send-check\"|\"carry\"|\.parked\.get\(step",
    "handlers/messages/delivery/words.py": r"STATUSES =|\"blacklist\"}",
    "handlers/messages/delivery/lines.py": r"delivery-(delivered|underway)\"",
    "screens/view.py": r"\w+\[(\w+) : \1 \+ (2|_?PER_ROW|per_row)\]",
}
"""What only its owner may hold, as it would be written."""

OF_THEIR_OWN = {
    "screens/backoff.py": "handlers/shared/key_tries.py",  # pauses of people, in timedelta
}
"""What looks alike and is another matter."""


@pytest.mark.parametrize("owner", OWNERS)
def test_no_second_copy_of_a_fact(owner: str) -> None:
    shape = re.compile(OWNERS[owner])
    holders = {
        name(path)
        for path in sources("handlers", "screens")
        if shape.search(path.read_text(encoding="utf-8"))
        and not name(path).startswith(OF_THEIR_OWN.get(owner, "-"))
    }
    assert holders - {owner} == set()


@dataclass(frozen=True)
class Plan:
    days_left: int | None = None
    expires: datetime | None = None


def test_what_the_service_counts_goes_before_the_date() -> None:
    ends = NOW + timedelta(days=30)
    assert days_left(Plan(7, ends), NOW) == 7
    assert days_left(Plan(None, ends), NOW) == 30
    assert days_left(Plan(), NOW) is None


def test_what_was_said_a_while_ago_is_counted_on_and_never_below_zero() -> None:
    assert days_left(Plan(7), NOW + timedelta(days=3), said_at=NOW) == 4
    assert days_left(Plan(7), NOW + timedelta(days=9), said_at=NOW) == 0
    assert days_left(Plan(7), NOW - timedelta(days=9), said_at=NOW) == 7
    assert days_left(Plan(-1, NOW - timedelta(days=2)), NOW) == 0


def test_once_in_a_while_is_once_however_often_it_is_asked() -> None:
    clock = [0.0]
    at_once = OnceIn(10, at_once=True, clock=lambda: clock[0])
    later = OnceIn(10, clock=lambda: clock[0])
    assert (at_once.is_due(), later.is_due()) == (True, False)
    clock[0] = 9.9
    assert (at_once.is_due(), later.is_due()) == (False, False)
    clock[0] = 10.0
    assert (at_once.is_due(), later.is_due()) == (True, True)
    clock[0] = 15.0
    assert (at_once.is_due(), later.is_due()) == (False, False)


@given(st.floats(0.01, 1e6), st.integers(0, 10_000), st.floats(0.01, 1e6))
def test_a_pause_doubles_up_to_the_longest(first: float, times: int, longest: float) -> None:
    assert doubled(first, times, longest) == min(longest, first * 2.0 ** min(times, 30))
    assert doubled(first, times, longest) <= doubled(first, times + 1, longest) <= longest


@pytest.mark.long
@given(st.integers(0, 23), st.integers(0, 23), st.integers(0, 24 * 60 - 1))
def test_quiet_hours_end_at_their_end_within_a_day(start: int, end: int, minute: int) -> None:
    now = NOW.astimezone(TEHRAN).replace(hour=0, minute=0) + timedelta(minutes=minute)
    settings = ChatSettings(quiet_from=start, quiet_to=end)
    until = quiet_until(settings, now, TEHRAN)
    hours = [(start + step) % 24 for step in range((end - start) % 24)]
    assert (until is not None) == (now.hour in hours)
    if until is not None:
        assert until.astimezone(TEHRAN).hour == end
        assert timedelta(0) < until - now <= timedelta(days=1)
