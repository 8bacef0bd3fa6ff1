"""A question of a screen in a conversation: asked again with why, or agreed to, or left."""

from __future__ import annotations

import pytest

from screens import Button, Catalogue, Data, Outcome, Safe, Screen, Stay, View, lines, rows
from screens.route import Route
from screens.widgets import AskData, ConfirmData, asks, confirms
from tests.screens.conftest import Toy
from tests.screens.toy import ToyCtx


class Box(Data):
    name: str = ""
    emptied: int = 0


BOX = Route("box", Box)


@pytest.fixture
def catalogue(catalogue: Catalogue) -> Catalogue:
    box: Screen[ToyCtx, Box] = Screen(BOX)

    @box.render
    async def draw(ctx: ToyCtx, data: Box) -> View:
        actions = [Button(name, name) for name in ("name", "empty")]
        return View(
            lines(f"box {data.name or 'nameless'}, emptied {data.emptied}"),
            rows(actions, [ctx.home()]),
        )

    async def naming(_ctx: ToyCtx, data: Box) -> AskData:
        return AskData(question="its name?", last=data.name or None)

    @asks(box, "name", naming)
    async def named(_ctx: ToyCtx, data: Box, typed: str) -> Outcome | Safe:
        return Stay(data=data.changed(name=typed)) if typed.islower() else Safe("small letters")

    async def emptying(_ctx: ToyCtx, data: Box) -> ConfirmData:
        return ConfirmData(text=f"empty {data.name}?", yes="yes", danger=True)

    @confirms(box, "empty", emptying)
    async def emptied(_ctx: ToyCtx, data: Box) -> Outcome:
        return Stay(data=data.changed(emptied=data.emptied + 1))

    catalogue.add(box)
    catalogue.command("box", BOX)
    return catalogue


async def said(toy: Toy, text: str, shows: str) -> str:
    await toy.person.after(toy.person.say(text), shows)
    await toy.settled()
    return toy.person.last().text


async def pressed(toy: Toy, label: str, shows: str) -> None:
    await toy.person.after(toy.person.press(label), shows)
    await toy.settled()


async def test_an_answer_of_no_use_is_shown_with_why_and_asked_for_again(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/box"), "box nameless")
    await toy.settled()
    await pressed(toy, "name", "its name?")
    again = await said(toy, "LOUD", "small letters")
    assert "LOUD" in again
    assert "its name?" in again
    assert "small letters\n\n" in again  # Bale marks a quote by a bar alone: it needs room
    await said(toy, "quiet", "box quiet")
    await pressed(toy, "name", "quiet")  # what it is called now stands beside the question


async def test_only_a_yes_is_followed(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/box"), "box nameless")
    await toy.settled()
    await pressed(toy, "empty", "empty ?")
    await pressed(toy, toy.parts.translator.words("fa").plain("nav-back"), "emptied 0")
    await pressed(toy, "empty", "empty ?")
    await pressed(toy, "yes", "emptied 1")
