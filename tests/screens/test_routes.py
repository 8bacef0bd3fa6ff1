"""Routes: what a target may hold, how a button carries it, and where the button leads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from screens.route import Route, read
from screens.screen import Data


class ThingData(Data):
    id: int
    kind: str | None = None
    page: int = 0


class ListData(Data):
    ids: tuple[int, ...] = ()
    group: int | None = None


THING = Route("thing", ThingData)
LIST = Route("list", ListData)


def test_a_target_holds_the_data_of_its_screen() -> None:
    target = THING(id=5, page=2)

    assert (target.ident, target.data) == ("thing", ThingData(id=5, page=2))
    assert THING.holding(ThingData(id=5, page=2)) == target


def test_a_misspelt_field_fails_where_the_target_is_made() -> None:
    with pytest.raises(TypeError, match="thing has no pgae"):
        THING(id=5, pgae=2)  # type: ignore[call-arg]


def test_a_missing_or_wrong_field_fails_where_the_target_is_made() -> None:
    with pytest.raises(ValidationError):
        THING()  # type: ignore[call-arg]
    with pytest.raises(ValidationError):
        THING(id="five")  # type: ignore[arg-type]


@given(
    st.integers(-(2**63), 2**63),
    st.none() | st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1),
    st.integers(0, 9),
)
def test_a_button_carries_the_data_there_and_back(ident: int, kind: str | None, page: int) -> None:
    target = THING(id=ident, kind=kind, page=page)

    assert read(ThingData, target.arg) == target.data


def test_defaults_take_no_room() -> None:
    assert THING(id=5).arg == "5"
    assert LIST().arg == ""
    assert LIST(group=7).arg == ",7"
    assert read(ListData, ",7") == ListData(group=7)


def test_what_is_no_short_value_is_no_matter_of_a_button() -> None:
    with pytest.raises(ValueError, match="not for a button"):
        _ = LIST(ids=(1, 2)).arg
    with pytest.raises(ValueError, match="not for a button"):
        _ = THING(id=5, kind="a,b").arg


def test_what_would_come_back_as_something_else_is_no_matter_of_a_button() -> None:
    with pytest.raises(ValueError, match="does not come back"):
        _ = THING(id=5, kind="", page=2).arg


@pytest.mark.parametrize("arg", ["", "x", "1,a,2,3", "1,a,x"])
def test_an_argument_that_does_not_fit_is_no_data(arg: str) -> None:
    assert read(ThingData, arg) is None


@pytest.mark.parametrize("ident", ["", "thirteen-byte"])
def test_an_id_has_one_to_twelve_bytes(ident: str) -> None:
    with pytest.raises(ValueError, match="1 to 12 bytes"):
        Route(ident, ThingData)
