"""A list of numbers that a messenger has split is the list that was sent, wherever it was split."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handlers.shared.split_texts import rejoined
from smsir.text import find_mobiles

NUMBERS = tuple(f"0912{number:07}" for number in range(300, 330))


@given(separator=st.sampled_from([",", "\n", ", ", "،", ";"]), place=st.integers(12, 340))
def test_a_number_that_was_split_is_whole_again(separator: str, place: int) -> None:
    text = separator.join(NUMBERS)

    assert find_mobiles(rejoined(text[:place], text[place:])).mobiles == NUMBERS
