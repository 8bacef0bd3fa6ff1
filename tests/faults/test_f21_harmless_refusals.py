"""F21: the refusals of Telegram that are no fault, swallowed by their exact text."""

from __future__ import annotations

from tests.screens.conftest import Toy


async def test_f21_a_screen_that_did_not_change_is_no_fault(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    await toy.settled()
    assert await toy.navigator.refresh(1001, 1001)
    assert not toy.twin.calls_of("editMessageText")[-1].ok
    assert toy.parts.counts["bugs"] == 0


async def test_f21_a_press_that_got_too_old_is_still_acted_on(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    text = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    toy.twin.faults.add(method="answerCallbackQuery", kind="bad_request", text=text)
    await toy.person.after(toy.person.press("بفرست"), "فرستاده شد")
    assert toy.parts.counts["bugs"] == 0


async def test_f21_a_screen_whose_message_is_gone_is_sent_anew(toy: Toy) -> None:
    screen = await toy.person.after(toy.person.command("/write سلام"), "متن")
    text = "Bad Request: message to edit not found"
    toy.twin.faults.add(method="editMessageText", kind="bad_request", text=text)
    shown = await toy.person.after(toy.person.press("بفرست"), "فرستاده شد")
    assert shown.id > screen.id
    await toy.person.after(toy.person.press("خانه", shown), "خانهٔ آزمایش")
