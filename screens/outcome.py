"""What an action wants to happen next: six outcomes, all plain data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, JsonValue

from screens.route import Target
from screens.view import Outgoing, Safe

Effect = Callable[[Any], object]
"""A write that the state store runs in the same transaction as the screen's own change."""


After = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`notice` stands above the next view; `toast` answers the press (200 characters at most).

    `files` are sent before the screen; `effects` are committed with it, durably; `forget` names
    parked screens whose half-done data is wanted no more. `after` is called when the change is
    stored and the next view is drawn: to wake who has work now. It must not fail.
    """

    notice: Safe | None = None
    toast: str | None = None
    alert: bool = False
    files: tuple[Outgoing, ...] = ()
    effects: tuple[Effect, ...] = ()
    forget: tuple[str, ...] = ()
    after: tuple[After, ...] = ()


@dataclass(frozen=True, slots=True)
class Stay(Outcome):
    """The same screen, with new data if any. None keeps the data."""

    data: BaseModel | None = None


@dataclass(frozen=True, slots=True)
class Push(Outcome):
    """Another screen on top; `tag` comes back to this screen's `on_result` when it pops."""

    target: Target
    tag: str = ""

    @property
    def screen(self) -> str:
        return self.target.ident

    @property
    def data(self) -> BaseModel:
        return self.target.data


@dataclass(frozen=True, slots=True)
class Replace(Outcome):
    """Another screen in the place of this one: a wizard's next step."""

    target: Target

    @property
    def screen(self) -> str:
        return self.target.ident

    @property
    def data(self) -> BaseModel:
        return self.target.data


@dataclass(frozen=True, slots=True)
class Pop(Outcome):
    """Back to the screen below, handing `result` to its `on_result` unless it is None."""

    result: JsonValue = None


@dataclass(frozen=True, slots=True)
class TurnTo(Outcome):
    """The chat acts with another account now: this screen goes, what lies below is set aside.

    `then`: the action and target of a button that is followed now. Without it what was set aside of
    that account is open again; `home`: or the first screen, what was open being parked.
    """

    then: str = ""
    home: bool = False


@dataclass(frozen=True, slots=True)
class Home(Outcome):
    """The first screen, everything above it dropped."""
