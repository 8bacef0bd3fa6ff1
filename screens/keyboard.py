"""A view's buttons as Telegram's inline keyboard, each signed for one owner and one revision."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any, TypeVar

from screens.callback import Callback, CallbackTooLongError, Codec
from screens.route import Target
from screens.text.bidi import align_label
from screens.text.formatting import clip
from screens.text.labels import fitted, whole
from screens.view import AnyButton, Button, Copy, Go, Open, Url, View

log = logging.getLogger(__name__)

MAX_BUTTONS = 100
"""Telegram refuses more in one keyboard."""

COPIED_UNITS = 256
"""Bot API, CopyTextButton."""

Markup = dict[str, Any]
"""Bot API, InlineKeyboardMarkup, as it goes out: one is made for every show of a screen."""


T = TypeVar("T")


def laid(line: Sequence[T], *, rtl: bool) -> list[T]:
    """A row as Telegram lays it, which is left to right whatever the language.

    A row is written in reading order, its main button first: in a language that is read from the
    right it has to be turned round.
    """
    return list(reversed(line)) if rtl else list(line)


class Keyboard:
    """Signs the buttons of one view for one owner, frame and revision.

    `account`: the one that the view shows things of; what an `Open` button names is of that one.
    `rtl`: labels get a direction mark where they would turn the wrong way.
    """

    def __init__(
        self,
        codec: Codec,
        chat: int,
        owner: int,
        frame: int,
        revision: int,
        *,
        account: int | None,
        rtl: bool,
    ) -> None:
        self._codec = codec
        self._rtl = rtl
        self._chat = chat
        self._owner = owner
        self._frame = frame
        self._revision = revision
        self._account = max(0, account or 0)

    def markup(self, view: View) -> Markup | None:
        """Telegram's keyboard; None where the view has no buttons.

        Raises:
            ValueError: more than 100 buttons (Telegram refuses such a keyboard).
        """
        if not view.rows:
            return None
        if sum(map(len, view.rows)) > MAX_BUTTONS:
            raise ValueError("more than 100 buttons in one keyboard")
        lines = [laid(line, rtl=self._rtl) for line in view.rows]
        return {"inline_keyboard": [[self._button(button) for button in line] for line in lines]}

    def _button(self, button: AnyButton) -> dict[str, Any]:
        label = align_label(fitted(button.label), rtl=self._rtl)
        match button:
            case Url():
                return {"text": label, "url": button.url}
            case Copy():
                return {
                    "text": label,
                    "copy_text": {"text": clip(whole(button.text), COPIED_UNITS)},
                }
            case Go() | Open():
                data = self._leading(button)
            case Button(action="_again"):
                data = self._sign(0, 0, button.action, "")
            case Button():
                data = self._sign(self._frame, self._revision, button.action, str(button.arg))
        wire = {"text": label, "callback_data": data}
        return wire | {"style": button.style.value} if button.style else wire

    def _leading(self, button: Go | Open) -> str:
        try:
            target = f"{button.screen}:{button.arg}"
        except ValueError:
            return self._odd(button.screen)
        if isinstance(button, Open) or not isinstance(button.to, Target):
            return self._sign(0, self._account, "_open", target)
        if self._frame:
            return self._sign(self._frame, self._revision, "_go", target)
        return self._sign(0, self._account, "_go", target)

    def _sign(self, frame: int, revision: int, action: str, arg: str) -> str:
        try:
            return self._codec.encode(
                self._chat, Callback(self._owner, frame, revision, action, arg)
            )
        except (CallbackTooLongError, ValueError):
            return self._odd(action)

    def _odd(self, action: str) -> str:
        """For a value of the service that nobody foresaw: the row is shown, a press says so."""
        log.warning("the argument of the button %r does not fit", action)
        return self._codec.encode(self._chat, Callback(self._owner, 0, 0, "_odd", ""))
