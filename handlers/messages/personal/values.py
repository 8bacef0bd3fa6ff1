"""What may stand in a person's place in a text, and what looks wrong there.

Address books hold numbers, links and notes where a name belongs. Such a value is never put into an
SMS: it takes the fallback, and is listed on the card.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from handlers.messages.personal.fields import says_nothing
from handlers.shared.as_shown import as_shown

MOST_CHARACTERS = 30
_UNSEEN = " \u200c\u200d\u2060\u00ad\u2800\u3164\u115f\u1160\uffa0"
"""What is printed as nothing at the ends of a value."""

Wrong = Literal["number", "link", "long", "brace", "sign"]
_ENDINGS = (
    "ir|com|net|org|me|link|shop|store|io|info|biz|co|app|site|online|ly|al|xyz|top|ai|dev|page|pro"
    "|club|live|blog|tv|cc|gl|gg|us|uk|de|eu|ru|tr|ae|edu|gov|mobi|news|space|website|click"
)
_LINK = re.compile(
    rf"://|www\.|@|\b[a-z0-9-]+\.(?:(?:{_ENDINGS})\b|[a-z]{{2,}}/)",
    re.IGNORECASE,
)
"""An address without a scheme is known by its ending, or by the path behind it."""


@dataclass(frozen=True, slots=True)
class Value:
    """`text`: cleaned, empty where it is missing or looks `wrong`; `raw`: as the book has it."""

    text: str
    raw: str = ""
    wrong: Wrong | None = None


def judged(raw: str) -> Value:
    """The value of one field of a contact, for an SMS."""
    text = " ".join(as_shown(raw).split()).strip(_UNSEEN)
    wrong = _wrong(text) if text else None
    return Value("" if wrong else text, text, wrong)


def joined(first: Value, last: Value) -> Value:
    """A first and a last name as one; what looks wrong in either is left out of it."""
    text = f"{first.text} {last.text}".strip()
    wrong = first if first.wrong else last
    if len(text) > MOST_CHARACTERS:
        return Value("", text, "long")
    return Value(text, wrong.raw if wrong.wrong else text, wrong.wrong)


def _wrong(text: str) -> Wrong | None:
    if "{" in text or "}" in text:
        return "brace"
    if _LINK.search(text):
        return "link"
    if any(unicodedata.category(char) in {"Nd", "Nl", "No"} for char in text):
        return "number"
    if len(text) > MOST_CHARACTERS:
        return "long"
    if says_nothing(text) or not any(map(_says_something, text)):
        return "sign"
    return None


def _says_something(char: str) -> bool:
    """A letter, or a picture that somebody calls a friend by."""
    return char.isalpha() or unicodedata.category(char) == "So"
