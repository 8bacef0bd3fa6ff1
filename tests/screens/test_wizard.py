"""Ordered steps: on to what is missing, back through what was answered, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.context import Ctx
from screens.outcome import Pop, Stay
from screens.route import Route
from screens.screen import Screen
from screens.view import Safe, View
from screens.widgets.wizard import Step, Wizard, WizardData, again, answered, walks

NAMES = ("one", "two", "three", "four", "five")


class Trip(WizardData):
    one: str = ""
    two: str = ""
    three: str = ""
    four: str = ""
    five: str = ""


def has(name: str, data: Trip) -> bool:
    return bool(getattr(data, name))


def wizard(passing: Sequence[str] = ()) -> Wizard[Trip]:
    return Wizard(*(Step(name, partial(has, name), passing=name in passing) for name in NAMES))


def answers(data: Trip) -> dict[str, Any]:
    return data.model_dump(exclude={"edit", "going_back"})


FULL = Trip.model_validate(dict.fromkeys(NAMES, "x"))


@given(st.sets(st.sampled_from(NAMES)))
def test_the_first_thing_that_is_missing_is_asked(known: set[str]) -> None:
    data = Trip.model_validate(dict.fromkeys(known, "x"))
    missing = [name for name in NAMES if name not in known]
    assert wizard().at(data) == (missing[0] if missing else "card")


@given(st.sets(st.sampled_from(NAMES)), st.sets(st.sampled_from(NAMES)))
def test_back_and_back_again_leads_through_all_before_and_out(
    known: set[str], passing: set[str]
) -> None:
    """Never to where it came from, and with every answer kept."""
    steps, data = wizard(sorted(passing)), Trip.model_validate(dict.fromkeys(known, "x"))
    start = steps.at(data)
    place = NAMES.index(start) if start in NAMES else len(NAMES)
    expected = [name for name in NAMES[:place] if name not in passing]
    visited, at = [], steps.before(data)
    while at is not None:
        visited.append(steps.at(at))
        assert answers(at) == answers(data)
        at = steps.before(at)
    assert visited == expected[::-1]


@given(st.sampled_from(NAMES))
def test_what_is_edited_from_the_card_leads_back_to_the_card(name: str) -> None:
    edited = again(FULL, name)
    assert wizard().at(edited) == name
    assert wizard().before(edited) == FULL


@given(name=st.sampled_from(NAMES), going_back=st.booleans())
def test_an_answer_leads_on_to_what_is_missing(name: str, *, going_back: bool) -> None:
    data = answered(again(FULL, name, going_back=going_back), **{name: "new"})
    assert wizard().at(data) == "card"
    assert getattr(data, name) == "new"


def test_a_step_that_is_no_longer_there_is_not_asked() -> None:
    assert wizard().at(Trip(edit="of-yesterday")) == "one"


async def _drawn(name: str, _ctx: Ctx[Any], _data: Trip) -> View:
    return View(Safe(name))


def screen(*names: str) -> Screen[Ctx[Any], Trip]:
    made: Screen[Ctx[Any], Trip] = Screen(Route("trip", Trip))
    walks(made, wizard(), {name: partial(_drawn, name) for name in names}, partial(_drawn, "card"))
    return made


async def test_a_screen_draws_each_step_and_the_card() -> None:
    made, ctx = screen(*NAMES), cast("Ctx[Any]", None)
    assert made.draw is not None
    assert (await made.draw(ctx, Trip(one="x"))).text == "two"
    assert (await made.draw(ctx, FULL)).text == "card"
    assert await made.actions["prev"](ctx, Trip(), "") == Pop()
    back = await made.actions["prev"](ctx, FULL, "")
    assert isinstance(back, Stay)
    assert back.data == again(FULL, "five", going_back=True)
    assert await made.actions["edit"](ctx, FULL, "two") == Stay(data=again(FULL, "two"))


@pytest.mark.parametrize("names", [NAMES[:-1], (*NAMES, "six")])
def test_a_step_without_a_drawing_fails_when_the_screen_is_made(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="trip"):
        screen(*names)
