"""The fields that a text may name, and the words for them (`fields.json`).

A key is matched whatever its letters (Persian or Arabic), blanks and half-spaces. The first word of
each language is the one that is shown.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Literal

from smsir.text import fold

Language = Literal["fa", "en"]
_LANGUAGES: tuple[Language, ...] = ("fa", "en")


class Field(StrEnum):
    FIRST = "first"
    LAST = "last"
    FULL = "full"
    PREFIX = "prefix"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a text. `fallback`: what stands there for who has no such value."""

    field: Field
    language: Language
    fallback: str


def named(key: str) -> tuple[Field, Language] | None:
    """The field of this key, and the language that it is written in; None where there is none."""
    return _vocabulary().get(_bare(key))


def nearest(key: str, beside: str = "") -> str:
    """The known key that is most like this one, in its letters, or those of what is beside it.

    One that the key begins with is nearer than any other.
    """
    bare = _bare(key)
    language: Language = "en" if (bare or beside).isascii() else "fa"
    keys = [known for known, (_, tongue) in _vocabulary().items() if tongue == language]

    def likeness(known: str) -> tuple[int, float]:
        begins = len(known) if bare.startswith(known) else 0
        return begins, SequenceMatcher(None, bare, known).ratio()

    return shown(*_vocabulary()[max(keys, key=likeness)])


def shown(field: Field, language: Language) -> str:
    """The key as it is spelled for people."""
    return str(_raw()[field][language][0])


def usual_fallback(field: Field, language: Language) -> str:
    return str(_raw()[field]["fallback"][language])


def title_of(emoji_id: int | None, language: Language) -> str:
    """The title that goes with the service's EmojiId; empty where the service knows none."""
    return str(_raw()[Field.TITLE]["words"][language].get(str(emoji_id), ""))


def snippet(field: Field, language: Language) -> str:
    """The field as it is put into a text, its fallback in plain sight."""
    fallback = usual_fallback(field, language)
    return f"{{{shown(field, language)}{'|' if fallback else ''}{fallback}}}"


def _bare(key: str) -> str:
    return fold(key).replace(" ", "").replace("_", "").replace("-", "")


def says_nothing(value: str) -> bool:
    """Whether it is a word that stands in address books where nobody knows the name."""
    return _bare(value.casefold()) in _no_names()


@cache
def _no_names() -> frozenset[str]:
    return frozenset(_bare(word) for word in _raw()["no name"])


@cache
def _raw() -> dict[str, Any]:
    path = Path(__file__).with_name("fields.json")
    words: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return words


@cache
def _vocabulary() -> dict[str, tuple[Field, Language]]:
    return {
        _bare(word): (field, language)
        for field in Field
        for language in _LANGUAGES
        for word in _raw()[field][language]
    }
