"""Looking at chats and members, leaving, logging out.

https://core.telegram.org/bots/api#getchat, #getchatmember, #logout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.bot_api.errors import bad_request
from sandbox.bot_api.views import member_json
from sandbox.telegram.methods.access import known_chat, writable_chat

if TYPE_CHECKING:
    from sandbox.bot_api.model import Chat, Json
    from sandbox.bot_api.params import Params
    from sandbox.bot_api.world import World

_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
          "gifts_from_channels")  # fmt: skip


async def get_chat(world: World, params: Params) -> Json:
    chat = known_chat(world, params)
    return {
        **world.chat_json(chat),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }


async def get_chat_member(world: World, params: Params) -> Json:
    chat, user_id = writable_chat(world, params), params.integer("user_id")
    account = world.accounts.get(user_id)
    if account is None:
        raise bad_request("PARTICIPANT_ID_INVALID" if user_id else "invalid user_id specified")
    if chat.type == "private":
        if user_id not in (chat.id, world.bot.id):
            raise bad_request("PARTICIPANT_ID_INVALID")
        return member_json(account, "member")
    return member_json(account, chat.members.get(user_id, "left"))


async def get_chat_administrators(world: World, params: Params) -> list[Json]:
    chat = _group(world, params)
    return [
        member_json(world.accounts[user_id], status)
        for user_id, status in chat.members.items()
        if status in ("creator", "administrator")
    ]


async def get_chat_member_count(world: World, params: Params) -> int:
    chat = writable_chat(world, params)
    here = [status for status in chat.members.values() if status not in ("left", "kicked")]
    return len(here) if chat.type != "private" else 2


async def leave_chat(world: World, params: Params) -> bool:
    chat = writable_chat(world, params)
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    chat.members[world.bot.id] = "left"
    world.tell("members", chat.id, {})
    return True


async def log_out(world: World, params: Params) -> bool:
    """End the session; every later call is refused, as for ten minutes on the cloud server."""
    del params
    world.logged_out = True
    return True


async def close(world: World, params: Params) -> bool:
    del world, params
    return True


def _group(world: World, params: Params) -> Chat:
    chat = writable_chat(world, params)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    return chat
