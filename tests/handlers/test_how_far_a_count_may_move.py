"""A count that moves by more than a tenth, up or down, is not what the card said."""

from __future__ import annotations

import pytest

from handlers.messages.campaigns.ceiling import differs_too_much


@pytest.mark.parametrize("confirmed", [10, 100, 1_000])
def test_a_tenth_is_near_enough_and_one_more_is_not_whichever_way(confirmed: int) -> None:
    tenth = confirmed // 10
    near = (confirmed - tenth, confirmed, confirmed + tenth)
    far = (0, confirmed - tenth - 1, confirmed + tenth + 1, 2 * confirmed)
    assert [now for now in near if differs_too_much(confirmed, now)] == []
    assert [now for now in far if not differs_too_much(confirmed, now)] == []
    assert not differs_too_much(confirmed, None)
