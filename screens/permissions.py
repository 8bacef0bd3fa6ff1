"""What a person may do: screens and actions name the right that they need, and here it is asked.

To this room a right is a word that somebody else gives out. It is asked for the person, not for the
chat: at each event, once more before anything is stored, and in the very transaction of a write.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile
from typing import Protocol

from screens.context import DeniedError
from screens.outcome import Effect
from screens.screen import UNSAID, Catalogue, Need
from screens.state import Frame, State
from screens.view import AnyButton, Button, Go, View, rows

Rights = frozenset[str] | None
"""The rights that a person has; None: all there are."""


class Permissions(Protocol):
    """Knows the rights of each person. This room owns the shape; the features fit it."""

    async def of(self, chat: int, user: int, account: int) -> Rights:
        """What `user` may do in `chat` with the account, as it stands now."""

    async def ask(self, user: int, account: int, need: str) -> None:
        """Before something is stored that needs this right: learn what only others know."""

    def guard(self, chat: int, user: int, account: int, need: str) -> Effect:
        """A write that raises `DeniedError` where the right is gone by then."""


class AllRights:
    """For a bot in which everybody may do everything."""

    async def of(self, chat: int, user: int, account: int) -> Rights:  # noqa: ARG002 (the protocol's)
        return None

    async def ask(self, user: int, account: int, need: str) -> None: ...

    def guard(self, chat: int, user: int, account: int, need: str) -> Effect:  # noqa: ARG002 (likewise)
        return lambda _: None


def has(rights: Rights, needs: Iterable[Need]) -> bool:
    """Whether all that is needed is there."""
    return rights is None or all(need is None or need in rights for need in needs)


def admits(catalogue: Catalogue, rights: Rights, frame: Frame) -> bool:
    """Whether this open screen is for the person. A screen that is gone is told by others."""
    screen = catalogue.get(frame.screen)
    return has(rights, frame.needs) and (screen is None or has(rights, (screen.needs,)))


def permitted(catalogue: Catalogue, state: State, rights: Rights) -> State:
    """Without the lowest screen that is no longer for the person, and all above it."""
    if rights is None:
        return state
    stack = tuple(takewhile(lambda frame: admits(catalogue, rights, frame), state.stack))
    if not stack or len(stack) == len(state.stack):
        return state
    return state.model_copy(update={"stack": stack})


def owing_rights(before: State, after: State, need: Need) -> State:
    """The screens that an action has opened are for whoever may do that."""
    inherited = before.top.needs if before.stack else ()
    needs = inherited if need is None else (*inherited, need)
    if not needs:
        return after
    standing = {frame.id for frame in before.stack}
    fresh = tuple(
        frame.model_copy(update={"needs": tuple(sorted({*frame.needs, *needs}))})
        if frame.id not in standing
        else frame
        for frame in after.stack
    )
    return after.model_copy(update={"stack": fresh})


def offered(catalogue: Catalogue, rights: Rights, screen: str, view: View) -> View:
    """The view with the buttons that the person may press; `screen`: the one that it is of."""
    if rights is None:
        return view
    lines = ([b for b in line if has(rights, _needs(catalogue, screen, b))] for line in view.rows)
    return replace(view, rows=rows(*lines))


def _needs(catalogue: Catalogue, screen: str, button: AnyButton) -> tuple[Need, ...]:
    match button:
        case Go(tag=tag):
            to = catalogue.get(button.screen)
            return (None if to is None else to.needs, answer_need(catalogue, screen, tag))
        case Button(action=action):
            return (need_of(catalogue, screen, action),)
    return ()


def need_of(catalogue: Catalogue, screen: str, action: str) -> Need:
    """What an action of a screen needs; the engine's own (back, home) need nothing."""
    of = catalogue.get(screen)
    return None if of is None else of.acts.get(action)


def answer_need(catalogue: Catalogue, screen: str, tag: str) -> Need:
    """What the answer to a screen that was laid over this one with a tag needs."""
    of = catalogue.get(screen)
    return None if of is None else of.tags.get(tag)


__all__ = [
    "UNSAID",
    "AllRights",
    "DeniedError",
    "Permissions",
    "Rights",
    "admits",
    "answer_need",
    "has",
    "need_of",
    "offered",
    "owing_rights",
    "permitted",
]
