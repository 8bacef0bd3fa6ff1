"""Reads the two keys from what a person pastes: with labels, on two lines, in Persian digits.

The panel gives the UserApiKey; the SecretKey is chosen by its owner, so anything may stand in it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

from pydantic import Field

from screens.screen import Data
from smsir.text import to_ascii_digits

_WORDS: dict[str, list[str]] = json.loads(
    Path(__file__).with_name("link_words.json").read_text("utf-8")
)
_NAMES = "|".join(_WORDS["command"])
_LABELS = "|".join(word.replace(" ", r"[\s_-]?") for word in _WORDS["key"] + _WORDS["secret"])
_LABEL = re.compile(rf"\W{{0,3}}(?:{_LABELS})\W?\s*[:=]\s*", re.IGNORECASE)
"""What a key is called before it; at the beginning alone, for the SecretKey may be anything."""

_COMMAND = re.compile(rf"^\W{{0,3}}(?:{_NAMES})\b[\s:=,]*", re.IGNORECASE)
"""Of who leaves the slash away, or writes the command in Persian."""

_SLASH = r"^[/\\\uff0f]{1,2}\s*"
_IN_PERSIAN = re.compile(
    rf"{_SLASH}(?:{_NAMES})[\s:=,]+[!-~]{{4,200}}\s+[!-~]{{1,200}}\s*", re.IGNORECASE
)
_ANY_COMMAND = re.compile(rf"{_SLASH}\w+(?:@\w+)?[\s:=,]+")

_BETWEEN = re.compile(r"[\s,;|]+")
_QUOTES = str.maketrans("", "", "\"'`\u00ab\u00bb\u2018\u2019\u201c\u201d")
_BEFORE_SECRET = re.compile(r"\s*[,;|]\s+|\s+|[,;|]")
"""One sign at most, for the SecretKey may begin with another."""

_API_KEY = re.compile(r"[!-~]{1,200}")
_PASTED = re.compile(r"(?=\S*[0-9])(?=\S*[A-Za-z])[A-Za-z0-9_+/=-]{16,200}")
_ALONE = 20
"""Characters of a key that is pasted without its secret; a code that is shorter may be an SMS."""

_MAX_SECRET = 200
_JOINERS = "\u200c\u200d"
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe0e\ufe0f"
_PERSIAN = re.compile(r"[\u0600-\u06ff]{2}")


class Keys(Data):
    """What is known so far; empty: not yet given. Kept sealed, shown nowhere."""

    user_api_key: str = Field(default="", repr=False)
    secret_key: str = Field(default="", repr=False)

    @property
    def whole(self) -> bool:
        return bool(self.user_api_key and self.secret_key)


def seen(text: str) -> str:
    """Without characters that a copied key brings along and nobody sees.

    A joiner between two letters of a Persian word is spelling, and stays.
    """
    spans = []
    for place, char in enumerate(text):
        if unicodedata.category(char) == "Cf" or char in _BLANK:
            around = text[place - 1 : place] + text[place + 1 : place + 2]
            if char not in _JOINERS or not _PERSIAN.fullmatch(around):
                continue
        spans.append(char)
    return "".join(spans)


def are_keys(text: str) -> bool:
    """Whether a message is nothing but keys, as they are copied from the panel.

    Who has an account already may mean an SMS: an address, or a code in a sentence, is none.
    """
    typed = to_ascii_digits(seen(text)).strip()
    if _IN_PERSIAN.fullmatch(typed):
        return True
    words = _ANY_COMMAND.sub("", _COMMAND.sub("", typed))
    plain, labelled = _unlabelled(words.translate(_QUOTES).strip())
    first, *rest = _BETWEEN.split(plain, maxsplit=1)
    if _PASTED.fullmatch(first) is None:
        return False
    secret, named = _unlabelled("".join(rest))
    if named:
        return True
    if len(secret.split()) > 1 or not secret.isascii():
        return False
    return labelled or len(first) >= _ALONE or (bool(secret) and "/" not in secret)


def _unlabelled(text: str) -> tuple[str, bool]:
    """Without what it is called, and whether it was called something."""
    label = _LABEL.match(text)
    return (text, False) if label is None else (text[label.end() :], True)


def read(text: str, keys: Keys) -> Keys | None:
    """The keys with what was just typed, or None where it cannot be a key.

    While the first one is missing, a second word is taken for the SecretKey.
    """
    typed = seen(text).strip()
    if keys.user_api_key:
        typed, _ = _unlabelled(typed)
        if not typed or len(typed) > _MAX_SECRET or "\n" in typed:
            return None
        return Keys(user_api_key=keys.user_api_key, secret_key=typed)
    plain, _ = _unlabelled(_COMMAND.sub("", typed))
    first, *rest = _BEFORE_SECRET.split(plain, maxsplit=1)
    key, (secret, _) = to_ascii_digits(first), _unlabelled(" ".join(rest))
    if _API_KEY.fullmatch(key) is None or len(secret) > _MAX_SECRET or "\n" in secret:
        return None
    return Keys(user_api_key=key, secret_key=secret)
