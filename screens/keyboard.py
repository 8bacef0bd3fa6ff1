"""A view's buttons as a keyboard of no messenger's, each signed for one owner and one revision."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import NamedTuple

from screens.callback import Callback, CallbackTooLongError, Codec
from screens.messenger import Capabilities
from screens.route import Entry
from screens.text.bidi import align_label
from screens.text.formatting import clip
from screens.text.labels import fitted, whole
from screens.view import AnyButton, Button, Copy, Go, Style, Url, View

log = logging.getLogger(__name__)


class Key(NamedTuple):
    """A button as a messenger gets it: it carries signed data, or leads to a page, or copies."""

    label: str
    data: str = ""
    url: str = ""
    copy: str = ""
    style: Style | None = None


Keys = tuple[tuple[Key, ...], ...]
"""Rows in reading order."""


@lru_cache(maxsize=512)
def _drawn(label: str, rtl: bool) -> str:  # noqa: FBT001 (lru_cache tells calls by keyword apart)
    """Most labels are the same on everybody's screens."""
    return align_label(fitted(label), rtl=rtl)


class Keyboard:
    """Signs the buttons of one view for one owner, frame and revision.

    `account`: the one that the view shows things of; what a button leads to is of that one.
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
        can: Capabilities,
    ) -> None:
        self._codec = codec
        self._can = can
        self._rtl = rtl
        self._chat = chat
        self._owner = owner
        self._frame = frame
        self._revision = revision
        self._account = max(0, account or 0)

    def keys(self, view: View) -> Keys | None:
        """None where the view has no buttons.

        Raises:
            ValueError: more buttons than the messenger takes.
        """
        if not view.rows:
            return None
        if sum(map(len, view.rows)) > self._can.buttons:
            raise ValueError(f"more than {self._can.buttons} buttons in one keyboard")
        return tuple(tuple(map(self._key, line)) for line in view.rows)

    def _key(self, button: AnyButton) -> Key:
        label = _drawn(button.label, self._rtl)
        match button:
            case Url():
                return Key(label, url=button.url)
            case Copy():
                return Key(label, copy=clip(whole(button.text), self._can.copied_units))
            case Go():
                data = self._leading(button)
            case Button(action="_again"):
                data = self._sign(0, 0, button.action, "")
            case Button():
                data = self._sign(self._frame, self._revision, button.action, str(button.arg))
        return Key(label, data, style=button.style)

    def _leading(self, button: Go) -> str:
        try:
            target = f"{button.screen}:{button.arg}"
        except ValueError:
            return self._odd(button.screen)
        if isinstance(button.to, Entry) and button.over and self._frame:
            return self._sign(self._frame, self._revision, "_open", target)
        if isinstance(button.to, Entry):
            return self._sign(0, self._account, "_open", target)
        if self._frame:
            tagged = f"{button.tag}#{target}" if button.tag else target
            return self._sign(self._frame, self._revision, "_go", tagged)
        return self._sign(0, self._account, "_go", target)

    def _sign(self, frame: int, revision: int, action: str, arg: str) -> str:
        try:
            return self._codec.encode(
                self._chat,
                Callback(self._owner, frame, revision, action, arg),
                self._can.callback_bytes,
            )
        except (CallbackTooLongError, ValueError):
            return self._odd(action)

    def _odd(self, action: str) -> str:
        """For a value of the service that nobody foresaw: the row is shown, a press says so."""
        log.warning("the argument of the button %r does not fit", action)
        return self._codec.encode(self._chat, Callback(self._owner, 0, 0, "_odd", ""))
