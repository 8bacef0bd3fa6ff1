"""The door of Bale's Bot API, and what it does with words of another messenger."""

from __future__ import annotations

import pytest

from sandbox.bot_api.person import User
from tests.sandbox.bale.support import BaleApi, StoppedClock

KEYS = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_a_wrong_token_is_refused_with_any_of_three_numbers(
    api: BaleApi, status: int
) -> None:
    api.twin.manner.no_token = status
    refusal = await api.refused("getMe", token="1:wrong")
    assert refusal == (status, "Bad Request: Token not found")


@pytest.mark.parametrize("method", ["setMyName", "setMyDescription", "setMyShortDescription"])
async def test_setters_of_the_profile_are_there_by_name_only(api: BaleApi, method: str) -> None:
    assert (await api.refused(method))[0] == 501


@pytest.mark.parametrize("method", ["setChatMenuButton", "getMyName", "sendmessage"])
async def test_an_unknown_method_is_not_found(api: BaleApi, method: str) -> None:
    assert (await api.refused(method))[0] == 404


async def test_fields_of_another_messenger_are_dropped_and_counted(
    api: BaleApi, person: User
) -> None:
    await api.send("<b>x</b> &lt;", parse_mode="HTML", link_preview_options={}, reply_parameters={})
    button = {"text": "Go", "callback_data": "go", "style": "danger"}
    await api.send(reply_markup={"inline_keyboard": [[button]]})
    board = {"keyboard": [["Menu"]], "is_persistent": True, "resize_keyboard": True}
    await api.send(reply_markup=board)
    assert set(api.twin.defects) == {
        "sendMessage.parse_mode",
        "sendMessage.link_preview_options",
        "sendMessage.reply_parameters",
        "a tag is seen",
        "button.style",
        "keyboard.is_persistent",
    }
    tags, plain, menu = person.messages()
    assert tags.text == "<b>x</b> &lt;"
    assert plain.buttons[0][0].style is None
    assert menu.raw["persistent"] is False


async def test_message_ids_count_in_each_chat(api: BaleApi, person: User) -> None:
    api.twin.user(1002)
    assert [(await api.send())["message_id"] for _ in range(2)] == [1, 2]
    assert (await api.send(chat_id=1002))["message_id"] == 1
    (said,) = await person.say("سلام")
    assert (await api.of("getUpdates"))[0]["message"]["message_id"] == 3
    await api.of("editMessageText", chat_id=1002, message_id=1, text="changed")
    assert [m.text for m in person.messages()] == ["hello", "hello", said.text]


async def test_an_edit_is_answered_by_a_stub_or_by_true(api: BaleApi, person: User) -> None:
    sent = await api.send(reply_markup=KEYS)
    edit = {"chat_id": 1001, "message_id": sent["message_id"]}
    answers = [await api.of("editMessageText", text=text, **edit) for text in ("a", "b")]
    assert True in answers
    assert {"message_id": 0, "date": 0, "chat": {"id": 0, "type": "private"}} in answers
    assert person.last().text == "b"


async def test_only_ones_own_messages_of_two_days_are_deleted(
    api: BaleApi, person: User, clock: StoppedClock
) -> None:
    await person.say("secret")
    assert await api.refused("deleteMessage", chat_id=1001, message_id=1) == (
        403,
        "Forbidden: permission_denied",
    )
    sent = [(await api.send())["message_id"] for _ in range(2)]
    assert await api.of("deleteMessage", chat_id=1001, message_id=sent[0])
    clock.now += 48 * 3600
    assert (await api.refused("deleteMessage", chat_id=1001, message_id=sent[1]))[0] == 400


async def test_who_blocks_is_noticed_by_a_refusal_only(api: BaleApi, person: User) -> None:
    person.block()
    assert await api.of("getUpdates") == []
    assert (await api.refused("sendMessage", chat_id=1001, text="x"))[0] == 403


async def test_a_429_may_not_say_how_long(api: BaleApi, person: User) -> None:
    api.twin.faults.add("sendMessage", "429_bare")
    response = await api.raw("sendMessage", chat_id=person.id, text="x")
    assert response.json() == {"ok": False, "error_code": 429, "description": "Too Many Requests"}


async def test_presses_of_old_apps_take_no_answer(api: BaleApi, person: User) -> None:
    await api.send(reply_markup=KEYS)
    new = await person.press("Go")
    api.twin.manner.old_app = True
    old = await person.press("Go")
    assert old.startswith("1")
    assert await api.of("answerCallbackQuery", callback_query_id=new, text="done")
    assert (await api.refused("answerCallbackQuery", callback_query_id=old))[0] == 400
    assert [toast.text for toast in person.toasts] == ["done"]


async def test_a_webhook_has_no_secret_beside_its_address(api: BaleApi) -> None:
    await api.of("setWebhook", url="https://shop.example.org/hook", secret_token="s")
    assert api.twin.defects["setWebhook.secret_token"] == 1
    assert await api.of("getWebhookInfo") == {"url": "https://shop.example.org/hook"}
    assert (await api.refused("getUpdates"))[0] == 409
    await api.of("setWebhook", url="")
    assert await api.of("getUpdates") == []
