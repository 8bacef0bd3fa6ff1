"""Every method that the twin plays, with the fields that Bale knows; others are dropped, counted.

The names are read as they are documented, in no other case of letters.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from sandbox.bale.errors import no_method, no_token
from sandbox.bale.methods import bot, media, messages
from sandbox.bale.methods.access import ways
from sandbox.bot_api.dispatch import MethodTable, camel_case

if TYPE_CHECKING:
    from sandbox.bale.manner import BaleManner
    from sandbox.bot_api.dispatch import Method
    from sandbox.bot_api.params import Params
    from sandbox.bot_api.world import World

_SENT = "chat_id reply_to_message_id reply_markup"
_FIELDS: dict[Method, str] = {
    bot.get_me: "",
    bot.set_my_commands: "commands",
    bot.set_my_name: "name",
    bot.set_my_description: "description",
    bot.set_my_short_description: "short_description",
    bot.get_updates: "offset limit timeout allowed_updates",
    bot.set_webhook: "url",
    bot.delete_webhook: "",
    bot.get_webhook_info: "",
    bot.get_chat: "chat_id",
    bot.get_chat_member: "chat_id user_id",
    bot.get_chat_administrators: "chat_id",
    bot.get_chat_members_count: "chat_id",
    messages.send_message: f"text {_SENT}",
    messages.send_chat_action: "chat_id action",
    messages.edit_message_text: "chat_id message_id text reply_markup",
    messages.edit_message_caption: "chat_id message_id caption reply_markup",
    messages.edit_message_reply_markup: "chat_id message_id reply_markup",
    messages.delete_message: "chat_id message_id",
    messages.answer_callback_query: "callback_query_id text show_alert",
    media.send_document: f"document caption {_SENT}",
    media.send_photo: f"photo caption {_SENT}",
    media.get_file: "file_id",
}


def methods(manner: BaleManner) -> MethodTable:
    return MethodTable.of(
        *(_only(method, frozenset(fields.split())) for method, fields in _FIELDS.items()),
        any_case=False,
        no_method=lambda _name: no_method(),
        bad_token=lambda: no_token(manner.no_token),
    )


def _only(method: Method, fields: frozenset[str]) -> Method:
    @functools.wraps(method)
    async def called(world: World, params: Params) -> Any:
        for name in params.values.keys() - fields:
            ways(world).defects[f"{camel_case(method.__name__)}.{name}"] += 1
            del params.values[name]
        return await method(world, params)

    return called
