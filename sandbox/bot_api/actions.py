"""What a person can do in the app, as plain functions over the world.

The page, the in-process driver and the remote one all come through here, so that they cannot
disagree. Each raises PersonError for what the app would not let a person do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.bot_api.errors import PersonError
from sandbox.bot_api.images import image_size
from sandbox.bot_api.model import ANONYMOUS, GENERAL, Account, Chat, Json, Note, Press
from sandbox.bot_api.text import CAPTION_LIMIT, split_long, utf16_length
from sandbox.bot_api.views import member_json, user_json

if TYPE_CHECKING:
    from sandbox.bot_api.world import World


def start(world: World, account: Account) -> Account:
    """Open the bot for the first time (no /start is sent yet), or change one's language."""
    person = world.add_person(account)
    person.language_code = account.language_code
    person.first_name = account.first_name
    return person


def say(
    world: World,
    user_id: int,
    chat_id: int,
    text: str,
    reply_to: int | None = None,
    topic: int | None = None,
) -> list[Note]:
    """Send a typed text; the app cuts what is longer than 4096 UTF-16 units."""
    notes = []
    for piece in split_long(text):
        plain, entities = world.manner.typed(piece)
        if not plain:
            continue
        note = _begin(world, user_id, chat_id, reply_to, topic)
        note.text, note.entities = plain, entities
        notes.append(_send(world, note))
    if not notes:
        raise PersonError("there is nothing to send in an empty text")
    return notes


def send_file(
    world: World,
    user_id: int,
    chat_id: int,
    name: str,
    data: bytes,
    *,
    caption: str = "",
    as_photo: bool = False,
    album: str | None = None,
    reply_to: int | None = None,
    topic: int | None = None,
) -> Note:
    """Send a document, or a picture as a photo."""
    if utf16_length(caption) > CAPTION_LIMIT:
        raise PersonError("the app lets nobody type a caption that long")
    size = image_size(data) if as_photo else (0, 0)
    if size is None:
        raise PersonError(f"{name} is no picture")
    note = _begin(world, user_id, chat_id, reply_to, topic)
    note.file = world.store_file(name, data, size)
    note.text, note.entities = world.manner.typed(caption)
    note.album = album
    return _send(world, note)


def share_contact(
    world: World, user_id: int, chat_id: int, contact: Json, topic: int | None = None
) -> Note:
    """Send a contact card: phone_number, first_name, perhaps last_name and user_id."""
    if not contact.get("phone_number") or not contact.get("first_name"):
        raise PersonError("a contact has a phone number and a first name")
    note = _begin(world, user_id, chat_id, None, topic)
    note.contact = {key: value for key, value in contact.items() if value}
    return _send(world, note)


def send_other(world: World, user_id: int, chat_id: int, fields: Json) -> Note:
    """Send a message of any other kind, its fields named as in the Bot API (sticker, voice)."""
    note = _begin(world, user_id, chat_id, None)
    note.extra = dict(fields)
    return _send(world, note)


def edit(world: World, user_id: int, message_id: int, text: str) -> Note:
    """Change one's own message; the bot gets edited_message."""
    note = world.notes.get(message_id)
    if note is None or note.by != user_id or note.contact is not None:
        raise PersonError("only one's own texts and captions can be edited")
    note.text, note.entities = world.manner.typed(text)
    world.touch(note, edited=True)
    if seen_by_bot(world, note):
        world.updates.add("edited_message", world.note_json(note))
    return note


def delete(world: World, user_id: int, message_id: int) -> None:
    """Delete a message for both sides; bots are not told of that."""
    note = world.notes.get(message_id)
    if note is None or (note.by != user_id and note.chat.type != "private"):
        raise PersonError("this message cannot be deleted")
    world.remove(note)


def press(world: World, user_id: int, message_id: int, data: str) -> Press:
    """Send a callback query with any data, as an MTProto client can, forged or not."""
    note = world.notes.get(message_id) or world.gone.get(message_id)
    if note is None:
        raise PersonError(f"no message {message_id}")
    _check_member(world, user_id, note.chat)
    press_made = Press(
        id=world.manner.press_id(world.next_id()),
        user=world.person(user_id),
        note=note,
        data=data,
        at=world.clock(),
    )
    world.presses[press_made.id] = press_made
    world.press_update(press_made)
    return press_made


def press_again(world: World, query_id: str) -> Press:
    """Send an unanswered query once more: the same id in a new update, as the app does."""
    earlier = world.presses.get(query_id)
    if earlier is None:
        raise PersonError(f"no press {query_id}")
    world.press_update(earlier)
    return earlier


def set_blocked(world: World, user_id: int, *, blocked: bool) -> None:
    """Block the bot or let it in again."""
    person = world.person(user_id)
    if person.blocked == blocked:
        return
    person.blocked = blocked
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    tell_of_the_bot(world, world.chats[user_id], person, before, after)


def tell_of_the_bot(world: World, chat: Chat, by: Account, before: str, after: str) -> None:
    """Queue ChatMemberUpdated for the bot itself, where the messenger has it."""
    if not world.manner.member_updates:
        return
    world.updates.add("my_chat_member", _change(world, chat, (by, world.bot), before, after))


def tell_of_a_person(world: World, chat: Chat, person: Account, before: str, after: str) -> None:
    """Queue ChatMemberUpdated for somebody else: only a bot that is an admin gets it."""
    status = chat.members.get(world.bot.id, "left")
    if world.manner.member_updates and status in ("administrator", "creator"):
        world.updates.add("chat_member", _change(world, chat, (person, person), before, after))


def _change(
    world: World, chat: Chat, people: tuple[Account, Account], before: str, after: str
) -> Json:
    """`people`: who did it, and to whom."""
    by, whom = people
    return {
        "chat": world.chat_json(chat),
        "from": user_json(by),
        "date": world.now(),
        "old_chat_member": member_json(whom, before),
        "new_chat_member": member_json(whom, after),
    }


def seen_by_bot(world: World, note: Note) -> bool:
    """Apply privacy mode: https://core.telegram.org/bots/features#privacy-mode."""
    if note.chat.type == "private":
        return True
    status = note.chat.members.get(world.bot.id, "left")
    if status in ("left", "kicked"):
        return False
    if status == "administrator" or _is_service(note) or _answers_bot(world, note):
        return True
    return any(entity["type"] == "bot_command" and _for_bot(world, note, entity)
               for entity in note.entities)  # fmt: skip


def _is_service(note: Note) -> bool:
    return any("chat_member" in key or "migrate" in key for key in note.extra)


def _answers_bot(world: World, note: Note) -> bool:
    target = world.notes.get(note.reply_to or 0)
    return target is not None and target.sender.id == world.bot.id


def _for_bot(world: World, note: Note, entity: Json) -> bool:
    units = note.text.encode("utf-16-le")
    start, length = entity["offset"] * 2, entity["length"] * 2
    command = units[start : start + length].decode("utf-16-le")
    _, at, name = command.partition("@")
    return not at or name.lower() == (world.bot.username or "").lower()


def _check_member(world: World, user_id: int, chat: Chat) -> None:
    person = world.person(user_id)
    if chat.id != user_id and chat.members.get(user_id, "left") in ("left", "kicked"):
        raise PersonError(f"{person.first_name} is not in chat {chat.id}")


def _begin(
    world: World, user_id: int, chat_id: int, reply_to: int | None, topic: int | None = None
) -> Note:
    chat = world.chats.get(chat_id)
    if chat is None:
        raise PersonError(f"no chat {chat_id}")
    _check_member(world, user_id, chat)
    person = world.person(user_id)
    if chat.type == "private" and person.blocked:
        raise PersonError("unblock the bot before writing to it")
    if reply_to is not None and world.seen(chat_id, reply_to) is None:
        raise PersonError(f"no message {reply_to} to reply to")
    _check_topic(chat, user_id, topic)
    note = Note(world.next_id(), chat, person, world.now(), reply_to=reply_to, topic=topic)
    if user_id in chat.anonymous:
        # A press of the same admin bears the real id all the same.
        note.sender, note.author = ANONYMOUS, user_id
        note.extra = {"sender_chat": world.chat_json(chat)}
    answered = world.seen(chat_id, reply_to) if reply_to and topic is None else None
    if answered is not None:
        note.topic = answered.topic
    return note


def _check_topic(chat: Chat, user_id: int, topic: int | None) -> None:
    forum_topic = chat.topics.get(topic or GENERAL)
    if topic is not None and forum_topic is None:
        raise PersonError(f"no topic {topic}")
    leads = chat.members.get(user_id) in ("creator", "administrator")
    if forum_topic is not None and forum_topic.closed and not leads and chat.type != "private":
        raise PersonError("the topic is closed")


def _send(world: World, note: Note) -> Note:
    world.post(note)
    if seen_by_bot(world, note):
        world.updates.add("message", world.note_json(note))
    return note
