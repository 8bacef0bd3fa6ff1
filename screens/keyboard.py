"""A view's buttons as Telegram's inline keyboard, each signed for one owner and one revision."""

from __future__ import annotations

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from screens.callback import Callback, Codec
from screens.text.bidi import align
from screens.view import AnyButton, Button, Copy, Open, Url, View

MAX_BUTTONS = 100
"""Telegram refuses more in one keyboard."""


class Keyboard:
    """Signs the buttons of one view for one owner, frame and revision.

    `rtl`: labels get a direction mark where they would turn the wrong way.
    """

    def __init__(
        self, codec: Codec, chat: int, owner: int, frame: int, revision: int, *, rtl: bool
    ) -> None:
        self._codec = codec
        self._rtl = rtl
        self._chat = chat
        self._owner = owner
        self._frame = frame
        self._revision = revision

    def markup(self, view: View) -> InlineKeyboardMarkup | None:
        """Telegram's keyboard; None where the view has no buttons.

        Raises:
            ValueError: more than 100 buttons (Telegram refuses such a keyboard).
        """
        if not view.rows:
            return None
        if sum(map(len, view.rows)) > MAX_BUTTONS:
            raise ValueError("more than 100 buttons in one keyboard")
        return InlineKeyboardMarkup([[self._button(b) for b in line] for line in view.rows])

    def _button(self, button: AnyButton) -> InlineKeyboardButton:
        label = align(button.label, rtl=self._rtl)
        match button:
            case Url():
                return InlineKeyboardButton(label, url=button.url)
            case Copy():
                return InlineKeyboardButton(label, copy_text=CopyTextButton(button.text))
            case Open():
                target = f"{button.screen}:{button.arg}"
                data = self._sign(0, 0, "_open", target)
            case Button():
                data = self._sign(self._frame, self._revision, button.action, str(button.arg))
        style = button.style.value if button.style else None
        return InlineKeyboardButton(label, callback_data=data, style=style)

    def _sign(self, frame: int, revision: int, action: str, arg: str) -> str:
        return self._codec.encode(self._chat, Callback(self._owner, frame, revision, action, arg))
