"""The chat before START: name, descriptions and picture, set once and only where they differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from messengers.telegram.profile import (
    DESCRIPTION_UNITS,
    NAME_UNITS,
    PICTURE,
    SHORT_UNITS,
)
from sandbox.bot_api.model import Call
from screens.text.languages import LANGUAGES
from screens.text.translator import Translator
from tests.conftest import MakeShop
from tests.stories.harness.shop import QUICK, Shop
from tests.stories.harness.waiting import eventually

READ = frozenset({
    "getMyName", "getMyDescription", "getMyShortDescription", "getUserProfilePhotos",
    "getMyCommands",
})  # fmt: skip
WRITTEN = frozenset(name.replace("get", "set") for name in READ) | {"setMyProfilePhoto"}
INTRODUCING = replace(QUICK, introducing=True)


async def introduced(make_lone_shop: MakeShop) -> Shop:
    shop: Shop = await make_lone_shop(tuning=INTRODUCING)
    await eventually(lambda: bool(shop.telegram.calls_of("getUserProfilePhotos")))
    await eventually(lambda: not shop.bot._extra)
    return shop


def settings(shop: Shop) -> list[Call]:
    return [call for call in shop.telegram.world.calls if call.method.startswith("setMy")]


async def test_who_opens_the_chat_reads_what_the_bot_is(make_lone_shop: MakeShop) -> None:
    shop = await introduced(make_lone_shop)
    profile = shop.telegram.world.profile

    assert "پیامک سفید" in profile.text("description", "fa")
    assert "START" in profile.text("description", "de")  # in the language of the settings
    assert "SMS.ir account" in profile.text("description", "en")
    assert profile.text("name", "fa").startswith("سفید")
    assert "تلگرام" in profile.text("short_description", "fa")
    (picture,) = profile.pictures
    assert picture.data == PICTURE.read_bytes()


async def test_nothing_is_set_again_at_the_next_start(make_lone_shop: MakeShop) -> None:
    shop = await introduced(make_lone_shop)
    assert len([call for call in settings(shop) if call.method != "setMyCommands"]) == 7
    before = len(settings(shop))

    assert await shop.bot.wires["telegram"].messenger.introduce(shop.bot.translator, "fa") == 0
    assert len(settings(shop)) == before


@pytest.mark.parametrize("kind", ["not_found", "429", "http500", "bad_request"])
async def test_a_server_that_cannot_is_forgotten_quietly(
    make_lone_shop: MakeShop, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    shop: Shop = await make_lone_shop()
    for method in ("setMyName", "getMyDescription", "setMyProfilePhoto"):
        shop.telegram.faults.add(method, kind, times=None, retry_after=4000)

    changed = await shop.bot.wires["telegram"].messenger.introduce(shop.bot.translator, "fa")

    assert changed == 2  # the short description, and in English
    assert not [one for one in caplog.records if one.levelname in {"ERROR", "CRITICAL"}]


@pytest.mark.parametrize("result", ["true", "null", "[]", "[7]", '"ok"', '{"total_count": {}}'])
async def test_any_answer_of_a_server_in_between_is_borne(
    make_lone_shop: MakeShop, result: str, caplog: pytest.LogCaptureFixture
) -> None:
    shop: Shop = await make_lone_shop()
    shop.telegram.world.calls.clear()
    for method in (*READ, *WRITTEN):
        shop.telegram.faults.add(
            method, "page", times=None, text=f'{{"ok": true, "result": {result}}}'
        )
    words = shop.bot.translator

    await shop.bot.wires["telegram"].messenger.introduce(words, "fa")
    await shop.bot.wires["telegram"].messenger.show_commands(shop.bot.catalogue, words, "fa")

    asked = {call.method for call in shop.telegram.world.calls}
    assert asked >= READ
    assert not [one for one in caplog.records if one.levelname in {"ERROR", "CRITICAL"}]
    assert "Traceback" not in caplog.text


def test_the_texts_fit_telegrams_limits() -> None:
    from handlers.locales import locale_folders  # noqa: PLC0415 (most tests here need no bot)

    translator = Translator(locale_folders())
    for lang in LANGUAGES:
        words = translator.words(lang)
        assert len(words.plain("profile-name")) <= NAME_UNITS
        assert len(words.plain("profile-description")) <= DESCRIPTION_UNITS
        assert len(words.plain("profile-short-description")) <= SHORT_UNITS
