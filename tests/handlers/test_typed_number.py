"""A number with what is counted beside it, as the buttons of the same question write it."""

from __future__ import annotations

import pytest

from handlers.shared.typed_number import whole_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("200", 200),
        ("۲۰۰ تا", 200),
        ("۲۰۰تا", 200),
        ("٢٠٠ پیامک در روز", 200),
        ("روزی ۱٬۰۰۰ پیامک", 1000),
        ("حداکثر ۵۰ نفر", 50),
        ("1,000 SMS per day", 1000),
        ("up to 1 000 people", 1000),
        ("1_000_000", 1_000_000),
        ("0", 0),
    ],
)
def test_what_is_counted_may_stand_beside_a_number(typed: str, number: int) -> None:
    assert whole_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "تا",
        "500 2",
        "۵۰۰ پیامک روزی ۲",
        "-5",
        "1.5",
        "۲ روز",
        "9121234567",
        "1,00",
        "دویست و",
        "²",
    ],
)
def test_another_thing_is_no_number(typed: str) -> None:
    assert whole_number(typed) is None
