"""One number for two messengers: nothing of one is ever taken for something of the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.bands import BANDS, WIDTH, Band, band_of, native, number, read_spelled, spelled

bands = st.sampled_from(BANDS)
edges = st.sampled_from([0, 1, -1, 1001, -500, WIDTH - 1, 1 - WIDTH])
ids = edges | st.integers(1 - WIDTH, WIDTH - 1)


@given(bands, ids)
def test_a_number_says_whose_it_is_and_gives_the_id_back(band: Band, ident: int) -> None:
    whole = number(band, ident)
    assert (band_of(whole), native(whole)) == (band, ident)
    assert (whole < 0) == (ident < 0)
    assert -(2**63) <= whole < 2**63


@given(st.tuples(bands, ids), st.tuples(bands, ids))
def test_two_have_one_number_only_where_they_are_the_same(
    one: tuple[Band, int], other: tuple[Band, int]
) -> None:
    assert (number(*one) == number(*other)) == (one == other)


@given(ids)
def test_what_telegram_calls_something_is_its_number(ident: int) -> None:
    assert number("telegram", ident) == ident


@given(bands, st.integers(WIDTH) | st.integers(max_value=-WIDTH))
def test_an_id_that_does_not_fit_is_refused_not_wrapped(band: Band, ident: int) -> None:
    with pytest.raises(ValueError, match="fits into no band"):
        number(band, ident)


@given(st.integers(len(BANDS) * WIDTH, 2**63 - 1), st.sampled_from([1, -1]))
def test_a_number_of_no_messenger_is_nobodys(far: int, sign: int) -> None:
    with pytest.raises(ValueError, match="of no messenger"):
        band_of(sign * far)


@given(bands, ids)
def test_what_is_spelled_is_read_back(band: Band, ident: int) -> None:
    whole = number(band, ident)
    assert read_spelled(spelled(whole)) == whole


def test_an_operator_reads_the_messenger_and_its_own_id() -> None:
    assert spelled(1001) == "1001"
    assert spelled(number("bale", 1001)) == "bale:1001"
    assert spelled(number("bale", -500)) == "bale:-500"


@pytest.mark.parametrize(
    "text", ["", "bale:", "rubika:1", ":1", "bale:x", "bale:1:2", "1_0", "bale:+1"]
)
def test_what_is_spelled_otherwise_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no id of any messenger"):
        read_spelled(text)
