"""When a sending is worth no further look, and how rarely it is looked at until then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from handlers.messages.delivery import next_look
from handlers.messages.delivery.is_final import is_final
from handlers.shared.intervals import CALM_SECONDS
from storage import Delivered

NOON = datetime(2026, 10, 14, 12, tzinfo=UTC)


def kept(*, still: float = 0, whole: bool = True, **counts: int) -> Delivered:
    """`still`: seconds for which the counts have not changed."""
    return Delivered(
        counts=counts,
        others={},
        whole=whole,
        counted_at=NOON,
        same_since=NOON - timedelta(seconds=still),
    )


def test_final_words_settle_it_at_once() -> None:
    assert is_final(kept(delivered=9, failed=1, blacklist=1, rejected=1))
    assert not is_final(kept(delivered=9, whole=False))
    assert not is_final(kept())


def test_numbers_that_stay_at_the_operator_settle_it_when_nothing_moves() -> None:
    assert not is_final(kept(delivered=9, telecom=1, still=CALM_SECONDS - 1))
    assert is_final(kept(delivered=9, telecom=1, still=CALM_SECONDS))
    assert not is_final(kept(delivered=9, underway=1, still=CALM_SECONDS * 100))


def test_unknown_words_count_as_an_end_when_nothing_moves() -> None:
    strange = kept(delivered=9, still=CALM_SECONDS).model_copy(update={"others": {"؟": 1}})
    assert is_final(strange)
    fresh = strange.model_copy(update={"same_since": NOON})
    assert not is_final(fresh)


def test_looks_come_ever_more_rarely_and_end_after_two_days() -> None:
    ages = [0, 9, 15, 40, 120, 600, 7_200, 90_000]
    pauses = [next_look(age) for age in ages]
    assert pauses == sorted(pauses, key=lambda pause: pause or 0)
    assert pauses[0] == pytest.approx(3)
    assert next_look(2 * 86_400) is None
