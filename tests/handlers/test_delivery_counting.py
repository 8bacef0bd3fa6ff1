"""The service's words for a number's fate, counted; how often it is worth looking again."""

from __future__ import annotations

import pytest

from handlers.delivery import Delivery, next_look, status_of
from smsir import SentMessageMobile


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("رسیده به گوشی", "delivered"),
        ("رسيده به گوشي", "delivered"),
        ("نرسیده به گوشی", "failed"),
        ("رسیده به مخابرات", "telecom"),
        ("نرسیده به مخابرات", "rejected"),
        ("ارسال شده به مخابرات", "underway"),
        ("لیست سیاه", "blacklist"),
        ("", "underway"),
        ("چیزی تازه", None),
    ],
)
def test_words_become_states_whatever_their_letters(words: str, status: str | None) -> None:
    assert status_of(words) == status


def _numbers(*words: str) -> list[SentMessageMobile]:
    return [SentMessageMobile(id=n, delivery=word) for n, word in enumerate(words, 1)]


def counted(*words: str) -> Delivery:
    delivery = Delivery(whole=True)
    delivery.add(_numbers(*words))
    return delivery


def test_it_is_settled_when_every_number_has_its_end() -> None:
    strange = counted("رسیده به گوشی", "چیزی تازه")

    assert counted("رسیده به گوشی", "نرسیده به گوشی", "لیست سیاه").settled
    assert not counted("رسیده به گوشی", "رسیده به مخابرات").settled
    assert not strange.settled
    assert strange.others == {"چیزی تازه": 1}
    assert not counted().settled


def test_looks_become_rarer_and_end() -> None:
    waits = [next_look(age) for age in (0, 12, 30, 100, 600)]

    assert waits == [3.0, 5.0, 10.0, 20.0, 60.0]
    assert next_look(7 * 86_400) is None
