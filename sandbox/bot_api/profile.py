"""What BotFather and the set-my-something methods hold: commands, descriptions, menu buttons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sandbox.bot_api.errors import bad_request

if TYPE_CHECKING:
    from sandbox.bot_api.model import Chat, File, Json

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = {
    "default": (), "all_private_chats": (), "all_group_chats": (),
    "all_chat_administrators": (), "chat": ("chat_id",), "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}  # fmt: skip
_TEXTS = {"name": 64, "description": 512, "short_description": 120}

ScopeKey = tuple[str, ...]


class Profile:
    """Commands by scope and language, texts by language, the menu button by chat."""

    def __init__(self) -> None:
        self.commands: dict[tuple[ScopeKey, str], list[Json]] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.menus: dict[int | None, Json] = {}
        self.pictures: list[File] = []

    def set_commands(self, scope: ScopeKey, language: str, commands: list[Json]) -> None:
        if commands:
            self.commands[scope, language] = commands
        else:
            self.commands.pop((scope, language), None)

    def shown_commands(self, chat: Chat, user_id: int, language: str) -> list[Json]:
        """Choose the list a person sees (Bot API, "Determining list of commands")."""
        where = str(chat.id)
        scopes: list[ScopeKey] = [("chat_member", where, str(user_id))]
        if chat.type == "private":
            scopes = [("chat", where), ("all_private_chats",)]
        else:
            if chat.members.get(user_id) in ("creator", "administrator"):
                scopes += [("chat_administrators", where), ("all_chat_administrators",)]
            scopes += [("chat", where), ("all_group_chats",)]
        for scope in [*scopes, ("default",)]:
            for spoken in (language[:2], ""):
                if (scope, spoken) in self.commands:
                    return self.commands[scope, spoken]
        return []

    def text(self, kind: str, language: str = "") -> str:
        """Give a name or description in a language, or the one for every language."""
        return self.texts.get((kind, language[:2])) or self.texts.get((kind, ""), "")

    def set_text(self, kind: str, language: str, value: str) -> None:
        """Keep a text; raises ApiError when it is longer than the API allows."""
        if len(value) > _TEXTS[kind]:
            raise bad_request(f"{kind.replace('_', ' ')} is too long")
        self.texts[kind, language] = value

    def menu(self, chat_id: int | None) -> Json:
        return self.menus.get(chat_id) or self.menus.get(None) or {"type": "commands"}


def scope_key(scope: object) -> ScopeKey:
    """Check a BotCommandScope (an object, or nothing for the default one)."""
    if scope in (None, ""):
        return ("default",)
    if not isinstance(scope, dict):
        raise bad_request("BotCommandScope must be an Object")
    kind = str(scope.get("type"))
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    missing = [name for name in _SCOPES[kind] if scope.get(name) in (None, "")]
    if missing:
        raise bad_request(f"can't parse BotCommandScope: {missing[0]} is empty")
    return (kind, *(str(scope[name]) for name in _SCOPES[kind]))


def check_language(code: str) -> str:
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def check_commands(commands: object) -> list[Json]:
    """Check the list for setMyCommands: names, descriptions, at most 100 of them."""
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_check_command(command) for command in commands]


def _check_command(command: object) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if not isinstance(command.get(name), str):
            raise bad_request(f'can\'t parse BotCommand: Field "{name}" must be of type String')
    word, description = command["command"].removeprefix("/"), command["description"].strip()
    if not _COMMAND.fullmatch(word):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": word, "description": description}
