"""What one person sees, as JSON: the shape that the chat page and the drivers are written for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.bot_api.views import user_json

if TYPE_CHECKING:
    from sandbox.bot_api.model import Chat, Json, Note
    from sandbox.bot_api.world import World

_BUTTON_FIELDS = {"callback_data": "data", "url": "url"}


def note_view(world: World, note: Note) -> Json:
    """Show a message; entity offsets are UTF-16 units, as JavaScript counts."""
    return {
        "id": note.id,
        "chat": note.chat.id,
        "from": "bot" if note.sender.id == world.bot.id else "user",
        "author": note.by,
        "sender": _sender(note),
        "date": note.date,
        "edited": note.edited is not None,
        "text": note.text,
        "entities": note.entities,
        "buttons": _buttons(note),
        **_keyboard(note.keyboard),
        **_attachments(note),
        "contact": note.contact,
        "reply_to": note.reply_to,
        "album": note.album,
        "topic": note.topic,
        "extra": note.extra,
        "seq": note.seq,
    }


def _sender(note: Note) -> Json:
    """Show who wrote, by the group's name where they did so."""
    shown = {"first_name": note.chat.title} if note.author else {}
    return user_json(note.sender) | shown


def _buttons(note: Note) -> list[list[Json]]:
    rows = note.inline["inline_keyboard"] if note.inline else []
    return [[_button(button) for button in row] for row in rows]


def _button(button: Json) -> Json:
    view: Json = {"text": button["text"]}
    for field, name in _BUTTON_FIELDS.items():
        if field in button:
            view[name] = button[field]
    if "copy_text" in button:
        view["copy"] = button["copy_text"]["text"]
    if button.get("style"):
        view["style"] = button["style"]
    return view


def _keyboard(markup: Json | None) -> Json:
    """Show what a message does to the reply keyboard: rows, "remove", or None for nothing."""
    if markup is None:
        return {"reply_keyboard": None, "placeholder": None, "force_reply": False}
    view: Json = {
        "reply_keyboard": "remove" if markup.get("remove_keyboard") else None,
        "placeholder": markup.get("input_field_placeholder"),
        "force_reply": bool(markup.get("force_reply")),
    }
    if "keyboard" in markup:
        view["reply_keyboard"] = [[_reply_button(b) for b in row] for row in markup["keyboard"]]
        view["one_time"] = bool(markup.get("one_time_keyboard"))
        view["persistent"] = bool(markup.get("is_persistent"))
    return view


def _reply_button(button: Json) -> str | Json:
    return button["text"] if set(button) == {"text"} else button


def _attachments(note: Note) -> Json:
    file = note.file
    if file is None:
        return {"document": None, "photo": None}
    if file.is_photo:
        photo = {"file_id": file.file_id, "width": file.width, "height": file.height}
        return {"document": None, "photo": photo}
    document = {"name": file.name, "size": len(file.data), "file_id": file.file_id}
    return {"document": document, "photo": None}


def state_view(world: World, user_id: int, smsir_url: str | None = None) -> Json:
    """Show everything that one person's app would: chats, messages, commands, answers."""
    person = world.person(user_id)
    chats = world.chats_of(user_id)
    here = {chat.id for chat in chats}
    language = person.language_code
    return {
        "seq": world.bell.seq,
        "user": user_json(person),
        "language": language,
        "bot": bot_view(world, language),
        "bot_name": world.profile.text("name", language) or world.bot.first_name,
        "menu": world.profile.menu(user_id),
        "commands": world.profile.shown_commands(world.chats[user_id], user_id, language),
        "blocked": person.blocked,
        "chats": [_chat_view(world, chat, user_id, language) for chat in chats],
        "messages": [note_view(world, n) for n in world.notes.values() if n.chat.id in here],
        "toasts": [
            {"query_id": t.query_id, "text": t.text, "alert": t.alert}
            for t in world.toasts.get(user_id, [])
        ],
        "pending": [press.id for press in world.unanswered if press.user.id == user_id],
        "smsir_url": smsir_url,
        "messenger": world.manner.name,
        "home": world.manner.home,
        "beside": world.beside,
    }


def bot_view(world: World, language: str) -> Json:
    """Show the bot's profile in a person's language."""
    return {
        "id": world.bot.id,
        "username": world.bot.username,
        "name": world.profile.text("name", language) or world.bot.first_name,
        "description": world.profile.text("description", language),
        "short_description": world.profile.text("short_description", language),
    }


def _chat_view(world: World, chat: Chat, user_id: int, language: str) -> Json:
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title or world.profile.text("name", language) or world.bot.first_name,
        "migrated_to": chat.migrated_to,
        "topics": [
            {"id": number, "name": topic.name, "closed": topic.closed}
            for number, topic in chat.topics.items()
        ],
        "commands": world.profile.shown_commands(chat, user_id, language),
    }
