"""The edit methods: https://core.telegram.org/bots/api#updating-messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.bot_api.errors import bad_request
from sandbox.bot_api.text import CAPTION_LIMIT
from sandbox.telegram.entities import formatted
from sandbox.telegram.keyboards import parse_inline
from sandbox.telegram.methods.access import message_of
from sandbox.telegram.methods.media import album_item, media_file
from sandbox.telegram.methods.messages import message_text

if TYPE_CHECKING:
    from sandbox.bot_api.model import Json, Note
    from sandbox.bot_api.params import Params
    from sandbox.bot_api.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def edit_message_text(world: World, params: Params) -> Json:
    text, entities = message_text(params)
    inline = parse_inline(params.json("reply_markup"))
    note = _editable(world, params)
    if note.file is not None or not note.text:
        raise bad_request("there is no text in the message to edit")
    return _apply(world, note, text, entities, inline)


async def edit_message_caption(world: World, params: Params) -> Json:
    text, entities = formatted(
        params.text("caption"),
        params.text("parse_mode"),
        params.json("caption_entities"),
        limit=CAPTION_LIMIT,
        what="message caption",
    )
    inline = parse_inline(params.json("reply_markup"))
    note = _editable(world, params)
    if note.file is None:
        raise bad_request("there is no caption in the message to edit")
    return _apply(world, note, text, entities, inline)


async def edit_message_reply_markup(world: World, params: Params) -> Json:
    inline = parse_inline(params.json("reply_markup"))
    note = _editable(world, params)
    if inline == note.inline:
        raise bad_request(NOT_MODIFIED)
    note.inline = inline
    return world.note_json(world.touch(note, edited=False))


async def edit_message_media(world: World, params: Params) -> Json:
    """Replace the file; a text message may get one too."""
    media = params.json("media")
    if not isinstance(media, dict):
        raise bad_request("can't parse InputMedia: media not found")
    inline = parse_inline(params.json("reply_markup"))
    text, entities = album_item(media)
    note = _editable(world, params)
    note.file = media_file(world, params, media)
    note.text, note.entities, note.inline = text, entities, inline
    return world.note_json(world.touch(note, edited=True))


def _editable(world: World, params: Params) -> Note:
    if params.text("inline_message_id") and not params.text("chat_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    note = message_of(world, params, "message to edit")
    # Only the bot's own messages, and only those without a reply keyboard, can be edited.
    if note.sender.id != world.bot.id or note.keyboard is not None:
        raise bad_request("message can't be edited")
    return note


def _apply(world: World, note: Note, text: str, entities: list[Json], inline: Json | None) -> Json:
    content = (text, entities) != (note.text, note.entities)
    if not content and inline == note.inline:
        raise bad_request(NOT_MODIFIED)
    note.text, note.entities, note.inline = text, entities, inline
    return world.note_json(world.touch(note, edited=content))
