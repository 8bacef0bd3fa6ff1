"""Reads the two keys from what a person pastes: with labels, on two lines, in Persian digits.

The panel gives the UserApiKey; the SecretKey is chosen by its owner, so anything may stand in it.
"""

from __future__ import annotations

import re

from pydantic import Field

from screens.screen import Data
from screens.text.bidi import strip
from smsir.text import to_ascii_digits

_LABEL = re.compile(r"\b(user\s?api\s?key|secret\s?key)\s*[:=]\s*", re.IGNORECASE)
_API_KEY = re.compile(r"[!-~]{1,200}")
_MAX_SECRET = 200


class Keys(Data):
    """What is known so far; empty: not yet given. Kept sealed, shown nowhere."""

    user_api_key: str = Field(default="", repr=False)
    secret_key: str = Field(default="", repr=False)

    @property
    def whole(self) -> bool:
        return bool(self.user_api_key and self.secret_key)


def read(text: str, known: Keys) -> Keys | None:
    """The keys with what was just typed, or None where it cannot be a key.

    While the first one is missing, a second word is taken for the SecretKey.
    """
    typed = _LABEL.sub("", strip(text)).strip()
    if known.user_api_key:
        if not typed or len(typed) > _MAX_SECRET or "\n" in typed:
            return None
        return Keys(user_api_key=known.user_api_key, secret_key=typed)
    first, *rest = typed.split(maxsplit=1) or [""]
    key, secret = to_ascii_digits(first), " ".join(rest)
    if _API_KEY.fullmatch(key) is None or len(secret) > _MAX_SECRET or "\n" in secret:
        return None
    return Keys(user_api_key=key, secret_key=secret)
