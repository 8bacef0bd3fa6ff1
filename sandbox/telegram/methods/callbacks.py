"""answerCallbackQuery: https://core.telegram.org/bots/api#answercallbackquery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.bot_api.errors import bad_request

if TYPE_CHECKING:
    from sandbox.bot_api.params import Params
    from sandbox.bot_api.world import World

ANSWER_SECONDS = 15
TOAST_LIMIT = 200
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


async def answer_callback_query(world: World, params: Params) -> bool:
    """Answer a press once, within 15 seconds by the twin's clock."""
    press = world.presses.get(params.text("callback_query_id"))
    if press is None or press.answered or world.clock() - press.at > ANSWER_SECONDS:
        raise bad_request(_TOO_OLD)
    text = params.text("text")
    if len(text) > TOAST_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    url = params.text("url")
    if url and not url.startswith(f"https://t.me/{world.bot.username}?"):
        raise bad_request("URL_INVALID")
    world.answer(press, text, alert=params.flag("show_alert"))
    return True
