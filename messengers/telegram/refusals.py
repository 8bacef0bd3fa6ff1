"""What Telegram's refusals mean, by their exact words: the Bot API has no codes for them.

Most come as 400. `BadRequest` is a `NetworkError` in python-telegram-bot, so nothing here or in
the gateway catches the parent to ignore the child.
"""

from __future__ import annotations

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from screens.messenger import (
    ChatMovedError,
    FilesForbiddenError,
    MessengerError,
    RefusedError,
    RetryLaterError,
    TokenRefusedError,
    UnansweredError,
    UnreachableError,
)

NOT_MODIFIED = ("message is not modified",)
QUERY_TOO_OLD = ("query is too old", "query id is invalid", "query_id_invalid")
NO_EDIT = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",
    "topic_closed",
)
NOTHING_TO_DELETE = "message to delete not found"
NO_DELETE = (NOTHING_TO_DELETE, "message can't be deleted", "not enough rights")
NO_TOPIC = ("topic_closed", "topic_deleted", "topic_id_invalid", "message thread not found")
NO_FILES = (
    "chat_send_docs_forbidden",
    "chat_send_photos_forbidden",
    "chat_send_media_forbidden",
    "not enough rights to send documents",
    "not enough rights to send photos",
)
_SHUT = (
    "chat not found",
    "chat_write_forbidden",
    "chat_send_plain_forbidden",
    "chat_guest_send_forbidden",
    "chat_restricted",
    "chat_admin_required",
    "channel_private",
    "user_is_blocked",
    "user_banned_in_channel",
    "input_user_deactivated",
    "peer_id_invalid",
    "user is deactivated",
    "chat was deactivated",
    "not enough rights to send",
    "have no rights to send",
    "need administrator rights",
    "bot is not a member",
    *NO_TOPIC,
)


def says(error: TelegramError, *texts: str) -> bool:
    words = error.message.lower()
    return any(text in words for text in texts)


def shut(error: Exception) -> bool:
    """Whether the chat is closed to us: blocked, left, or we may not write there."""
    if isinstance(error, BadRequest):
        return says(error, *_SHUT) and not says(error, *NO_FILES)
    return isinstance(error, Forbidden)


def mapped(error: TelegramError, chat: int) -> MessengerError:
    """What python-telegram-bot raised, in the engine's words."""
    if shut(error):
        return UnreachableError(chat)
    match error:
        case BadRequest():
            return (FilesForbiddenError if says(error, *NO_FILES) else RefusedError)(error.message)
        case ChatMigrated():
            return ChatMovedError(chat, error.new_chat_id)
        case InvalidToken():
            return TokenRefusedError("the messenger refused the token")
        case RetryAfter() | NetworkError():
            return _unanswered(error)
    return MessengerError(error.message)


def _unanswered(error: RetryAfter | NetworkError) -> UnansweredError:
    """A bare `NetworkError` is an error page; a class of the transport's, no connection at all."""
    if isinstance(error, RetryAfter):
        return RetryLaterError()
    likely = isinstance(error, TimedOut)
    begun = likely or type(error) is NetworkError
    return UnansweredError(error.message, begun=begun, likely=likely)
