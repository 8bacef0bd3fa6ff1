"""F28: an edit, a contact, a sticker, a voice message where text or a press is expected."""

from __future__ import annotations

from screens.events import Other, Who
from tests.screens.conftest import Toy


async def test_f28_what_no_screen_reads_gets_a_hint_and_the_screen_stays(toy: Toy) -> None:
    await toy.person.command("/write سلام")
    await toy.person.wait_for("متن")
    messages = await toy.person.share_contact("09121234567", "Ali", "")
    assert messages is not None
    assert "متن: سلام" in (await toy.person.wait_for("اینجا مخاطب خوانده نمی‌شود")).plain


async def test_f28_an_edit_of_an_earlier_message_gets_a_hint(toy: Toy) -> None:
    await toy.person.command("/write")
    await toy.person.wait_for("بنویسید")
    said = await toy.person.say("سلام")
    await toy.person.wait_for("متن: سلام")
    await toy.person.edit(said[-1].id, "درود")
    assert "متن: سلام" in (await toy.person.wait_for("ویرایش پیام قبلی خوانده نمی‌شود")).plain


async def test_f28_a_sticker_or_a_voice_message_gets_a_hint_and_the_screen_stays(
    toy: Toy,
) -> None:
    await toy.person.command("/write سلام")
    await toy.person.wait_for("متن")
    for number, kind in enumerate(("sticker", "voice", "location", "poll")):
        event = Other(update_id=9000 + number, chat=1001, who=Who(1001), kind=kind)
        await toy.navigator.handle(event)
        shown = toy.person.last()
        assert "این نوع پیام را نمی‌توانم بخوانم" in shown.plain
        assert "متن: سلام" in shown.plain


async def test_f28_in_a_group_what_people_tell_each_other_is_left_alone(toy: Toy) -> None:
    await toy.person.command("/write سلام")
    await toy.person.wait_for("متن")
    before = len(toy.twin.calls_of("sendMessage"))
    event = Other(update_id=9100, chat=-5001, who=Who(1001), kind="sticker", private=False)
    await toy.navigator.handle(event)
    assert len(toy.twin.calls_of("sendMessage")) == before
