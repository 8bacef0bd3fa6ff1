"""Commands by scope and language, names and descriptions, the menu button."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.telegram import User
from tests.sandbox.telegram.support import Api


def _command(name: str = "send", description: str = "پیامک") -> dict[str, str]:
    return {"command": name, "description": description}


async def test_people_see_the_commands_of_their_language(api: Api, person: User) -> None:
    english = api.twin.user(1002, "Mary", "en")
    await api.of("setMyCommands", commands=[_command("send", "Send")])
    await api.of("setMyCommands", commands=[_command()], language_code="fa")
    assert person.commands == [_command()]
    assert english.commands == [_command("send", "Send")]
    await api.of("deleteMyCommands", language_code="fa")
    assert person.commands == [_command("send", "Send")]
    assert await api.of("getMyCommands", language_code="fa") == []


async def test_the_narrowest_scope_wins(api: Api, person: User) -> None:
    await api.of("setMyCommands", commands=[_command("a", "default")])
    private = {"type": "all_private_chats"}
    await api.of("setMyCommands", commands=[_command("b", "private")], scope=private)
    assert person.commands[0]["command"] == "b"
    chat = {"type": "chat", "chat_id": 1001}
    await api.of("setMyCommands", commands=[_command("c", "chat")], scope=chat)
    assert person.commands[0]["command"] == "c"
    assert (await api.of("getMyCommands", scope=chat))[0]["command"] == "c"


@pytest.mark.parametrize(
    ("commands", "reason"),
    [
        ([_command("Send")], "BOT_COMMAND_INVALID"),
        ([_command("s" * 33)], "BOT_COMMAND_INVALID"),
        ([_command("new-ticket")], "BOT_COMMAND_INVALID"),
        ([_command("send", "")], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([_command("send", "x" * 257)], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([_command(f"c{n}") for n in range(101)], "BOT_COMMANDS_TOO_MUCH"),
        ("text", "expected an Array of BotCommand"),
        (["send"], "can't parse BotCommand: expected an Object"),
    ],
)
async def test_wrong_commands_are_refused(api: Api, commands: Any, reason: str) -> None:
    answer = await api.refused("setMyCommands", commands=commands)
    assert answer.description == f"Bad Request: {reason}"


async def test_wrong_scopes_and_languages_are_refused(api: Api) -> None:
    good = [_command()]
    scope = await api.refused("setMyCommands", commands=good, scope={"type": "moon"})
    assert "unsupported type specified" in scope.description
    chat = await api.refused("setMyCommands", commands=good, scope={"type": "chat"})
    assert "chat_id is empty" in chat.description
    language = await api.refused("setMyCommands", commands=good, language_code="farsi")
    assert language.description == "Bad Request: invalid language code specified"


@pytest.mark.parametrize(
    ("kind", "limit"), [("Name", 64), ("Description", 512), ("ShortDescription", 120)]
)
async def test_texts_have_languages_and_limits(api: Api, kind: str, limit: int) -> None:
    field = {"Name": "name", "Description": "description"}.get(kind, "short_description")
    await api.of(f"setMy{kind}", **{field: "Sefid"})
    await api.of(f"setMy{kind}", **{field: "س" * limit}, language_code="fa")
    assert (await api.of(f"getMy{kind}", language_code="fa"))[field] == "س" * limit
    assert (await api.of(f"getMy{kind}", language_code="de"))[field] == "Sefid"
    assert (await api.refused(f"setMy{kind}", **{field: "x" * (limit + 1)})).code == 400


async def test_the_menu_button_can_be_set(api: Api, person: User) -> None:
    await api.of("setChatMenuButton", chat_id=1001, menu_button={"type": "commands"})
    assert await api.of("getChatMenuButton", chat_id=1001) == {"type": "commands"}
    wrong = await api.refused("setChatMenuButton", menu_button={"type": "pizza"})
    assert wrong.description == "Bad Request: MenuButton has unsupported type"
