"""The three handlers: a command, a press, a message of any other kind.

python-telegram-bot stays the engine: it parses updates and calls these; they make an `Event` in
our own words and hand it to the navigator. `ConversationHandler` is not used (see the design).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from telegram import MaybeInaccessibleMessage, Message, Update, User
from telegram.constants import ChatType
from telegram.error import BadRequest, NetworkError
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from screens.events import (
    Command,
    ContactIn,
    Event,
    Fetch,
    FileIn,
    FileTooBigError,
    FileUnavailableError,
    Other,
    Press,
    Sender,
    TextMessage,
)
from screens.navigator import Navigator
from screens.refusals import says
from screens.text.labels import whole

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+|$)(.*)", re.DOTALL)

_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Marks that keyboards and copied texts put before a slash, where nobody sees them."""

_OTHER_KINDS = (
    "sticker",
    "voice",
    "video",
    "video_note",
    "audio",
    "animation",
    "location",
    "venue",
    "poll",
    "dice",
    "game",
    "story",
    "paid_media",
    "checklist",
)


def _who(user: User) -> Sender:
    return Sender(
        id=user.id,
        first_name=whole(user.first_name),
        username=user.username,
        language_code=user.language_code,
    )


def _base(update: Update, message: Message | None) -> dict[str, Any] | None:
    """What all events have; None where nobody in particular is speaking (channel posts)."""
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None or chat.type == ChatType.CHANNEL:
        return None
    return {
        "update_id": update.update_id,
        "chat": chat.id,
        "who": _who(user),
        "private": chat.type == ChatType.PRIVATE,
        "message_id": message.message_id if message else None,
        "topic": _topic(message),
        "at": message.date if message else None,
    }


def _topic(message: MaybeInaccessibleMessage | None) -> int | None:
    """The topic of a message; in other groups the thread is a chain of replies (Bot API)."""
    if isinstance(message, Message) and message.is_topic_message:
        return message.message_thread_id
    return None


def press_event(update: Update) -> Press | None:
    query = update.callback_query
    if query is None or query.data is None:
        return None
    message = query.message
    chat = message.chat if message else None
    if message is None or chat is None:
        return None
    return Press(
        update_id=update.update_id,
        chat=chat.id,
        who=_who(query.from_user),
        private=chat.type == ChatType.PRIVATE,
        message_id=message.message_id,
        topic=_topic(message),
        query_id=query.id,
        payload=query.data,
    )


def message_event(update: Update, bot_username: str, secret: Collection[str] = ()) -> Event | None:
    """The event of a message, new or edited; None for what concerns nobody.

    `secret`: commands whose words must not stay in a chat. A message that is edited into one of
    them, or a caption that is one, is heard as if it had been written so; no other is a command.
    """
    message = update.effective_message
    base = _base(update, message)
    if message is None or base is None:
        return None
    edited = update.edited_message is not None
    plain = message.text is not None and not edited
    found = _COMMAND.fullmatch((message.text or message.caption or "").lstrip(_UNSEEN))
    if found is not None and (plain or _is_secret(found, secret)):
        return _command(base, found, bot_username, secret)
    reply = message.reply_to_message.message_id if message.reply_to_message else None
    if message.text is not None:
        return TextMessage(**base, text=whole(message.text), edited=edited, reply_to=reply)
    return _edit(message, base) if edited else _carried(message, base, reply)


def _is_secret(found: re.Match[str], secret: Collection[str]) -> bool:
    return found[1].lower() in secret and bool(found[3])


def _command(
    base: dict[str, Any], found: re.Match[str], bot_username: str, secret: Collection[str]
) -> Command | None:
    name, addressed, args = found.groups()
    ours = base["private"] and name.lower() in secret  # a slip: nobody else reads here
    if addressed and addressed.lower() != bot_username.lower() and not ours:
        return None
    return Command(**base, name=name.lower(), args=whole(args).strip())


def _edit(message: Message, base: dict[str, Any]) -> Event | None:
    """A caption or a file that was changed: read by nobody, but it may show a secret."""
    # A live location is edited every few seconds, and not by anybody's hand.
    return None if message.location else Other(**base, kind="edit", edited=True)


def _carried(message: Message, base: dict[str, Any], reply: int | None) -> Event | None:
    if message.contact is not None:
        contact = message.contact
        return ContactIn(
            **base,
            phone=contact.phone_number,
            first_name=whole(contact.first_name),
            last_name=whole(contact.last_name or ""),
            vcard=whole(contact.vcard or ""),
        )
    if message.document is not None or message.photo:
        return _file(message, base, reply)
    kind = _kind(message)
    return Other(**base, kind=kind) if kind else None


def _kind(message: Message) -> str | None:
    """What kind of message it is; None for service messages, which nobody sent to us."""
    return next((name for name in _OTHER_KINDS if getattr(message, name, None)), None)


def _file(message: Message, base: dict[str, Any], reply: int | None) -> FileIn:
    document = message.document
    size: int | None
    if document is not None:
        name, mime = document.file_name or "file", document.mime_type or ""
        size, file_id = document.file_size, document.file_id
    else:
        largest = message.photo[-1]
        name, mime, size = f"photo-{message.message_id}.jpg", "image/jpeg", largest.file_size
        file_id = largest.file_id
    return FileIn(
        **base,
        name=whole(name),
        mime=mime,
        size=size,
        fetch=_fetch(message, file_id),
        caption=whole(message.caption or ""),
        album=message.media_group_id,
        photo=document is None,
        reply_to=reply,
    )


def _fetch(message: Message, file_id: str) -> Fetch:
    async def fetch(limit: int) -> bytes:
        try:
            file = await message.get_bot().get_file(file_id)
            if file.file_size is not None and file.file_size > limit:
                raise FileTooBigError
            content = bytes(await file.download_as_bytearray())
        except BadRequest as error:
            if says(error, "file is too big"):
                raise FileTooBigError from error
            if says(error, "temporarily unavailable"):
                raise FileUnavailableError from error
            raise
        except NetworkError as error:
            raise FileUnavailableError from error
        if len(content) > limit:
            raise FileTooBigError
        return content

    return fetch


Handler = BaseHandler[Update, ContextTypes.DEFAULT_TYPE, object]


def handlers(navigator: Navigator) -> list[Handler]:
    """The handlers in the order in which they must be asked."""
    secret = navigator.parts.catalogue.secret_commands

    async def press(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        event = press_event(update)
        if event is not None:
            await navigator.handle(event)

    async def message(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        event = message_event(update, context.bot.username, secret)
        if event is not None:
            await navigator.handle(event)

    people = filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE
    return [
        CallbackQueryHandler(press),
        MessageHandler(people & filters.COMMAND, message),
        MessageHandler(people & ~filters.COMMAND, message),
    ]


def register(application: Application[Any, Any, Any, Any, Any, Any], navigator: Navigator) -> None:
    application.add_handlers(handlers(navigator))
