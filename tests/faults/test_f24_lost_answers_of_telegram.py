"""F24: the answer to a sent screen is lost: state is kept, nothing is sent twice."""

from __future__ import annotations

from screens.state import read
from tests.screens.conftest import Toy


async def test_f24_a_screen_whose_answer_was_lost_is_not_sent_twice(toy: Toy) -> None:
    toy.twin.faults.add(method="sendMessage", kind="drop_after")
    await toy.person.command("/write سلام")
    await toy.person.wait_for("متن: سلام")
    await toy.settled()
    assert len([m for m in toy.person.messages() if m.from_bot]) == 1
    state = read(toy.store.rows[1001, 1001])
    assert state is not None
    assert state.top.data == {"text": "سلام"}


async def test_f24_the_message_that_arrived_all_the_same_is_taken_up_by_its_next_press(
    toy: Toy,
) -> None:
    await toy.person.command("/write سلام")
    screen = await toy.person.wait_for("متن: سلام")
    await toy.settled()
    state = read(toy.store.rows[1001, 1001])
    assert state is not None
    lost = state.model_copy(update={"message": None})
    toy.store.rows[1001, 1001] = lost.model_dump_json().encode()
    await toy.person.press("بفرست")
    assert (await toy.person.wait_for("فرستاده شد")).id == screen.id
