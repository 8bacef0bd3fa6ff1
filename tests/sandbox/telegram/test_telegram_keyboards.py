"""Keyboards: what the real server refuses, the twin refuses."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.telegram import User
from tests.sandbox.telegram.support import Api, button, inline

PREFIX = "Bad Request: can't parse inline keyboard button: "


async def _refused(api: Api, markup: Any) -> str:
    answer = await api.refused("sendMessage", chat_id=1001, text="x", reply_markup=markup)
    assert answer.code == 400
    return answer.description


@pytest.mark.parametrize("data", ["x" * 64, "س" * 32, "1"])
async def test_callback_data_up_to_64_bytes_is_taken(api: Api, person: User, data: str) -> None:
    await api.send(reply_markup=inline(button(data)))
    assert person.last().buttons[0][0].data == data


@pytest.mark.parametrize("data", ["x" * 65, "س" * 33])
async def test_callback_data_over_64_bytes_is_refused(api: Api, person: User, data: str) -> None:
    assert await _refused(api, inline(button(data))) == "Bad Request: BUTTON_DATA_INVALID"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"text": "x"}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": "x", "callback_data": ""}, "Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "x"}, 'Field "text" must be of type String'),
        (button(url="https://sms.ir"), "exactly one optional field is expected"),
        (button(style="rainbow"), "invalid button style specified"),
        ("text", "InlineKeyboardButton must be an Object"),
    ],
)
async def test_wrong_inline_buttons_are_refused(
    api: Api, person: User, wrong: Any, reason: str
) -> None:
    assert (await _refused(api, inline(wrong))).startswith(PREFIX + reason)


@pytest.mark.parametrize("style", ["primary", "success", "danger"])
async def test_the_three_styles_are_shown(api: Api, person: User, style: str) -> None:
    await api.send(reply_markup=inline(button(style=style)))
    assert person.last().buttons[0][0].style == style


@pytest.mark.parametrize("url", ["https://sms.ir/x", "sms.ir", "tg://user?id=1", "http://1.2.3.4"])
async def test_good_addresses_are_taken(api: Api, person: User, url: str) -> None:
    await api.send(reply_markup=inline({"text": "x", "url": url}))
    assert await person.press("x") == url


@pytest.mark.parametrize("url", ["ftp://sms.ir", "https://localhost/x", "javascript:alert(1)", "a"])
async def test_bad_addresses_are_refused(api: Api, person: User, url: str) -> None:
    assert await _refused(api, inline({"text": "x", "url": url})) == (
        f"Bad Request: inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"
    )


async def test_copy_buttons_hold_1_to_256_characters(api: Api, person: User) -> None:
    await api.send(reply_markup=inline({"text": "x", "copy_text": {"text": "ک" * 256}}))
    assert await person.press("x") == "ک" * 256
    for text in ("", "k" * 257):
        wrong = inline({"text": "x", "copy_text": {"text": text}})
        assert await _refused(api, wrong) == "Bad Request: BUTTON_COPY_TEXT_INVALID"


async def test_100_buttons_fit_and_101_do_not(api: Api, person: User) -> None:
    rows = [[button(f"{row}-{cell}") for cell in range(5)] for row in range(20)]
    await api.send(reply_markup={"inline_keyboard": rows})
    assert len(person.last().labels) == 100
    over = {"inline_keyboard": [*rows, [button()]]}
    assert await _refused(api, over) == "Bad Request: reply markup is too long"


async def test_markup_that_is_no_object_is_refused(api: Api, person: User) -> None:
    assert "object expected as reply markup" in await _refused(api, [1])
    assert "can't parse reply keyboard markup JSON object" in await _refused(api, "{")
    assert "must be an Array of Arrays" in await _refused(api, {"inline_keyboard": [button()]})


async def test_a_reply_keyboard_shows_and_goes(api: Api, person: User) -> None:
    contact = {"text": "شماره", "request_contact": True}
    board = {"keyboard": [["خانه"], [contact]], "input_field_placeholder": "متن"}
    await api.send(reply_markup=board)
    assert person.last().reply_keyboard == [["خانه"], [contact]]
    assert person.last().raw["placeholder"] == "متن"
    await person.press("خانه")
    assert (await api.updates())[-1]["message"]["text"] == "خانه"
    await api.send(reply_markup={"remove_keyboard": True})
    assert person.last().reply_keyboard == "remove"


async def test_force_reply_is_shown(api: Api, person: User) -> None:
    await api.send(reply_markup={"force_reply": True})
    assert person.last().raw["force_reply"] is True


async def test_a_placeholder_over_64_characters_is_refused(api: Api, person: User) -> None:
    wrong = {"force_reply": True, "input_field_placeholder": "x" * 65}
    assert "placeholder" in await _refused(api, wrong)
