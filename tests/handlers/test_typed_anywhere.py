"""Home's promise, "any time": what a screen has no use for starts the job that it is for.

Not where work is open: there it would be lost, and what is typed is told to be of no use.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from screens.stack import busy
from screens.state import read
from tests.handlers.team_desk import OWNER, TeamDesk, opened
from tests.handlers.test_nothing_is_said_twice import sample

TEXT = "فردا تعطیلیم"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[TeamDesk]:
    async with opened(tmp_path) as ready:
        yield ready


async def works(desk: TeamDesk) -> bool:
    state = read(await desk.storage.states.load(OWNER, OWNER))
    assert state is not None
    screens = desk.parts.catalogue.screens
    return any(busy(frame, screens[frame.screen]) for frame in state.stack)


@pytest.mark.long
async def test_a_text_is_of_use_on_every_screen_that_only_shows(desk: TeamDesk) -> None:
    told: list[tuple[str, str]] = []
    written: list[tuple[str, str]] = []
    for screen in desk.parts.catalogue.ids.values():
        if screen.text is not None:
            continue
        await desk.lay(OWNER, screen.ident, await sample(desk, screen))
        busy_here = await works(desk)
        await desk.say(OWNER, TEXT)
        (told if busy_here else written).append((screen.ident, await desk.top(OWNER)))
    assert {top for _, top in written} == {"send"}
    assert all(ident == top for ident, top in told)
    assert {"account", "settings", "help", "sent-one", "scheduled"} <= {
        ident for ident, _ in written
    }


async def test_while_an_sms_can_be_undone_its_screen_stays(desk: TeamDesk) -> None:
    sending = desk.parts.catalogue.screens["sending"]
    await desk.lay(OWNER, "sending", await sample(desk, sending))
    await desk.say(OWNER, TEXT)
    assert await desk.top(OWNER) == "sending"
    assert desk.word("engine-no-text") in desk.gateway.shown[-1][1]
