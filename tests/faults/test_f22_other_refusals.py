"""F22: a 400 of any other text is a bug: logged with a reference, told, never dropped."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest

from screens.events import Press, Sender
from screens.messenger import RefusedError
from tests.screens.conftest import Toy

if TYPE_CHECKING:
    from tests.stories.harness.shop import Shop


async def test_f22_a_refusal_that_nobody_knows_reaches_the_error_handler(toy: Toy) -> None:
    screen = await toy.person.after(toy.person.command("/write سلام"), "متن")
    await toy.settled()
    toy.twin.faults.add(method="editMessageText", kind="bad_request", text="Bad Request: odd")
    press = Press(
        update_id=9000,
        chat=1001,
        who=Sender(1001),
        message_id=screen.id,
        query_id="1",
        payload=screen.button("بفرست").data or "",
    )
    with pytest.raises(RefusedError, match="odd"):
        await toy.navigator.handle(press)


async def test_f22_it_is_logged_with_the_reference_that_the_person_is_told(
    lone_shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    home = await lone_shop.start()
    lone_shop.telegram.faults.add("editMessageText", "bad_request", text="Bad Request: odd")
    with caplog.at_level(logging.ERROR):
        await lone_shop.person.press(lone_shop.label("home-help"), home)
        told = await lone_shop.person.wait_for("کد پیگیری")
    reference = re.search(r"کد پیگیری (\w{6})", told.plain)

    assert reference is not None
    logged = [record.getMessage() for record in caplog.records]
    assert [line for line in logged if reference[1] in line], logged
    assert lone_shop.bot.reporter.counts["bugs"] == 1
    await lone_shop.person.after(lone_shop.person.command("/help"), "راهنما")
