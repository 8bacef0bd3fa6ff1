"""The bot's own face: getMe, commands, descriptions, menu button.

https://core.telegram.org/bots/api#setmycommands and its neighbours.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sandbox.bot_api.errors import bad_request
from sandbox.bot_api.images import image_size
from sandbox.bot_api.profile import check_commands, check_language, scope_key
from sandbox.bot_api.views import photo_json, user_json

if TYPE_CHECKING:
    from sandbox.bot_api.model import Json
    from sandbox.bot_api.params import Params
    from sandbox.bot_api.world import World


async def get_me(world: World, params: Params) -> Json:
    del params
    return {
        **user_json(world.bot),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def set_my_commands(world: World, params: Params) -> bool:
    commands = check_commands(params.json("commands"))
    scope = scope_key(params.json("scope"))
    language = check_language(params.text("language_code"))
    world.profile.set_commands(scope, language, commands)
    world.tell("commands", None, {})
    return True


async def get_my_commands(world: World, params: Params) -> list[Json]:
    scope = scope_key(params.json("scope"))
    language = check_language(params.text("language_code"))
    return world.profile.commands.get((scope, language), [])


async def delete_my_commands(world: World, params: Params) -> bool:
    scope = scope_key(params.json("scope"))
    language = check_language(params.text("language_code"))
    world.profile.set_commands(scope, language, [])
    world.tell("commands", None, {})
    return True


async def set_my_name(world: World, params: Params) -> bool:
    return _set_text(world, params, "name")


async def set_my_description(world: World, params: Params) -> bool:
    return _set_text(world, params, "description")


async def set_my_short_description(world: World, params: Params) -> bool:
    return _set_text(world, params, "short_description")


async def get_my_name(world: World, params: Params) -> Json:
    language = check_language(params.text("language_code"))
    return {"name": world.profile.text("name", language) or world.bot.first_name}


async def get_my_description(world: World, params: Params) -> Json:
    language = check_language(params.text("language_code"))
    return {"description": world.profile.text("description", language)}


async def get_my_short_description(world: World, params: Params) -> Json:
    language = check_language(params.text("language_code"))
    return {"short_description": world.profile.text("short_description", language)}


async def set_my_profile_photo(world: World, params: Params) -> bool:
    """Take a static picture: a JPEG, as an upload of the call."""
    photo = _object(params.text("photo"))
    if not isinstance(photo, dict) or photo.get("type") != "static":
        raise bad_request("can't parse InputProfilePhoto: only static ones here")
    upload = params.files.get(str(photo.get("photo") or "").removeprefix("attach://"))
    if upload is None or not upload.data.startswith(b"\xff\xd8"):
        raise bad_request("PHOTO_FILE_MISSING")
    size = image_size(upload.data) or (0, 0)
    world.profile.pictures.insert(0, world.store_file("profile.jpg", upload.data, size))
    return True


def _object(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None


async def get_user_profile_photos(world: World, params: Params) -> Json:
    """The bot's own pictures; people have none here."""
    mine = params.integer("user_id") == world.bot.id
    pictures = world.profile.pictures if mine else []
    return {"total_count": len(pictures), "photos": [photo_json(picture) for picture in pictures]}


async def set_chat_menu_button(world: World, params: Params) -> bool:
    button = params.json("menu_button") or {"type": "default"}
    if not isinstance(button, dict):
        raise bad_request("MenuButton must be an Object")
    if button.get("type") not in ("commands", "web_app", "default"):
        raise bad_request("MenuButton has unsupported type")
    if params.chat_id is not None and params.chat_id not in world.accounts:
        raise bad_request("chat not found")
    world.profile.menus[params.chat_id] = button
    world.tell("commands", None, {})
    return True


async def get_chat_menu_button(world: World, params: Params) -> Json:
    return world.profile.menu(params.chat_id)


def _set_text(world: World, params: Params, kind: str) -> bool:
    language = check_language(params.text("language_code"))
    world.profile.set_text(kind, language, params.text(kind))
    world.tell("commands", None, {})
    return True
