"""What Telegram's refusals mean, by their exact words: the Bot API has no codes for them.

Most come as 400. `BadRequest` is a `NetworkError` in python-telegram-bot, so nothing here or in
the gateway catches the parent to ignore the child.
"""

from __future__ import annotations

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

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


class UnreachableError(Exception):
    """We may not write to the chat: pushes stop until it is heard of again."""

    def __init__(self, chat: int) -> None:
        super().__init__("the chat cannot be reached")
        self.chat = chat


class UnansweredError(Exception):
    """Telegram did not say that a call was done.

    `begun`: it left, so it may have been done. `likely`: nothing speaks against it (a cut line, a
    timeout), other than after an error page of a server in between.
    """

    def __init__(self, *, begun: bool, likely: bool) -> None:
        super().__init__("a call to Telegram was not answered")
        self.begun = begun
        self.likely = likely


def unanswered(error: TelegramError) -> UnansweredError | None:
    """The error as "not answered"; None where Telegram did answer, with a refusal."""
    if isinstance(error, TimedOut):
        return UnansweredError(begun=True, likely=True)
    if type(error) is NetworkError:
        return UnansweredError(begun=True, likely=False)
    if isinstance(error, RetryAfter):
        return UnansweredError(begun=False, likely=False)
    if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        # The transport's word for a connection that was never made.
        return UnansweredError(begun=False, likely=False)
    return None
