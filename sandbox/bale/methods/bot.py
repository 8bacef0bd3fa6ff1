"""The bot itself: who it is, its commands, its updates."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sandbox.bale.errors import not_implemented
from sandbox.bale.methods.access import known_chat, ways
from sandbox.bot_api.errors import bad_request, conflict
from sandbox.bot_api.profile import check_commands
from sandbox.bot_api.updates import LONGEST_POLL
from sandbox.bot_api.views import member_json, user_json
from sandbox.server import LOOPBACK

if TYPE_CHECKING:
    from sandbox.bot_api.model import Json
    from sandbox.bot_api.params import Params
    from sandbox.bot_api.world import World


async def get_me(world: World, params: Params) -> Json:
    """A bot's own name never misses, since links to it are made of it."""
    del params
    return {**ways(world).given(user_json(world.bot)), "username": world.bot.username}


async def set_my_commands(world: World, params: Params) -> bool:
    """Take one list for everybody."""
    world.profile.set_commands(("default",), "", check_commands(params.json("commands")))
    world.tell("commands", None, {})
    return True


async def set_my_name(world: World, params: Params) -> bool:
    del world, params
    raise not_implemented("setMyName")


async def set_my_description(world: World, params: Params) -> bool:
    del world, params
    raise not_implemented("setMyDescription")


async def set_my_short_description(world: World, params: Params) -> bool:
    del world, params
    raise not_implemented("setMyShortDescription")


async def get_updates(world: World, params: Params) -> list[Json]:
    """`allowed_updates` is taken and changes nothing."""
    if world.webhook.get("url"):
        raise conflict("can't use getUpdates method while webhook is active")
    return await world.updates.poll(
        params.integer("offset"),
        params.within("limit", 100, 1, 100),
        params.within("timeout", 0, 0, LONGEST_POLL),
    )


async def set_webhook(world: World, params: Params) -> bool:
    """Set or, with an empty url, remove the webhook; there is no secret beside its address."""
    url = params.text("url")
    parts = urlsplit(url)
    if url and parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise bad_request("an HTTPS URL must be provided for webhook")
    world.webhook = {"url": url} if url else {}
    world.updates.bell.ring()
    return True


async def delete_webhook(world: World, params: Params) -> bool:
    del params
    world.webhook = {}
    world.updates.bell.ring()
    return True


async def get_webhook_info(world: World, params: Params) -> Json:
    del params
    info: Json = {"url": world.webhook.get("url", "")}
    return (
        info if ways(world).thin else {**info, "pending_update_count": len(world.updates.pending)}
    )


async def get_chat(world: World, params: Params) -> Json:
    return ways(world).given(world.chat_json(known_chat(world, params)))


async def get_chat_member(world: World, params: Params) -> Json:
    chat, user_id = known_chat(world, params), params.integer("user_id")
    account = world.accounts.get(user_id)
    if account is None:
        raise bad_request("no such group or user")
    return ways(world).given(member_json(account, chat.members.get(user_id, "member")))


async def get_chat_administrators(world: World, params: Params) -> list[Json]:
    chat = known_chat(world, params)
    leads = ("creator", "administrator")
    return [
        ways(world).given(member_json(world.accounts[user_id], status))
        for user_id, status in chat.members.items()
        if status in leads
    ]


async def get_chat_members_count(world: World, params: Params) -> int:
    members = known_chat(world, params).members.values()
    return sum(1 for status in members if status not in ("left", "kicked"))
