"""How often keys may be tried: growing pauses for one person, a ceiling for all."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.shared.key_tries import KeyTries
from tests.handlers.desk import NOW


def tried(tries: KeyTries, user: int, now: datetime, *, right: bool = False) -> bool:
    if tries.wait(user, now):
        return False
    tries.begun(user, now)
    tries.ended(user, now, right=right)
    return True


def test_three_tries_are_free_then_pauses_double_up_to_an_hour() -> None:
    tries, now, pauses = KeyTries(), NOW, []
    for _ in range(14):
        now += tries.wait(1, now)
        assert tried(tries, 1, now)
        now += timedelta(minutes=2)  # past what counts by the minute
        pauses.append((tries.wait(1, now) + timedelta(minutes=2)).total_seconds())
    assert pauses[:2] == [120, 120]
    assert pauses[-1] == 3600
    assert pauses == sorted(pauses)


def test_right_keys_end_the_pauses_of_their_person_alone() -> None:
    tries = KeyTries()
    for user in (1, 2):
        for _ in range(3):
            assert tried(tries, user, NOW)
    later = NOW + timedelta(seconds=15)
    assert tried(tries, 1, later, right=True)
    assert tried(tries, 1, later)
    assert tried(tries, 2, later)
    assert not tried(tries, 2, later)


def test_keys_of_ones_own_between_two_guesses_make_them_no_quicker() -> None:
    for own in (2, 3, 5):
        tries, guesses = KeyTries(), 0
        for seconds in range(0, 86_400, 5):
            right = seconds // 5 % own == 0
            guesses += tried(tries, 1, NOW + timedelta(seconds=seconds), right=right) and not right
        assert guesses < 40, "a pause of an hour is the longest"


def test_a_day_without_a_failed_try_forgives() -> None:
    tries = KeyTries()
    for _ in range(3):
        assert tried(tries, 1, NOW)
    later = NOW + timedelta(days=1)
    assert [tried(tries, 1, later) for _ in range(4)] == [True, True, True, False]


@pytest.mark.long
@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 3), st.booleans()), max_size=200))
def test_no_minute_holds_more_than_thirty_tries_nor_six_of_one(
    asked: list[tuple[int, int, bool]],
) -> None:
    tries, now, done = KeyTries(), NOW, list[tuple[int, datetime]]()
    for user, seconds, right in asked:
        now += timedelta(seconds=seconds)
        if tried(tries, user, now, right=right):
            done.append((user, now))
    for place, (user, moment) in enumerate(done):
        within = [one for one, at in done[place:] if at - moment < timedelta(minutes=1)]
        assert len(within) <= 30
        assert within.count(user) <= 6


@pytest.mark.long
@given(st.integers(1, 60), st.timedeltas(timedelta(), timedelta(days=4000)))
def test_a_clock_that_is_set_back_shuts_nobody_out(failed: int, back: timedelta) -> None:
    tries = KeyTries()
    for user in (1, *range(2, failed)):
        for _ in range(4):
            tried(tries, user, NOW + timedelta(minutes=1))
    pause = tries.wait(1, NOW - back)
    assert pause <= timedelta(hours=1)
    assert tries.wait(99, NOW - back) <= timedelta(minutes=1)
