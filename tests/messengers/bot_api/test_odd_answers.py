"""Answers of another shape than the Bot API's: nothing is taken for a bug of ours."""

from __future__ import annotations

import json
from typing import Any

import pytest
from telegram.error import BadRequest

from messengers.bale.files import BaleFiles
from messengers.bot_api.files import BotFiles
from messengers.bot_api.limiter import LimitedBot
from messengers.telegram.files import Files
from messengers.telegram.gateway import Gateway
from sandbox.telegram import RunningTelegram
from screens.events import FileUnavailableError
from screens.messenger import MessengerError
from screens.view import Safe, View
from tests.messengers.bale.conftest import CHAT, Line, bale
from tests.messengers.bot_api.test_transport_to_telegram import person_and_bot

__all__ = ["bale", "person_and_bot"]
ODD: tuple[Any, ...] = (None, True, 5, -0.5, "", "odd", [], ["x"], {}, {"x": None})
FILES = (
    *ODD,
    *({"file_id": "x", "file_unique_id": "y", "file_path": odd} for odd in ODD if odd != "odd"),
    *({"file_id": "x", "file_unique_id": "y", "file_size": odd} for odd in ODD),
)


async def unavailable(faults: Any, files: BotFiles) -> None:
    """A file of our own disk as well, which the library would read."""
    ours = {"file_id": "x", "file_unique_id": "y", "file_path": __file__}
    for result in (*FILES, ours):
        faults.add("getFile", "page", text=json.dumps({"ok": True, "result": result}))
        with pytest.raises(FileUnavailableError):
            await files.of("a file")(1000)


async def refused(faults: Any, gateway: Any, chat: int) -> None:
    """Whatever its words and parameters are, a refusal is one."""
    for odd in ODD:
        answer = {"ok": False, "error_code": 400, "description": odd}
        for more in ({}, {"parameters": odd}, {"parameters": {"migrate_to_chat_id": odd or "-"}}):
            if more.get("parameters") == {"migrate_to_chat_id": 5}:
                continue  # a number is where the chat has gone
            faults.add("editMessageText", "page", status=400, text=json.dumps({**answer, **more}))
            with pytest.raises(MessengerError):
                await gateway.edit(chat, 1, View(Safe("x")), None, rtl=True)


async def test_a_refusal_without_words_is_named_by_its_status(
    telegram_twin: RunningTelegram, person_and_bot: LimitedBot
) -> None:
    for given in ({}, {"description": None}):
        answer = json.dumps({"ok": False, "error_code": 400, **given})
        telegram_twin.twin.faults.add("getMe", "page", status=400, text=answer)
        with pytest.raises(BadRequest, match="Bad Request"):
            await person_and_bot.get_me()


async def test_in_telegram(telegram_twin: RunningTelegram, person_and_bot: LimitedBot) -> None:
    await unavailable(telegram_twin.twin.faults, Files(person_and_bot))
    await refused(telegram_twin.twin.faults, Gateway(person_and_bot), 1001)
    telegram_twin.twin.faults.add("getFile", "forbidden", text="bot was blocked by the user")
    with pytest.raises(FileUnavailableError):
        await Files(person_and_bot).of("a file")(1000)


async def test_in_bale(bale: Line) -> None:
    files = BaleFiles(bale.connection.bot)
    await unavailable(bale.twin.faults, files)
    await refused(bale.twin.faults, bale.gateway, CHAT)
    for kind in ("bad_request", "forbidden"):
        bale.twin.faults.add("getFile", kind, text="words that nobody knows")
        with pytest.raises(FileUnavailableError):
            await files.of("a file")(1000)
