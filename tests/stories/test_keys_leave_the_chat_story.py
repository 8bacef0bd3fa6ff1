"""Whatever way keys are written in, the message goes; where it cannot, its author is told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from sandbox.telegram import Message
from tests.stories.harness.shop import Shop
from tests.stories.test_reply_story import PHOTO

KEYS = "demo-key demo-secret"
Way = Callable[[Shop], Awaitable[Message]]


def typed(text: str) -> Way:
    async def write(shop: Shop) -> Message:
        (message,) = await shop.person.say(text)
        return message

    return write


async def edited(shop: Shop) -> Message:
    (message,) = await shop.person.say("/help")
    await shop.person.wait_for()
    return await shop.person.edit(message, f"/link {KEYS}")


def captioned(text: str) -> Way:
    async def send(shop: Shop) -> Message:
        return await shop.person.send_file("keys.png", PHOTO, text, as_photo=True)

    return send


async def edited_caption(shop: Shop) -> Message:
    message = await shop.person.send_file("shop.png", PHOTO, "مغازه", as_photo=True)
    await shop.person.wait_for()
    return await shop.person.edit(message, f"/link {KEYS}")


WAYS = {
    "a command": typed(f"/link {KEYS}"),
    "a command after a mark": typed(f"\u200f/link {KEYS}"),
    "a command to another bot": typed(f"/link@other_bot {KEYS}"),
    "a command without a blank": typed(f"/link{KEYS}"),
    "start": typed(f"/start {KEYS}"),
    "an edit": edited,
    "a caption": captioned(f"\u200f/link {KEYS}"),
    "an edited caption": edited_caption,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
async def test_keys_link_and_leave_the_chat(shop: Shop, way: Way) -> None:
    message = await way(shop)
    await shop.person.wait_for("متصل شد")
    await shop.person.wait_gone(message)


@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
@pytest.mark.parametrize("kind", ["bad_gateway", "http500", "drop_before"])
async def test_a_message_that_may_still_stand_there_is_told(
    shop: Shop, way: Way, kind: str
) -> None:
    shop.telegram.faults.add(method="deleteMessage", kind=kind, times=None)
    await way(shop)
    told = await shop.person.wait_for("متصل شد")
    assert "نتوانستم پیام شما را پاک کنم" in told.plain


KEY = "a1b2c3d4e5f60718293a4b5c6d7e8f90"
SLIPS = (f"/lnik {KEY} demo-secret", f"/links@sefid_demo_bot {KEY} x", f"/key {KEY}",
         f"link {KEY} demo-secret", f"Link: {KEY}\ndemo-secret", f"{KEY}, demo-secret",
         f"//link {KEY} demo-secret", f"\uff0flink {KEY} demo-secret",
         f"UserApiKey: {KEY}\nSecretKey: it66)% te")  # fmt: skip


@pytest.mark.parametrize("linked", [False, True], ids=["no account", "an account"])
async def test_keys_behind_a_slip_leave_the_chat_and_nothing_else_does(
    shop: Shop, *, linked: bool
) -> None:
    """Where an account is linked they might be a text that is meant to be sent."""
    others = ("/lnik hello there", "link us at example.com today")
    for ident, text in enumerate((*SLIPS, *others), 7001):
        person = shop.telegram.user(ident, first_name="مریم", language_code="fa")
        if linked:
            await shop.link(person)
        (message,) = await person.say(text)
        if text in SLIPS:
            await person.wait_gone(message)
        else:
            await person.wait_for()
            assert message.id in {each.id for each in person.messages()}


@pytest.mark.parametrize("linked", [False, True], ids=["no account", "an account"])
@pytest.mark.parametrize("photo", [False, True], ids=["a file", "a picture"])
async def test_keys_beside_a_file_at_home_leave_the_chat(
    shop: Shop, *, photo: bool, linked: bool
) -> None:
    if linked:
        await shop.link(shop.person)
    words = f"{KEY} demo-secret"
    message = await shop.person.send_file("keys.png", PHOTO, words, as_photo=photo)
    told = await shop.person.wait_for()
    await shop.person.wait_gone(message)
    assert "عکس" not in told.plain, "nothing was to be sent as an SMS"


MISPLACED = "نخوانده پاک شد"
COMMANDS = ("/unlink", "/settings", "/help", "/send", "/contacts", "/cancel", "/switch", "/lnik",
            "/unlink@other_bot", "/اتصال", "/حساب", "／ارسال")  # fmt: skip


@pytest.mark.parametrize("linked", [False, True], ids=["no account", "an account"])
async def test_keys_behind_any_other_command_leave_the_chat_and_do_nothing(
    shop: Shop, *, linked: bool
) -> None:
    if linked:
        await shop.link()
    await shop.person.after(shop.person.command("/help"), "راهنما")  # not the first screen
    for place, command in enumerate(COMMANDS):
        text = f"{command} {KEY} demo-secret"
        sent = (await shop.person.say(text))[0] if place % 2 else await captioned(text)(shop)
        await shop.person.wait_for(MISPLACED)
        await shop.person.wait_gone(sent)
        await shop.person.after(shop.person.command("/help"), "راهنما")
    (shown,) = await shop.person.say("/help")
    await shop.person.after(shop.person.edit(shown, f"{KEY} demo-secret"), MISPLACED)
    await shop.person.wait_gone(shown)
    shop.telegram.faults.add(method="deleteMessage", kind="bad_gateway", times=None)
    await shop.person.after(shop.person.say(f"/settings {KEY} x1"), "نتوانستم پیام شما را پاک کنم")
    assert len(await shop.bot.storage.accounts.all()) == int(linked)


async def test_keys_behind_the_persian_word_for_link_do_link(shop: Shop) -> None:
    (message,) = await shop.person.say(f"/لینک {KEYS}")
    await shop.person.wait_for("متصل شد")
    await shop.person.wait_gone(message)


async def test_keys_behind_a_command_in_a_group_leave_it_whoever_wrote_them(shop: Shop) -> None:
    owner, guest = shop.person, shop.telegram.user(7101, first_name="سارا", language_code="fa")
    group = shop.telegram.group(members=[owner, guest])
    group.promote_bot()
    for person, command in ((owner, "/settings"), (owner, "/start"), (guest, "/unlink")):
        (message,) = await person.command(f"{command} {KEY} demo-secret", chat=group)
        await person.wait_gone(message)
    assert await shop.bot.storage.accounts.all() == []


async def file(shop: Shop) -> Message:
    return await shop.person.send_file("keys.txt", KEYS.encode())


async def picture(shop: Shop) -> Message:
    return await shop.person.send_file("keys.png", PHOTO, KEYS, as_photo=True)


async def contact(shop: Shop) -> Message:
    return await shop.person.share_contact("+989121234567", "Maryam")


THINGS = {"a file": file, "a picture": picture, "a contact": contact}


@pytest.mark.parametrize("thing", THINGS.values(), ids=list(THINGS))
async def test_where_keys_are_asked_nothing_stays_in_the_chat(shop: Shop, thing: Way) -> None:
    await shop.person.after(shop.person.command("/link"), "گام ۱ از ۲")
    message = await thing(shop)
    await shop.person.wait_for("نخوانده پاک شد")
    await shop.person.wait_gone(message)
    await shop.person.after(shop.person.say(KEYS), "متصل شد")


async def photo_before(shop: Shop) -> Message:
    """Sent at Home, where a picture stays."""
    message = await shop.person.send_file("shop.png", PHOTO, "مغازه", as_photo=True)
    await shop.person.wait_for()
    return message


@pytest.mark.parametrize("words", [KEYS, "demo-key", "کلید: demo-key"])
async def test_keys_in_an_edited_caption_leave_the_chat(shop: Shop, words: str) -> None:
    message = await photo_before(shop)
    await shop.person.after(shop.person.command("/link"), "گام ۱ از ۲")
    await shop.person.after(shop.person.edit(message, words), "نخوانده پاک شد")
    await shop.person.wait_gone(message)


async def test_an_edited_caption_that_could_not_be_deleted_is_told(shop: Shop) -> None:
    message = await photo_before(shop)
    await shop.person.after(shop.person.command("/link"), "گام ۱ از ۲")
    shop.telegram.faults.add(method="deleteMessage", kind="bad_gateway", times=None)
    await shop.person.after(shop.person.edit(message, KEYS), "نتوانستم پیام شما را پاک کنم")


async def test_an_edited_caption_elsewhere_is_nobodys_business(shop: Shop) -> None:
    message = await photo_before(shop)
    before = [one.id for one in shop.person.messages()]
    await shop.person.edit(message, "مغازه از بیرون")
    await shop.person.after(shop.person.say("/help"), "راهنما")
    assert [one.id for one in shop.person.messages()][: len(before)] == before
    assert len(shop.person.messages()) == len(before) + 2, "the word and its answer"


@pytest.mark.parametrize("thing", THINGS.values(), ids=list(THINGS))
async def test_what_could_not_be_deleted_there_is_told(shop: Shop, thing: Way) -> None:
    await shop.person.after(shop.person.command("/link"), "گام ۱ از ۲")
    shop.telegram.faults.add(method="deleteMessage", kind="bad_gateway", times=None)
    await thing(shop)
    await shop.person.wait_for("نتوانستم پیام شما را پاک کنم")


async def test_a_deletion_whose_answer_is_lost_is_asked_about_again(shop: Shop) -> None:
    shop.telegram.faults.add(method="deleteMessage", kind="drop_after", times=1)
    (message,) = await shop.person.say(f"/link {KEYS}")
    told = await shop.person.wait_for("متصل شد")
    await shop.person.wait_gone(message)
    assert "نتوانستم" not in told.plain


async def test_an_edit_into_keys_in_a_group_is_deleted_and_warned_of(shop: Shop) -> None:
    owner = shop.person
    group = shop.telegram.group(members=[owner])
    group.promote_bot()
    (message,) = await owner.say("سلام به همه", chat=group)
    await owner.after(owner.edit(message, f"/link {KEYS}"), "در گروه کلیدی نمی‌خوانم", chat=group)
    await owner.wait_gone(message)
    assert await shop.bot.storage.accounts.all() == []


async def test_keys_in_a_group_are_deleted_again_and_again_but_told_once(shop: Shop) -> None:
    owner = shop.person
    group = shop.telegram.group(members=[owner])
    group.promote_bot()
    for _ in range(5):
        (message,) = await owner.command(f"/link {KEYS}", chat=group)
        await owner.wait_gone(message)
    told = [one for one in owner.messages(group) if one.from_bot]
    assert len(told) == 1


@pytest.mark.parametrize("junk", ["\u200b", "\u200d", "\ufeff", "\u2060", "\u00ad", "\u202c"])
async def test_keys_with_marks_that_nobody_sees_link(shop: Shop, junk: str) -> None:
    key, secret = KEYS.split()
    await shop.person.command(
        f"/link {junk}{key[:4]}{junk}{key[4:]} {secret[:5]}{junk}{secret[5:]}"
    )
    await shop.person.wait_for("متصل شد")
    assert len(await shop.bot.storage.accounts.all()) == 1


async def test_keys_are_tried_seldom_and_the_pauses_grow(shop: Shop) -> None:
    for place in range(20):
        await shop.person.command(f"/link demo-key wrong-{place}")
        await shop.person.wait_for(lambda message: bool(message.buttons))
    told = shop.person.last().plain
    assert "چند بار کلید آزموده شد" in told
    assert len(shop.smsir.calls("GetToken")) == 3
