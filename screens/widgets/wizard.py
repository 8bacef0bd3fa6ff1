"""Asking for several things one after the other: which step comes next, and which one before.

All that was answered stands in one model, so nothing typed is lost: going back asks again with the
answer beside the question, and the first step without an answer comes next. A step is known by its
name, which stands in saved states.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from screens.context import Ctx
from screens.outcome import Outcome, Pop, Stay
from screens.screen import Data, Screen
from screens.view import View


class WizardData(Data):
    """`edit`: the step that is done again though it was answered, "" for the next open one.

    `going_back`: it was reached by going back, so that back leads further; else back leads to where
    the person was.
    """

    edit: str = ""
    going_back: bool = False


C = TypeVar("C", bound=Ctx[Any])
D = TypeVar("D", bound=WizardData)
Draw = Callable[[C, D], Awaitable[View]]


@dataclass(frozen=True, slots=True)
class Step(Generic[D]):
    """One question. `passing`: it only offers something, so going back passes it by."""

    name: str
    is_answered: Callable[[D], bool]
    passing: bool = False


class Wizard(Generic[D]):
    """The steps in their order; what stands at the end is the card, named "card"."""

    def __init__(self, *steps: Step[D]) -> None:
        self.steps = steps
        self._names = [step.name for step in steps]

    def at(self, data: D) -> str:
        """What is asked now: what is edited, else the first thing that is missing."""
        if data.edit in self._names:
            return data.edit
        return next((step.name for step in self.steps if not step.is_answered(data)), "card")

    def before(self, data: D) -> D | None:
        """One step back, all answers kept; None where that leaves the wizard."""
        if data.edit and not data.going_back:
            return answered(data)
        name = self.at(data)
        place = self._names.index(name) if name in self._names else len(self.steps)
        earlier = [step.name for step in self.steps[:place] if not step.passing]
        return again(data, earlier[-1], going_back=True) if earlier else None


def again(data: D, name: str, *, going_back: bool = False) -> D:
    """With this step to be done again."""
    return data.model_copy(update={"edit": name, "going_back": going_back})


def answered(data: D, **changes: object) -> D:
    """With an answer; the next step is the first without one."""
    return data.model_copy(update={**changes, "edit": "", "going_back": False})


def walks(
    screen: Screen[C, D], wizard: Wizard[D], draw: Mapping[str, Draw[C, D]], card: Draw[C, D]
) -> None:
    """Give the screen its drawing, by step, and the actions "prev" and "edit" (a step's name)."""
    unknown = {step.name for step in wizard.steps} ^ draw.keys()
    if unknown:
        raise ValueError(f"{screen.ident}: {', '.join(sorted(unknown))} is a step or is drawn")

    @screen.render
    async def _render(ctx: Any, data: D) -> View:
        return await draw.get(wizard.at(data), card)(ctx, data)

    @screen.action("prev")
    async def _prev(_ctx: Any, data: D, _arg: str) -> Outcome:
        earlier = wizard.before(data)
        return Pop() if earlier is None else Stay(data=earlier)

    @screen.action("edit")
    async def _edit(_ctx: Any, data: D, arg: str) -> Outcome:
        return Stay(data=again(data, arg))
