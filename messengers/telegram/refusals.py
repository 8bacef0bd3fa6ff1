"""What Telegram refuses with, by its exact words."""

from __future__ import annotations

from messengers.bot_api.refusals import Refusals, says

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

TELEGRAM_REFUSALS = Refusals(_SHUT, NO_FILES)
shut, mapped = TELEGRAM_REFUSALS.shut, TELEGRAM_REFUSALS.mapped

__all__ = ["TELEGRAM_REFUSALS", "mapped", "says", "shut"]
