"""sendMessage, sendChatAction and the deletions.

https://core.telegram.org/bots/api#sendmessage, #sendchataction, #deletemessage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.bot_api.errors import bad_request
from sandbox.bot_api.model import Chat, Json, Note
from sandbox.bot_api.text import MESSAGE_LIMIT
from sandbox.telegram.entities import formatted
from sandbox.telegram.keyboards import parse_markup
from sandbox.telegram.methods.access import (
    message_of,
    open_topic,
    reply_target,
    writable_chat,
)

if TYPE_CHECKING:
    from sandbox.bot_api.params import Params
    from sandbox.bot_api.world import World

_ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note",
    "upload_video_note",
})  # fmt: skip
_TWO_DAYS = 48 * 3600


def message_text(params: Params) -> tuple[str, list[Json]]:
    """Read text, parse_mode and entities; raises ApiError for an empty or too long text."""
    raw = params.text("text")
    if not raw:
        raise bad_request("message text is empty")
    text, entities = formatted(
        raw, params.text("parse_mode"), params.json("entities"), limit=MESSAGE_LIMIT, what="message"
    )
    if not text:
        raise bad_request("text must be non-empty")
    if not isinstance(params.json("link_preview_options") or {}, dict):
        raise bad_request("object expected as link preview options")
    return text, entities


def new_note(world: World, params: Params, chat: Chat) -> Note:
    """Begin a message of the bot: its sender, reply and markup."""
    markup = parse_markup(params.json("reply_markup"))
    note = world.begin(chat, markup, reply_target(world, params, chat))
    note.topic = open_topic(world, params, chat)
    return note


async def send_message(world: World, params: Params) -> Json:
    text, entities = message_text(params)
    parse_markup(params.json("reply_markup"))
    note = new_note(world, params, writable_chat(world, params))
    note.text, note.entities = text, entities
    return world.note_json(world.post(note))


async def send_chat_action(world: World, params: Params) -> bool:
    action = params.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = writable_chat(world, params)
    open_topic(world, params, chat)
    world.show_action(chat, action)
    return True


async def delete_message(world: World, params: Params) -> bool:
    note = message_of(world, params, "message to delete")
    if not _deletable(world, note):
        raise bad_request("message can't be deleted")
    world.remove(note)
    return True


async def delete_messages(world: World, params: Params) -> bool:
    """Delete up to 100 messages; those not found are skipped, as the API says."""
    ids = params.json("message_ids")
    if not isinstance(ids, list) or not ids:
        raise bad_request("message identifiers are not specified")
    if not all(isinstance(ident, int) or str(ident).isdigit() for ident in ids):
        raise bad_request("message identifier must be a Number")
    if len(ids) > 100:
        raise bad_request("too many message identifiers specified")
    chat = writable_chat(world, params)
    notes = [note for ident in ids if (note := world.find(chat.id, int(ident))) is not None]
    if not all(_deletable(world, note) for note in notes):
        raise bad_request("message can't be deleted")
    for note in notes:
        world.remove(note)
    return True


def _deletable(world: World, note: Note) -> bool:
    """Apply the limits of deleteMessage: 48 hours, and in groups one's own or as administrator."""
    if note.chat.members.get(world.bot.id) == "administrator":
        return True
    mine = note.sender.id == world.bot.id
    return world.clock() - note.date < _TWO_DAYS and (mine or note.chat.type == "private")
