"""A message says a thing once, also where action and screen fail for the same reason."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from screens.events import Event, Sender
from screens.person import Person
from screens.screen import Screen
from screens.stack import at_home
from tests.handlers.team_desk import OWNER, TeamDesk, opened

LETTERS = 20
"""A line with as many letters or more is a sentence."""


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[TeamDesk]:
    async with opened(tmp_path) as ready:
        yield ready


async def sample(desk: TeamDesk, screen: Screen[Any, Any]) -> Any:
    """What the screen may show, read from the account as its owner."""
    who = Sender(OWNER, "Maryam")
    event = Event(update_id=0, chat=who.id, who=who)
    person = Person(desk.parts, event, await desk.parts.profiles.of(who.id, who))
    return await screen.sample_of(person.ctx(at_home(desk.parts.catalogue, None)))


def doubled(text: str) -> set[str]:
    """Sentences that stand in the text more than once."""
    said = [line.strip() for line in text.splitlines()]
    long = [line for line in said if sum(map(str.isalpha, line)) >= LETTERS]
    return {line for line in long if long.count(line) > 1}


REFUSED = "The key is not valid."


@pytest.mark.long
async def test_with_refused_keys_no_sentence_stands_twice(desk: TeamDesk) -> None:
    """The buttons that each screen has with good keys are pressed after these were refused."""
    samples, buttons = {}, {}
    for screen in desk.parts.catalogue.ids.values():
        samples[screen.ident] = await sample(desk, screen)
        await desk.lay(OWNER, screen.ident, samples[screen.ident])
        await desk.press(OWNER, "_redraw")
        of_screen = [each for each in desk.pressable() if not each.action.startswith("_")]
        buttons[screen.ident] = {each.action: each.arg for each in of_screen}
    desk.twin.faults.add("*", "refuse", times=None, status=401, message=REFUSED)
    wrong, seen = [], 0
    for ident, data in samples.items():
        await desk.lay(OWNER, ident, data)
        await desk.press(OWNER, "_redraw")
        if REFUSED not in desk.gateway.shown[-1][1]:
            continue
        for action, arg in buttons[ident].items():
            await desk.lay(OWNER, ident, data)
            await desk.press(OWNER, action, arg)
            seen += 1
            wrong += [(ident, action, line) for line in doubled(desk.gateway.shown[-1][1])]
    assert not wrong
    assert seen > LETTERS
