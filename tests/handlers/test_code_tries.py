"""A code that joins two messengers cannot be guessed: five wrong ones, and then a pause."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handlers.shared.code_tries import MOST_TRIES, CodeTries
from storage import CODE_LIFE

NOON = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)
GUESSER, OTHER = 1, 2


@given(st.lists(st.integers(0, 2_000), max_size=60))
def test_in_the_life_of_a_code_nobody_has_more_than_five_wrong_ones(pauses: list[int]) -> None:
    """However the guesses are spread; the sixth waits until the first of the five is that old."""
    tries, now, guessed = CodeTries(), NOON, list[datetime]()
    for pause in pauses:
        now += timedelta(seconds=pause)
        if tries.left(GUESSER, now):
            assert tries.wait(GUESSER, now) == timedelta()
            tries.failed(GUESSER, now)
            guessed.append(now)
        else:
            assert now + tries.wait(GUESSER, now) == guessed[-MOST_TRIES] + CODE_LIFE
        assert len([at for at in guessed if at > now - CODE_LIFE]) <= MOST_TRIES
    assert tries.left(OTHER, now) == MOST_TRIES


def test_a_clock_that_is_set_back_makes_no_pause_longer() -> None:
    tries = CodeTries()
    for _ in range(MOST_TRIES):
        tries.failed(GUESSER, NOON)
    assert tries.left(GUESSER, NOON) == 0
    assert tries.left(GUESSER, NOON - timedelta(hours=1)) == MOST_TRIES
