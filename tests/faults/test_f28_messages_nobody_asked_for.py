"""F28: an edit, a contact, a sticker, a voice message where text or a press is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from screens.events import Other, Sender
from tests.screens.conftest import Toy
from tests.stories.harness.waiting import eventually

if TYPE_CHECKING:
    from tests.stories.harness.shop import Shop

CHANNEL = {"id": -1001, "type": "channel", "title": "c"}
PERSON = {"id": 1001, "is_bot": False, "first_name": "a"}
UNASKED: dict[str, dict[str, Any]] = {
    "channel_post": {"message_id": 1, "date": 1, "chat": CHANNEL, "text": "/start"},
    "edited_channel_post": {"message_id": 1, "date": 1, "chat": CHANNEL, "text": "x"},
    "inline_query": {"id": "1", "from": PERSON, "query": "09121112233", "offset": ""},
    "poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0},
    "message_reaction": {"chat": {"id": 1001, "type": "private"}, "message_id": 1, "date": 1},
    "nobody_knows_this_yet": {"id": 1},
}


async def test_f28_what_no_screen_reads_gets_a_hint_and_the_screen_stays(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    messages = await toy.person.share_contact("09121234567", "Ali", "")
    assert messages is not None
    assert "متن: سلام" in (await toy.person.wait_for("اینجا مخاطب خوانده نمی‌شود")).plain


async def test_f28_an_edit_of_an_earlier_message_gets_a_hint(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write"), "بنویسید")
    said = await toy.person.say("سلام")
    await toy.person.wait_for("متن: سلام")
    await toy.person.edit(said[-1].id, "درود")
    assert "متن: سلام" in (await toy.person.wait_for("ویرایش پیام قبلی خوانده نمی‌شود")).plain


async def test_f28_a_sticker_or_a_voice_message_gets_a_hint_and_the_screen_stays(
    toy: Toy,
) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    for number, kind in enumerate(("sticker", "voice", "location", "poll")):
        event = Other(update_id=9000 + number, chat=1001, who=Sender(1001), kind=kind)
        await toy.navigator.handle(event)
        shown = toy.person.last()
        assert "این نوع پیام را نمی‌توانم بخوانم" in shown.plain
        assert "متن: سلام" in shown.plain


async def test_f28_in_a_group_what_people_tell_each_other_is_left_alone(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    before = len(toy.twin.calls_of("sendMessage"))
    event = Other(update_id=9100, chat=-5001, who=Sender(1001), kind="sticker", private=False)
    await toy.navigator.handle(event)
    assert len(toy.twin.calls_of("sendMessage")) == before


@pytest.mark.parametrize("kind", UNASKED)
async def test_f28_an_update_of_a_kind_that_is_none_of_ours_changes_nothing(
    lone_shop: Shop, kind: str
) -> None:
    await lone_shop.start()
    sent = len(lone_shop.telegram.calls_of("sendMessage"))
    await lone_shop.bot.intake.take("telegram", [{"update_id": 900_000, kind: UNASKED[kind]}])
    await eventually(lambda: lone_shop.bot.intake.counts["handled"] >= 2)
    await lone_shop.person.after(lone_shop.person.command("/help"), "راهنما")

    assert len(lone_shop.telegram.calls_of("sendMessage")) == sent + 1, "only the help"
    assert lone_shop.bot.reporter.counts["bugs"] == 0
