"""What Telegram can do (Bot API 9.4)."""

from __future__ import annotations

from screens.messenger import Capabilities, Copies, Edits

TELEGRAM = Capabilities(
    markup=True,
    reshaped="",
    edits=Edits.SURE,
    styles=True,
    copies=Copies.SURE,
    topics=True,
    persistent_menu=True,
    silent_push=True,
    member_updates=True,
    profile=True,
    command_languages=True,
    personal_commands=True,
    buttons=100,
    message_units=4096,
    caption_units=1024,
    toast_units=200,
    copied_units=256,
    callback_bytes=64,
)
