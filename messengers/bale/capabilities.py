"""What Bale can do, as far as others have measured it: where sources differ, the poorer of them."""

from __future__ import annotations

from screens.messenger import Capabilities, Copies, Edits

BALE = Capabilities(
    markup=True,
    reshaped="*_`[<&",
    edits=Edits.UNSURE,
    styles=False,
    copies=Copies.UNSURE,
    topics=False,
    persistent_menu=False,
    silent_push=False,
    member_updates=False,
    profile=False,
    command_languages=False,
    personal_commands=False,
    buttons=100,
    message_units=4096,
    caption_units=1024,
    toast_units=200,
    copied_units=256,
    callback_bytes=64,
)
