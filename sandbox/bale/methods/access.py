"""Checks that many methods share: may the bot write there, and is this message there?"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sandbox.bot_api.errors import bad_request, forbidden

if TYPE_CHECKING:
    from sandbox.bale.manner import BaleManner
    from sandbox.bot_api.model import Chat, Note
    from sandbox.bot_api.params import Params
    from sandbox.bot_api.world import World


def ways(world: World) -> BaleManner:
    """Give the switches of this Bale."""
    return cast("BaleManner", world.manner)


def known_chat(world: World, params: Params) -> Chat:
    """Find the chat of `chat_id`."""
    chat = world.chats.get(params.integer("chat_id"))
    if chat is None:
        raise bad_request("chat not found" if params.text("chat_id") else "chat_id is empty")
    return chat


def writable_chat(world: World, params: Params) -> Chat:
    """Find a chat that the bot may write to: nobody tells it before that it may not."""
    chat = known_chat(world, params)
    if chat.type == "private":
        if world.person(chat.id).blocked:
            raise forbidden("bot was blocked by the user")
    elif chat.members.get(world.bot.id, "left") in ("left", "kicked"):
        raise forbidden("no such group or user")
    return chat


def message_of(world: World, params: Params) -> Note:
    """Find `message_id` in `chat_id`: the number alone names no message."""
    note = world.find(writable_chat(world, params).id, params.integer("message_id"))
    if note is None:
        raise bad_request("message not found")
    return note


def reply_target(world: World, params: Params, chat: Chat) -> int | None:
    """Read reply_to_message_id; a message that is not there is answered by none."""
    number = params.integer("reply_to_message_id")
    note = world.find(chat.id, number) if number else None
    return None if note is None else note.id
