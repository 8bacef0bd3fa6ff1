"""Persian and Arabic letters and digits, and what never belongs in an SMS.

Keyboards and files mix Arabic yeh and kaf, three sets of digits and invisible direction marks.
Matching folds them together; sending strips only what nobody sees and everybody pays for.
"""

from __future__ import annotations

import re
import unicodedata

ZWNJ = "\u200c"
NBSP = "\u00a0"

_DIGITS: dict[int, str] = {base + n: str(n) for base in (0x06F0, 0x0660) for n in range(10)}


class _AnyDigits(dict[int, str]):
    """By code point: the ASCII digit of a decimal digit of any script, else the character."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        number = unicodedata.decimal(char, None)
        self[code] = char if number is None else str(number)
        return self[code]


_ANY_DIGITS = _AnyDigits(_DIGITS)
_ARABIC_TO_PERSIAN = {
    0x064A: "\u06cc",  # arabic yeh
    0x0649: "\u06cc",  # alef maksura
    0x0643: "\u06a9",  # arabic kaf
}
_FOLDED: dict[int, str | None] = {
    **_DIGITS,
    **_ARABIC_TO_PERSIAN,
    0x0629: "\u0647",  # teh marbuta: heh
    0x06C0: "\u0647",  # heh with yeh above: heh
    0x0640: None,  # tatweel
    0x200B: " ",
    0x200C: " ",
    0x200D: None,
    0x00A0: " ",
}
_PERSIAN_TO_ARABIC = {0x06CC: "\u064a", 0x06A9: "\u0643"}
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = frozenset({"Mn", "Cf"})
"""Marks on letters, and what only shapes a text (Unicode's general categories)."""

_INVISIBLE = re.compile(f"[{_BIDI}\ufeff\\x00\ud800-\udfff]")
_UNCLEAN = re.compile(f"[\r{NBSP}{_BIDI}\ufeff\\x00\ud800-\udfff]")
_FORBIDDEN = re.compile(f"[{_BIDI}\\x00\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_ascii_digits(text: str) -> str:
    """Turn decimal digits of any script into 0-9: Persian, Arabic, full-width; all else stays."""
    return text if text.isascii() else text.translate(_ANY_DIGITS)


def fold(text: str) -> str:
    """Fold text for matching: one yeh and kaf, ASCII digits, no marks, case or spare space.

    Letters in the shape that they have within a word are as those alone. The half-space (ZWNJ) and
    the space of no width count as a space; what else is unseen as nothing. Not for showing or
    sending.
    """
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    if visible.isascii():
        return " ".join(visible.casefold().split())
    folded = visible.translate(_FOLDED)
    unmarked = (char for char in folded if unicodedata.category(char) not in _UNSEEN)
    return " ".join("".join(unmarked).casefold().split())


def clean_message(text: str) -> str:
    """Make text fit to send: no bidi controls, BOM, NUL or lone surrogates.

    NBSP becomes a space, CRLF and CR a line feed; the half-space is kept.
    """
    if _UNCLEAN.search(text) is None:
        return text
    unixed = text.replace("\r\n", "\n").replace("\r", "\n").replace(NBSP, " ")
    return _INVISIBLE.sub("", unixed)


def forbidden_character(text: str) -> str | None:
    """Name the first character that must never leave in an SMS, as ``U+2066 at 5``, or None."""
    match = _FORBIDDEN.search(text)
    return None if match is None else f"U+{ord(match[0]):04X} at {match.start()}"


def whole_characters(text: str) -> str:
    """Join surrogate pairs and replace lone surrogates by U+FFFD, so that it can be encoded."""
    if _SURROGATE.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def spellings(text: str) -> tuple[str, ...]:
    """Spell text in Persian and in Arabic letters, distinct, the given spelling first."""
    persian = text.translate(_ARABIC_TO_PERSIAN)
    arabic = persian.translate(_PERSIAN_TO_ARABIC)
    return tuple(dict.fromkeys((text, persian, arabic)))
