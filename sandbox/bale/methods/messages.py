"""Sending, editing and deleting messages, and answering presses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.bale.errors import denied
from sandbox.bale.keyboards import parse_inline, parse_markup
from sandbox.bale.markdown import VISIBLE_TAG, shown
from sandbox.bale.methods.access import message_of, reply_target, ways, writable_chat
from sandbox.bot_api.errors import bad_request
from sandbox.bot_api.model import Chat, Json, Note
from sandbox.bot_api.spans import to_entities
from sandbox.bot_api.text import MESSAGE_LIMIT, is_encodable, utf16_length

if TYPE_CHECKING:
    from sandbox.bot_api.params import Params
    from sandbox.bot_api.world import World

_ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "choose_sticker",
})  # fmt: skip
_TWO_DAYS = 48 * 3600
TOAST_LIMIT = 200


def marked(world: World, raw: str, limit: int) -> tuple[str, list[Json]]:
    """Read a text as Bale does; a tag that is seen as letters is counted."""
    if not is_encodable(raw):
        raise bad_request("strings must be encoded in UTF-8")
    if utf16_length(raw) > limit:
        raise bad_request("message is too long")
    text, spans = shown(raw)
    if VISIBLE_TAG.search(text):
        ways(world).defects["a tag is seen"] += 1
    return text, to_entities(text, spans)


def message_text(world: World, params: Params) -> tuple[str, list[Json]]:
    """Read the text of a message, which must not be empty."""
    text, entities = marked(world, params.text("text"), MESSAGE_LIMIT)
    if not text:
        raise bad_request("message text is empty")
    return text, entities


def new_note(world: World, params: Params, chat: Chat) -> Note:
    """Begin a message of the bot: its sender, reply and markup."""
    markup = parse_markup(params.json("reply_markup"), ways(world).defects)
    return world.begin(chat, markup, reply_target(world, params, chat))


async def send_message(world: World, params: Params) -> Json:
    text, entities = message_text(world, params)
    note = new_note(world, params, writable_chat(world, params))
    note.text, note.entities = text, entities
    return world.note_json(world.post(note))


async def send_chat_action(world: World, params: Params) -> bool:
    action = params.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = writable_chat(world, params)
    world.show_action(chat, action)
    return True


async def edit_message_text(world: World, params: Params) -> Json | bool:
    text, entities = message_text(world, params)
    inline = parse_inline(params.json("reply_markup"), ways(world).defects)
    note = _own(world, params)
    if note.file is not None:
        raise bad_request("message can't be edited")
    note.text, note.entities, note.inline = text, entities, inline
    world.touch(note, edited=True)
    return ways(world).edit_answer()


async def edit_message_caption(world: World, params: Params) -> Json | bool:
    text, entities = marked(world, params.text("caption"), MESSAGE_LIMIT)
    inline = parse_inline(params.json("reply_markup"), ways(world).defects)
    note = _own(world, params)
    note.text, note.entities, note.inline = text, entities, inline
    world.touch(note, edited=True)
    return ways(world).edit_answer()


async def edit_message_reply_markup(world: World, params: Params) -> Json | bool:
    note = _own(world, params)
    note.inline = parse_inline(params.json("reply_markup"), ways(world).defects)
    world.touch(note, edited=False)
    return ways(world).edit_answer()


async def delete_message(world: World, params: Params) -> bool:
    """Delete one's own message of the last 48 hours; others' only as administrator."""
    note = message_of(world, params)
    leads = note.chat.members.get(world.bot.id) == "administrator"
    mine = note.sender.id == world.bot.id
    if not leads and not mine:
        raise denied()
    if not leads and world.clock() - note.date >= _TWO_DAYS:
        raise bad_request("message can't be deleted")
    world.remove(note)
    return True


async def answer_callback_query(world: World, params: Params) -> bool:
    """Answer a press; one that came from an old app takes no answer."""
    press = world.presses.get(params.text("callback_query_id"))
    if press is None or press.id.startswith("1"):
        raise bad_request("callback query not found")
    text = params.text("text")
    if utf16_length(text) > TOAST_LIMIT:
        raise bad_request("message is too long")
    world.answer(press, text, alert=params.flag("show_alert"))
    return True


def _own(world: World, params: Params) -> Note:
    note = message_of(world, params)
    if note.sender.id != world.bot.id:
        raise denied()
    return note
