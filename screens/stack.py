"""What an outcome does to the stack of frames, and what happens to work left half done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, JsonValue, ValidationError

from screens.outcome import After, Effect, Home, Outcome, Pop, Push, Replace, Stay, TurnTo
from screens.screen import Catalogue, Screen
from screens.state import Frame, State, following_number, fresh
from screens.view import Outgoing, Safe


class LostError(Exception):
    """A frame's screen is gone, or its data no longer fits (an update renamed or changed it)."""


@dataclass(frozen=True, slots=True)
class SideEffects:
    """What a chain of outcomes wants done besides moving: a result may answer with another."""

    notice: Safe | None = None
    toast: str | None = None
    alert: bool = False
    files: tuple[Outgoing, ...] = ()
    effects: tuple[Effect, ...] = ()
    after: tuple[After, ...] = ()
    turned: TurnTo | None = None

    def then(self, outcome: Outcome) -> SideEffects:
        return SideEffects(
            notice=outcome.notice or self.notice,
            toast=outcome.toast or self.toast,
            alert=outcome.alert or self.alert,
            files=(*self.files, *outcome.files),
            effects=(*self.effects, *outcome.effects),
            after=(*self.after, *outcome.after),
            turned=outcome if isinstance(outcome, TurnTo) else None,
        )


def busy(frame: Frame, screen: Screen[Any, Any] | None) -> bool:
    """It answers another screen, keeps its work, or is about a `thing` that is being written to."""
    return bool(frame.tag) or "thing" in frame.data or (screen is not None and screen.keep)


OnResult = Callable[[State, str, JsonValue], Awaitable[Outcome | None]]


def dump(data: BaseModel) -> dict[str, Any]:
    """As a frame keeps it."""
    return data.model_dump(mode="json")


def check(catalogue: Catalogue, frame: Frame) -> BaseModel:
    """The frame's data as its screen wants it.

    Raises:
        LostError: no such screen, or the data does not fit.
    """
    screen = catalogue.get(frame.screen)
    if screen is None:
        raise LostError(frame.screen)
    try:
        data: BaseModel = screen.data.model_validate(frame.data)
    except ValidationError as error:
        raise LostError(frame.screen) from error
    return data


def at_home(catalogue: Catalogue, state: State | None) -> State:
    """Home only; frames above it are dropped, ids go on counting."""
    base = state or fresh()
    return base.model_copy(update={"stack": ()}).pushed(catalogue.home.ident, {})


def parked(catalogue: Catalogue, state: State) -> State:
    """With the data of screens that keep theirs laid aside, before the stack is dropped.

    So is the data of a screen that this version does not know: a newer one may ask for it again.
    """
    parked = dict(state.parked)
    for frame in state.stack:
        screen = catalogue.get(frame.screen)
        if (screen is None or screen.keep) and frame.data:
            parked[frame.screen] = frame.data
    return state.model_copy(update={"parked": parked})


def unparked(state: State, forget: tuple[str, ...] = ()) -> State:
    """Without what is on the stack again, or wanted no more."""
    gone = {frame.screen for frame in state.stack} | set(forget)
    if not gone & set(state.parked):
        return state
    parked = {name: data for name, data in state.parked.items() if name not in gone}
    return state.model_copy(update={"parked": parked})


async def apply(
    catalogue: Catalogue, state: State, outcome: Outcome, on_result: OnResult
) -> tuple[State, SideEffects]:
    """The state after an outcome, and all that was gathered on the way.

    Raises:
        LostError: an outcome leads to a screen that does not exist or refuses its data.
    """
    gathered = SideEffects().then(outcome)
    while isinstance(outcome, Pop) and len(state.stack) > 1:
        tag = state.top.tag
        state = state.model_copy(update={"stack": state.stack[:-1]})
        answer = None
        if outcome.result is not None:
            answer = await on_result(state, tag, outcome.result)
        if answer is None:
            return unparked(state, outcome.forget), gathered
        outcome = answer
        gathered = gathered.then(outcome)
    state = _moved(catalogue, state, outcome)
    check(catalogue, state.top)
    return unparked(state, outcome.forget), gathered


def _moved(catalogue: Catalogue, state: State, outcome: Outcome) -> State:
    match outcome:
        case Stay(data=None):
            return state
        case Stay(data=BaseModel() as data):
            return state.with_top(state.top.model_copy(update={"data": dump(data)}))
        case Push(target=target, tag=tag):
            return state.pushed(target.ident, dump(target.data), tag)
        case Replace(target=target):
            below = state.model_copy(update={"stack": state.stack[:-1]})
            return below.pushed(target.ident, dump(target.data), state.top.tag)
        case TurnTo():
            below = state.model_copy(update={"stack": state.stack[:-1]})
            return below if below.stack else at_home(catalogue, state)
        case Home() | Pop():
            return at_home(catalogue, state)
    raise TypeError(f"not an outcome: {type(outcome).__name__}")


def bumped(state: State) -> State:
    """With a new revision of the top frame: every keyboard shown before is stale now."""
    top = state.top
    return state.with_top(top.model_copy(update={"revision": following_number(top.revision)}))
