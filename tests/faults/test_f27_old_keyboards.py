"""F27: a keyboard of last year, a screen that a deploy renamed, a state of a newer version."""

from __future__ import annotations

from tests.screens.conftest import Toy


async def test_f27_a_keyboard_of_a_forgotten_conversation_is_redrawn_as_home(toy: Toy) -> None:
    screen = await toy.person.after(toy.person.command("/write سلام"), "متن")
    await toy.settled()
    toy.store.rows.clear()
    await toy.person.after(toy.person.press("بفرست", screen), "خانهٔ آزمایش")
    assert toy.services.acts == []


async def test_f27_a_renamed_screen_leads_home_with_an_honest_sentence(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    await toy.settled()
    row = toy.store.rows[1001, 1001]
    toy.store.rows[1001, 1001] = row.replace(b'"write"', b'"wrote"')
    await toy.person.after(toy.person.press("بفرست"), "این بخش پس از به‌روزرسانی ربات عوض شده است")
    assert toy.services.acts == []


async def test_f27_a_state_of_a_newer_version_leads_home_with_an_honest_sentence(
    toy: Toy,
) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    await toy.settled()
    row = toy.store.rows[1001, 1001]
    toy.store.rows[1001, 1001] = row.replace(b'"version":1', b'"version":99')
    await toy.person.after(toy.person.press("بفرست"), "این بخش پس از به‌روزرسانی ربات عوض شده است")
