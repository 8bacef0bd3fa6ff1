"""Checks that many methods share: may the bot reach this chat, and is this message there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.bot_api.errors import bad_request, forbidden, migrated
from sandbox.bot_api.model import GENERAL

if TYPE_CHECKING:
    from sandbox.bot_api.model import Chat, Note
    from sandbox.bot_api.params import Params
    from sandbox.bot_api.world import World


def known_chat(world: World, params: Params) -> Chat:
    """Find the chat of `chat_id`; raises ApiError when it is missing or unknown to the bot."""
    raw = params.text("chat_id")
    if not raw:
        raise bad_request("chat_id is empty")
    chat = world.chats.get(params.integer("chat_id"))
    if chat is None:
        raise bad_request("chat not found")
    return chat


def writable_chat(world: World, params: Params) -> Chat:
    """Find a chat that the bot may write to: not blocked, not migrated, still a member."""
    chat = known_chat(world, params)
    if chat.migrated_to is not None:
        raise migrated(chat.migrated_to)
    if chat.type == "private":
        if world.person(chat.id).blocked:
            raise forbidden("bot was blocked by the user")
        return chat
    status = chat.members.get(world.bot.id, "left")
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if status == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def open_topic(world: World, params: Params, chat: Chat) -> int | None:
    """Read message_thread_id; raises ApiError where there is no such topic, or it is closed."""
    topic = params.integer("message_thread_id") or None
    if topic is not None and topic not in chat.topics:
        raise bad_request("message thread not found")
    forum_topic = chat.topics.get(topic or GENERAL)
    if (
        forum_topic is not None
        and forum_topic.closed
        and chat.members.get(world.bot.id) != "administrator"
    ):
        raise bad_request("TOPIC_CLOSED")
    return topic


def message_of(world: World, params: Params, what: str) -> Note:
    """Find `message_id` in `chat_id`; `what` ("message to edit") stands in the refusal."""
    chat = writable_chat(world, params)
    message_id = params.integer("message_id")
    if message_id <= 0:
        raise bad_request("message identifier is not specified")
    note = world.find(chat.id, message_id)
    if note is None:
        raise bad_request(f"{what} not found")
    return note


def reply_target(world: World, params: Params, chat: Chat) -> int | None:
    """Read reply_parameters (or the older reply_to_message_id); raises when there is no such."""
    reply = params.json("reply_parameters")
    if reply in (None, ""):
        message_id = params.integer("reply_to_message_id")
        lenient = params.flag("allow_sending_without_reply")
    elif isinstance(reply, dict):
        wanted = str(reply.get("message_id") or 0)
        if not wanted.isdigit():
            raise bad_request('Field "message_id" must be a Number')
        message_id = int(wanted)
        lenient = bool(reply.get("allow_sending_without_reply"))
    else:
        raise bad_request("object expected as reply parameters")
    if not message_id:
        return None
    if world.find(chat.id, message_id) is None:
        if lenient:
            return None
        raise bad_request("message to be replied not found")
    return message_id
