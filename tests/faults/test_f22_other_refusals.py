"""F22: a 400 of any other text is a bug: logged with a reference, told, never dropped."""

from __future__ import annotations

import pytest
from telegram.error import BadRequest

from screens.events import Press, Who
from tests.screens.conftest import Toy


async def test_f22_a_refusal_that_nobody_knows_reaches_the_error_handler(toy: Toy) -> None:
    await toy.person.command("/write سلام")
    screen = await toy.person.wait_for("متن")
    await toy.settled()
    toy.twin.faults.add(method="editMessageText", kind="bad_request", text="Bad Request: odd")
    press = Press(
        update_id=9000,
        chat=1001,
        who=Who(1001),
        message_id=screen.id,
        query_id="1",
        payload=screen.button("بفرست").data or "",
    )
    with pytest.raises(BadRequest, match="odd"):
        await toy.navigator.handle(press)
