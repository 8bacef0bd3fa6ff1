"""F62: another member of a group presses the owner's buttons."""

from __future__ import annotations

from tests.screens.conftest import Toy


async def test_f62_in_a_group_another_members_press_runs_nothing(toy: Toy) -> None:
    other = toy.twin.user(1002, "Mary", "en")
    group = toy.twin.group(members=[toy.person, other])
    await toy.person.command("/write سلام", chat=group)
    screen = await toy.person.wait_for("متن", chat=group)
    await other.press("بفرست", screen, chat=group)
    await other.wait_toast("not yours")
    assert toy.services.acts == []
    assert toy.parts.counts["foreign"] == 1
