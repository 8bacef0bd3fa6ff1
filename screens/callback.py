"""Callback data: at most 64 ASCII bytes, signed, bound to one chat, one owner and one keyboard.

The Bot API warns that a client may send data that no keyboard ever held (Bot API,
`CallbackQuery.data`), so nothing in it is believed without the signature; and the signature is
not authority either: each action still checks what this person may do.

The form is `owner.frame.revision.action.arg.signature`, numbers in base 36. The owner is written by
the messenger's own id, which is short; the messenger is that of the chat, whose number is signed as
well. Frame 0 stands for a
button that belongs to no screen (a `Go` to an entry, say): it only leads somewhere and may be
pressed for ever. It has the account of what it leads to in the revision's place; 0 is a button
without one.
"""

from __future__ import annotations

import binascii
import hmac
from functools import lru_cache
from hashlib import blake2s, sha256
from typing import NamedTuple

from screens.bands import band_of, native, number

MAX_BYTES = 64
"""Bot API, InlineKeyboardButton: callback_data, 1-64 bytes; longer is read by nobody."""

_SIGNATURE_CHARS = 10
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_PARTS = 6
_URL_SAFE = bytes.maketrans(b"+/", b"-_")


class CallbackTooLongError(ValueError):
    """An action or its argument does not fit into a button: a fault of the feature."""


class Callback(NamedTuple):
    owner: int
    frame: int
    revision: int
    action: str
    arg: str = ""


@lru_cache(maxsize=256)
def _base36(number: int) -> str:
    """The buttons of one keyboard have the same three numbers."""
    if number < 0:
        raise ValueError("not a natural number")
    text = ""
    while True:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
        if not number:
            return text


class Codec:
    """Writes and reads callback data with one secret key."""

    def __init__(self, key: bytes) -> None:
        # BLAKE2's own keyed mode (RFC 7693) takes 32 bytes at most, and a quarter of HMAC's time.
        self._key = sha256(key).digest()

    def encode(self, chat: int, callback: Callback, room: int = MAX_BYTES) -> str:
        """Callback data for a keyboard in `chat`, whose buttons hold `room` bytes.

        Raises:
            CallbackTooLongError: it does not fit.
            ValueError: the action or the argument is not ASCII, or the action holds a dot.
        """
        if "." in callback.action or not (callback.action + callback.arg).isascii():
            raise ValueError(f"not for callback data: {callback.action!r} {callback.arg!r}")
        body = ".".join(
            (
                _base36(native(callback.owner)),
                _base36(callback.frame),
                _base36(callback.revision),
                callback.action,
                callback.arg,
            )
        )
        data = f"{body}.{self._sign(chat, body)}"
        if len(data) > room:
            raise CallbackTooLongError(f"{len(data)} bytes: {callback}")
        return data

    def decode(self, chat: int, data: str) -> Callback | None:
        """What was signed for this chat, or None for anything else."""
        body, _, signature = data.rpartition(".")
        if len(data) > MAX_BYTES or not data.isascii():
            return None
        if not hmac.compare_digest(self._sign(chat, body), signature):
            return None
        ident, frame, revision, action, arg = body.split(".", _PARTS - 2)
        owner = number(band_of(chat), int(ident, 36))
        return Callback(owner, int(frame, 36), int(revision, 36), action, arg)

    def _sign(self, chat: int, body: str) -> str:
        digest = blake2s(f"{chat}:{body}".encode(), key=self._key, digest_size=8).digest()
        # As `base64.urlsafe_b64encode`, without its Python: a keyboard has a hundred buttons.
        encoded = binascii.b2a_base64(digest, newline=False)[:_SIGNATURE_CHARS]
        return encoded.translate(_URL_SAFE).decode()
