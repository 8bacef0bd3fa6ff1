"""A real client library against the twin: if it works here, the twin speaks the Bot API."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import (
    Bot,
    BotCommand,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter

from sandbox.telegram import RunningTelegram, User
from tests.sandbox.telegram.support import PNG

pytestmark = pytest.mark.long


@pytest.fixture
async def bot(running: RunningTelegram) -> AsyncIterator[Bot]:
    root = running.url
    made = Bot(running.twin.token, base_url=f"{root}/bot", base_file_url=f"{root}/file/bot")
    async with made:
        yield made


async def test_a_conversation(bot: Bot, person: User) -> None:
    await person.command("/start now")
    (update,) = await bot.get_updates(timeout=1)
    assert update.message is not None
    assert update.message.text == "/start now"
    markup = InlineKeyboardMarkup(
        [
            [InlineKeyboardButton("Go", callback_data="go")],
            [InlineKeyboardButton("Copy", copy_text=CopyTextButton("123"))],
        ]
    )
    await bot.send_message(1001, "<i>سلام</i>", parse_mode="HTML", reply_markup=markup)
    await person.press("Go")
    (pressed,) = await bot.get_updates(offset=update.update_id + 1, timeout=1)
    query = pressed.callback_query
    assert query is not None
    await query.answer("شد")
    await query.edit_message_text("تمام")
    assert (await person.wait_for("تمام")).buttons == []
    assert [toast.text for toast in person.toasts] == ["شد"]


async def test_files_go_both_ways(bot: Bot, person: User) -> None:
    await person.send_file("numbers.csv", b"09121234567\n")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"09121234567\n"
    await bot.send_document(1001, b"rows", filename="گزارش.xlsx", caption="گزارش")
    document = person.last().document
    assert document is not None
    assert (document["name"], document["size"]) == ("گزارش.xlsx", 4)
    await bot.send_photo(1001, PNG)
    assert person.last().photo is not None
    album = [InputMediaDocument(b"1", filename="1.txt"), InputMediaDocument(b"2", filename="2.txt")]
    assert len(await bot.send_media_group(1001, album)) == 2


async def test_the_rest_of_the_api_parses(bot: Bot, person: User, running: RunningTelegram) -> None:
    await bot.set_my_commands([BotCommand("send", "Send")], language_code="en")
    assert (await bot.get_my_commands(language_code="en"))[0].command == "send"
    assert (await bot.get_chat(1001)).first_name == "مریم"
    group = running.twin.group(-7, members=[person])
    group.promote_bot()
    assert {m.status for m in await bot.get_chat_administrators(-7)} == {"creator", "administrator"}
    await bot.send_chat_action(1001, "typing")
    await bot.send_message(1001, "x", reply_markup=ReplyKeyboardMarkup([["a"]], is_persistent=True))
    assert (await bot.get_webhook_info()).url == ""
    person.block()
    (*_, blocked) = await bot.get_updates()
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == "kicked"


async def test_refusals_become_the_exceptions_a_bot_expects(
    bot: Bot, person: User, running: RunningTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # the library warns of the older type otherwise
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(5, "x")
    running.twin.faults.add("sendMessage", "429", retry_after=1)
    with pytest.raises(RetryAfter):
        await bot.send_message(1001, "x")
    group = running.twin.group(-7, members=[person])
    group.upgrade()
    with pytest.raises(ChatMigrated):
        await bot.send_message(-7, "x")
    person.block()
    with pytest.raises(Forbidden, match="blocked"):
        await bot.send_message(1001, "x")
    running.twin.faults.add("getMe", "unauthorized")
    with pytest.raises(InvalidToken):
        await bot.get_me()
