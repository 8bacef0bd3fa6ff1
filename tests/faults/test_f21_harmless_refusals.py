"""F21: the refusals of Telegram that are no fault, swallowed by their exact text."""

from __future__ import annotations

from tests.screens.conftest import Toy


async def test_f21_a_screen_that_did_not_change_is_no_fault(toy: Toy) -> None:
    await toy.person.command("/write سلام")
    await toy.person.wait_for("متن")
    await toy.settled()
    assert await toy.navigator.refresh(1001, 1001)
    assert not toy.twin.calls_of("editMessageText")[-1].ok
    assert toy.parts.counts["bugs"] == 0


async def test_f21_a_press_that_got_too_old_is_still_acted_on(toy: Toy) -> None:
    await toy.person.command("/write سلام")
    await toy.person.wait_for("متن")
    text = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    toy.twin.faults.add(method="answerCallbackQuery", kind="bad_request", text=text)
    await toy.person.press("بفرست")
    await toy.person.wait_for("فرستاده شد")
    assert toy.parts.counts["bugs"] == 0


async def test_f21_a_screen_whose_message_is_gone_is_sent_anew(toy: Toy) -> None:
    await toy.person.command("/write سلام")
    screen = await toy.person.wait_for("متن")
    text = "Bad Request: message to edit not found"
    toy.twin.faults.add(method="editMessageText", kind="bad_request", text=text)
    await toy.person.press("بفرست")
    shown = await toy.person.wait_for("فرستاده شد")
    assert shown.id > screen.id
    await toy.person.press("خانه", shown)
    await toy.person.wait_for("خانهٔ آزمایش")
