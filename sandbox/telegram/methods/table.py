"""Every method that the twin knows."""

from __future__ import annotations

from sandbox.bot_api.dispatch import MethodTable
from sandbox.bot_api.errors import ApiError
from sandbox.telegram.methods import (
    callbacks,
    chats,
    edits,
    media,
    messages,
    polling,
    profile,
)

METHODS = MethodTable.of(
    profile.get_me, profile.set_my_commands, profile.get_my_commands, profile.delete_my_commands,
    profile.set_my_name, profile.get_my_name, profile.set_my_description,
    profile.get_my_description, profile.set_my_short_description,
    profile.get_my_short_description, profile.set_chat_menu_button, profile.get_chat_menu_button,
    profile.set_my_profile_photo, profile.get_user_profile_photos,
    polling.get_updates, polling.set_webhook, polling.delete_webhook, polling.get_webhook_info,
    messages.send_message, messages.send_chat_action, messages.delete_message,
    messages.delete_messages, media.send_document, media.send_photo, media.send_media_group,
    media.get_file, edits.edit_message_text, edits.edit_message_caption,
    edits.edit_message_reply_markup, edits.edit_message_media, callbacks.answer_callback_query,
    chats.get_chat, chats.get_chat_member, chats.get_chat_administrators,
    chats.get_chat_member_count, chats.leave_chat, chats.log_out, chats.close,
    any_case=True,  # as the real server
    no_method=lambda _name: ApiError(404, "Not Found"),
    bad_token=lambda: ApiError(401, "Unauthorized"),
)  # fmt: skip
