"""A text with fields, read once: what is literal, and where a person's own words stand.

`{name}` is a field, `{name|friend}` one with its fallback, `{{` writes a brace. A closing brace
alone is literal, so a text without an opening one is what it was, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from handlers.messages.personal.fields import Slot, named, nearest, shown, usual_fallback
from smsir.text import clean_message

Problem = Literal["unknown", "open", "doubled"]
_PIECE = re.compile(r"\{\{|\{([^{}]*)\}|\{")
_ELSEWHERE = re.compile(
    r"\[([^\[\]\n]+)\]|<([^<>\n]+)>|%([^%\n]+)%|#([^#\n]+)#|\uff5b([^\uff5b\uff5d\n]+)\uff5d"
)
_KEY_ENDS = re.compile(r"[|{}\n]")
_FIELD_LEFT = re.compile(r"\{([^{}|]*)(?:\|[^{}]*)?\}")


class TemplateError(ValueError):
    """A text whose braces cannot be read.

    `key`: what stands in them; `near`: the key that was meant, as far as one can tell.
    """

    def __init__(self, problem: Problem, key: str, near: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.key = key
        self.near = near


@dataclass(frozen=True, slots=True)
class Template:
    """Literal text and slots, in order."""

    pieces: tuple[str | Slot, ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Slot))

    @property
    def is_personal(self) -> bool:
        return any(isinstance(piece, Slot) for piece in self.pieces)

    @property
    def literal(self) -> str:
        """The text without its slots: all of it where it has none."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))


@lru_cache(maxsize=64)
def parse(text: str) -> Template:
    """Read a text. Raises `TemplateError`."""
    pieces = tuple(_joined(_pieces(text)))
    for place, piece in enumerate(pieces):
        if isinstance(piece, str):
            _refuse_fields_left(piece)
        else:
            _refuse_braces_around(piece, pieces[:place], pieces[place + 1 :])
    return Template(pieces)


def escaped(text: str) -> str:
    """The text whose template is this very text."""
    return text.replace("{", "{{")


def _pieces(text: str) -> Iterator[str | Slot]:
    done = 0
    for match in _PIECE.finditer(text):
        yield text[done : match.start()]
        done = match.end()
        if match[0] == "{{":
            yield "{"
        elif match[1] is None:
            key = _KEY_ENDS.split(text[match.end() :])[0]
            raise TemplateError("open", _cut(key), nearest(key, text))
        else:
            yield _slot(match[1], text)
    yield text[done:]


def _slot(inside: str, text: str) -> Slot:
    key, bar, fallback = inside.partition("|")
    known = named(key)
    if known is None:
        raise TemplateError("unknown", _cut(key), nearest(key, text))
    word = " ".join(clean_message(fallback).split()) if bar else usual_fallback(*known)
    return Slot(*known, word)


def _joined(pieces: Iterator[str | Slot]) -> Iterator[str | Slot]:
    """With neighbouring literals as one."""
    literal = ""
    for piece in pieces:
        if isinstance(piece, str):
            literal += piece
            continue
        if literal:
            yield literal
        literal = ""
        yield piece
    if literal:
        yield literal


def meant_as_field(literal: str) -> tuple[str, str] | None:
    """A field in the brackets of other services, as `[name]` and `%name%`; and how it is written.

    It leaves as it stands: it may be what is meant.
    """
    for match in _ELSEWHERE.finditer(literal):
        known = named(next(filter(None, match.groups())))
        if known is not None:
            return match[0], f"{{{shown(*known)}}}"
    return None


def _refuse_fields_left(literal: str) -> None:
    """Two braces around a field are a habit from elsewhere: they would leave in the SMS."""
    for match in _FIELD_LEFT.finditer(literal):
        known = named(match[1])
        if known is not None:
            raise TemplateError("doubled", _cut(match[1]), shown(*known))


def _refuse_braces_around(
    slot: Slot, before: tuple[str | Slot, ...], behind: tuple[str | Slot, ...]
) -> None:
    """A brace that touches a field is a slip: it would leave with somebody's name."""
    opens = before and isinstance(before[-1], str) and before[-1].endswith("{")
    closes = behind and isinstance(behind[0], str) and behind[0].startswith("}")
    if opens or closes:
        key = shown(slot.field, slot.language)
        raise TemplateError("doubled", key, key)


def _cut(key: str) -> str:
    return " ".join(key.split())[:40]
