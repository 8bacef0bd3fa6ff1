"""F61: callback data that no keyboard of ours held, or that belongs elsewhere."""

from __future__ import annotations

from tests.screens.conftest import Toy


async def test_f61_forged_data_is_refused_answered_and_counted(toy: Toy) -> None:
    screen = await toy.person.after(toy.person.command("/write سلام"), "متن")
    data = screen.button("بفرست").data or ""
    flipped = ("A" if data[-1] != "A" else "B").join((data[:-1], ""))
    for forged in (flipped, "x", "1.1.1.send..AAAAAAAAAA", "z" * 64):
        await toy.person.wait_answered(await toy.person.raw_press(forged, screen.id))
    assert {toast.text for toast in toy.person.toasts} == {"این دکمه از این گفتگو نیست."}
    assert toy.parts.counts["forged"] == 4
    assert toy.services.acts == []


async def test_f61_a_button_of_another_chat_is_refused(toy: Toy) -> None:
    screen = await toy.person.after(toy.person.command("/write سلام"), "متن")
    other = toy.twin.user(1002, "Mary", "en")
    hers = await other.after(other.command("/write"), "بنویسید")
    await other.raw_press(screen.button("بفرست").data or "", hers.id)
    await other.wait_toast("not from this conversation")
    assert toy.services.acts == []
