"""Seals what must not be read from a stolen file: keys, conversations, texts and numbers.

Fernet has no associated data: a sealed value moved to another row would still open. So the owner
(a kind and a user id, such as `account:1001`) stands inside what is sealed and is compared on
opening. MultiFernet lets master keys be replaced: the first one seals, all of them open.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Sequence
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from storage.errors import KeyUnusable, Unsealable
from storage.keyfile import keys_in, read_or_create

_KEY = re.compile(r"[A-Za-z0-9_+/-]{43}=")
"""Whatever is no letter of base64 would be passed over, and with it a second key."""


class Vault:
    """Opens and seals with the master keys; holds no data of its own."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Raises `KeyUnusable` where there is no key, or one is not 32 url-safe base64 bytes."""
        if not keys:
            raise KeyUnusable("No master key was given.")
        self._fernet = MultiFernet([_fernet(key, place) for place, key in enumerate(keys, 1)])

    @classmethod
    def load(cls, env_value: str | None, key_file: Path, *, create: bool = True) -> Vault:
        """From the keys of a setting if there are any, else from the key file.

        `create`: make a key file where there is none; else that is an error.

        Raises:
            KeyUnusable: a key has the wrong form, or the file cannot be read or written.
        """
        return cls(keys_in(env_value or "") or read_or_create(key_file, create=create))

    def __repr__(self) -> str:
        return "Vault(***)"

    def seal(self, owner: str, plain: bytes) -> bytes:
        return self._fernet.encrypt(owner.encode() + b"\0" + plain)

    def open(self, owner: str, token: bytes) -> bytes:
        """What was sealed for `owner`; raises `Unsealable`."""
        try:
            opened = self._fernet.decrypt(token)
        except InvalidToken:
            raise Unsealable("The sealed value does not open with these master keys.") from None
        inside, _, plain = opened.partition(b"\0")
        if not hmac.compare_digest(inside, owner.encode()):
            raise Unsealable("The sealed value belongs to another owner.")
        return plain

    def opens(self, token: bytes) -> bool:
        """Whether it was sealed with one of these keys, for whomever."""
        try:
            self._fernet.decrypt(token)
        except InvalidToken:
            return False
        return True

    def rotate(self, token: bytes) -> bytes:
        """The same content under the first key; raises `Unsealable`."""
        try:
            return self._fernet.rotate(token)
        except InvalidToken:
            raise Unsealable("The sealed value does not open with these master keys.") from None


def _fernet(key: str, place: int) -> Fernet:
    if _KEY.fullmatch(key) is None:
        raise KeyUnusable(
            f"Master key number {place} is not a Fernet key (44 characters of url-safe base64)."
        )
    return Fernet(key)
