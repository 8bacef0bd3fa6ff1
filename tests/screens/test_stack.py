"""What outcomes do to the stack, as pure functions over plain data."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import JsonValue

from screens import (
    Catalogue,
    Ctx,
    Data,
    Home,
    NoData,
    Outcome,
    Pop,
    Push,
    Replace,
    Route,
    Safe,
    Screen,
    Stay,
    View,
)
from screens.stack import LostError, apply, at_home, bumped, check, parked
from screens.state import MAX_DEPTH, State, read


class Text(Data):
    text: str = ""


class Texts(Data):
    text: tuple[str, ...]


HOME = Route("home", NoData)
WRITE = Route("write", Text)
PICK = Route("pick", Text)


async def blank(_ctx: Ctx[Any], _data: Any) -> View:
    return View(Safe("x"))


def catalogue() -> Catalogue:
    made = Catalogue(HOME)
    for route, keep in ((HOME, False), (WRITE, True), (PICK, False)):
        screen: Screen[Any, Any] = Screen(route, keep=keep)
        screen.render(blank)
        made.add(screen)
    return made


async def silent(_state: State, _tag: str, _value: JsonValue) -> Outcome | None:
    return None


async def moved(state: State, *outcomes: Outcome) -> State:
    for outcome in outcomes:
        state, _ = await apply(catalogue(), state, outcome, silent)
    return state


def names(state: State) -> list[str]:
    return [frame.screen for frame in state.stack]


async def test_push_lays_on_top_and_pop_takes_off() -> None:
    state = await moved(at_home(catalogue(), None), Push(WRITE(text="a")))
    assert names(state) == ["home", "write"]
    assert state.top.data == {"text": "a"}
    assert names(await moved(state, Pop())) == ["home"]


async def test_replace_takes_the_place_with_a_frame_of_its_own() -> None:
    state = await moved(at_home(catalogue(), None), Push(WRITE()), Replace(PICK()))
    assert names(state) == ["home", "pick"]
    assert state.top.id > state.stack[0].id + 1


async def test_frame_ids_are_never_used_twice_even_over_home() -> None:
    first = await moved(at_home(catalogue(), None), Push(WRITE()))
    state = await moved(first, Home(), Push(WRITE()))
    ids = [frame.id for frame in (*first.stack, *state.stack)]
    assert ids == sorted(set(ids))


async def test_a_popped_value_is_answered_by_the_screen_below() -> None:
    heard: list[tuple[str, JsonValue]] = []

    async def listen(_state: State, tag: str, value: JsonValue) -> Outcome | None:
        heard.append((tag, value))
        return Stay(data=Text(text=str(value)), notice=Safe("taken"))

    state = await moved(at_home(catalogue(), None), Push(WRITE()), Push(PICK(), tag="who"))
    state, gathered = await apply(catalogue(), state, Pop(result=7), listen)
    assert heard == [("who", 7)]
    assert state.top.data == {"text": "7"}
    assert gathered.notice == "taken"


async def test_home_cannot_be_popped() -> None:
    assert names(await moved(at_home(catalogue(), None), Pop(), Pop())) == ["home"]


async def test_a_deep_stack_drops_its_oldest_frames_but_never_home() -> None:
    state = await moved(at_home(catalogue(), None), *[Push(PICK())] * (MAX_DEPTH + 5))
    assert len(state.stack) == MAX_DEPTH
    assert names(state)[0] == "home"


async def test_an_outcome_that_leads_nowhere_is_lost() -> None:
    with pytest.raises(LostError):
        await moved(at_home(catalogue(), None), Push(Route("gone", Text)()))
    with pytest.raises(LostError):
        await moved(at_home(catalogue(), None), Push(Route(WRITE.ident, Texts)(text=("a",))))


async def test_a_screen_that_keeps_is_parked_and_taken_back() -> None:
    state = await moved(at_home(catalogue(), None), Push(WRITE(text="a")))
    state = at_home(catalogue(), parked(catalogue(), state))
    assert state.parked == {"write": {"text": "a"}}
    state = await moved(state, Push(PICK()))
    assert state.parked == {"write": {"text": "a"}}
    assert (await moved(state, Push(WRITE()))).parked == {}
    assert (await moved(state, Stay(forget=("write",)))).parked == {}


def test_every_show_makes_the_keyboards_before_it_stale() -> None:
    state = at_home(catalogue(), None)
    revisions = [state.top.revision]
    for _ in range(50):
        state = bumped(state)
        revisions.append(state.top.revision)
    assert revisions == sorted(set(revisions))


async def test_a_conversation_that_was_put_back_makes_other_buttons_than_the_lost_one() -> None:
    """A snapshot of the disk: nothing tells the bot that there was another life."""
    kept = await moved(at_home(catalogue(), None), Push(WRITE()))

    async def life() -> set[tuple[int, int]]:
        state, buttons = kept, set()
        for _ in range(3):
            state = bumped(await moved(state, Push(PICK())))
            buttons.add((state.top.id, state.top.revision))
        shown = bumped(kept).top
        return {*buttons, (shown.id, shown.revision)}

    lives = [await life() for _ in range(4)]
    assert len(set().union(*lives)) >= sum(map(len, lives)) - 1  # one chance in a hundred: luck


def test_a_stored_state_that_cannot_be_read_is_none_and_never_an_error() -> None:
    assert read(None) is None
    assert read(b"{") is None
    assert read(b'{"version": 99, "stack": [{"id": 1, "screen": "home"}]}') is None
    assert read(b'{"stack": []}') is None
    state = at_home(catalogue(), None)
    assert read(state.model_dump_json().encode()) == state


def test_data_of_an_older_release_that_no_longer_fits_is_lost() -> None:
    state = State().pushed("write", {"text": ["not", "text"]})
    with pytest.raises(LostError):
        check(catalogue(), state.top)
