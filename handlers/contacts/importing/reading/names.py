"""A name as it goes into the book: in one line, in Persian letters, without markup or marks."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache
from urllib.parse import unquote

from handlers.contacts.importing.reading.limits import MAX_TEXT
from smsir.text import whole_characters

_LETTERS: dict[int, int | str] = {0x064A: 0x06CC, 0x0649: 0x06CC, 0x0643: 0x06A9, 0x00A0: " "}
_UNSEEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_JOINER = re.compile("(?<![\u2190-\U0001faff\ufe0f])\u200d|\u200d(?![\u2190-\U0001faff])")
"""Between emoji it makes one of several; elsewhere nobody sees it."""

_USUAL = "[\u0621-\u0642\u0644-\u0648\u067e\u0686\u0698\u06a9\u06af\u06ccA-Za-z0-9]+"
_PLAIN = re.compile(f"{_USUAL}(?: {_USUAL})*")
"""What most names are; clean already."""

_SHAPED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
"""Letters in the shape that they have within a word, as old programs write them."""

_TAG = re.compile(r"<!?/?[A-Za-z][^<>]*>|<[^<>\s]*@[^<>\s]*>")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})")
_PERCENT = re.compile("(?:%[0-9A-Fa-f]{2})+")
_MARKED = re.compile(r"[<&\\%\[]")
_PAIRS = {
    ")": "(", "]": "[", "}": "{", "\u00bb": "\u00ab", "\u201d": "\u201c", "\u2019": "\u2018",
    '"': '"',
}  # fmt: skip
_OPENERS = {opener: closer for closer, opener in _PAIRS.items()}
_DROPPED = frozenset({"Sm", "Sk", "Sc", "Cf", "Cc", "Zs"})
_EMOJI = 0x1F000
_LOOKED_AT = 2_000
"""Characters of a cell in which its name begins, codes and all."""

_NOBODY = frozenset(
    {
        "null", "(null)", "none", "nan", "n/a", "#n/a", "#ref!", "#value!", "#name?", "undefined",
        "unknown", "no name", "noname",
    }
)  # fmt: skip
"""What programs write where there is no name."""


def clean(text: str) -> str:
    """A name in one line: Persian yeh and kaf, no markup, no invisible marks.

    Half-spaces stay inside, and so do brackets and quotes of which both are there.
    """
    if len(text) <= MAX_TEXT and _PLAIN.fullmatch(text) is not None:
        return "" if text.casefold() in _NOBODY else text
    begun = text[:_LOOKED_AT]
    plain = _unmarked(begun) if _MARKED.search(begun) is not None else begun
    plain = _SHAPED.sub(lambda letters: unicodedata.normalize("NFKC", letters[0]), plain)
    visible = _JOINER.sub(" ", _UNSEEN.sub(" ", plain.translate(_LETTERS))).replace("\ufffd", "")
    name = " ".join(visible.split())
    if name.casefold() in _NOBODY:
        return ""
    return _without_edges(_without_edges(name)[:MAX_TEXT])


def shown(text: str) -> str:
    """What stood in a row, short, for the list of rejected rows."""
    return " ".join(_UNSEEN.sub(" ", text).split())[:MAX_TEXT]


def _unmarked(text: str) -> str:
    """Without tags and links, and with the letters that codes stand for."""
    plain = _TAG.sub(" ", html.unescape(text))
    plain = whole_characters(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), plain))
    plain = _PERCENT.sub(lambda codes: unquote(codes[0]), plain)
    return _LINK.sub(r"\1", plain).replace("\\n", " ").replace("\\r", " ").replace('\\"', '"')


def _without_edges(name: str) -> str:
    """Without signs before and behind it; of brackets and quotes only those without a partner."""
    while name:
        first, last = name[0], name[-1]
        if len(name) > 1 and _OPENERS.get(first) == last:
            name = name[1:-1]
        elif _is_sign(first) and not _opens(name):
            name = name[1:]
        elif _is_sign(last) and not _closes(name):
            name = name[:-1]
        else:
            return name
    return name


def _opens(name: str) -> bool:
    closer = _OPENERS.get(name[0])
    return closer is not None and closer in name[1:] and _is_even(name, closer)


def _closes(name: str) -> bool:
    opener = _PAIRS.get(name[-1])
    return opener is not None and opener in name[:-1] and _is_even(name, opener)


def _is_even(name: str, sign: str) -> bool:
    return sign != '"' or name.count(sign) % 2 == 0


@cache
def _is_sign(char: str) -> bool:
    kind = unicodedata.category(char)
    return (kind[0] == "P" or kind in _DROPPED) and ord(char) < _EMOJI
