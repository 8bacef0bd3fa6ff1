"""Marked pieces of a text: as spans of characters, as entities in UTF-16 units, as HTML to read."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

Entity = dict[str, Any]
ENTITY_LIMIT = 100

OPAQUE = ("code", "pre")
"""In these nothing else is marked."""

_DETECTED = (
    ("url", re.compile(r"(?i)\bhttps?://[^\s<>\"]+[^\s<>\".,;:!?)\u060c\u061b\u00bb]")),
    ("email", re.compile(r"(?i)\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z]\w{3,31}\b", re.ASCII)),
    ("bot_command", re.compile(r"(?<![\w/@#<])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?\b", re.ASCII)),
    ("hashtag", re.compile(r"(?<![\w#&])#\w*[^\W\d]\w*")),
)
_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "spoiler": "tg-spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """One entity over characters start..end (end not included)."""

    kind: str
    start: int
    end: int
    extra: dict[str, str] = field(default_factory=dict)


def detect(text: str, spans: list[Span]) -> list[Span]:
    """Add the links, addresses, mentions, commands and hashtags that an app makes by itself."""
    walls = [s for s in spans if s.kind in (*OPAQUE, "text_link")]
    for kind, pattern in _DETECTED:
        for match in pattern.finditer(text):
            start, end = match.span()
            if all(end <= span.start or start >= span.end for span in walls):
                walls.append(Span(kind, start, end))
                spans = [*spans, walls[-1]]
    return spans


def to_entities(text: str, spans: list[Span]) -> list[Entity]:
    """Turn character spans into MessageEntity objects, offsets and lengths in UTF-16 units.

    Only the first 100 are kept: the server drops the others without a word.
    """
    at = [0, *accumulate(2 if ord(char) > 0xFFFF else 1 for char in text)]
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    return [
        {"type": s.kind, "offset": at[s.start], "length": at[s.end] - at[s.start], **s.extra}
        for s in ordered[:ENTITY_LIMIT]
    ]


def to_html(text: str, entities: list[Entity]) -> str:
    """Write text and entities as HTML again, so that a test can read the formatting."""
    units = text.encode("utf-16-le")
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for entity in entities:
        opening, closing = _tags(entity)
        start, end = entity["offset"], entity["offset"] + entity["length"]
        if opening:
            opens.setdefault(start, []).append(opening)
            closes.setdefault(end, []).insert(0, closing)
    cuts = sorted({0, len(units) // 2, *opens, *closes})
    pieces = []
    for cut, following in zip(cuts, [*cuts[1:], len(units) // 2], strict=True):
        pieces += closes.get(cut, []) + opens.get(cut, [])
        piece = units[cut * 2 : following * 2].decode("utf-16-le", "replace")
        pieces.append(html.escape(piece, quote=False))
    return "".join(pieces)


def _tags(entity: Entity) -> tuple[str, str]:
    kind = entity["type"]
    if kind == "text_link":
        return f'<a href="{html.escape(entity["url"])}">', "</a>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    tag = _TAGS.get(kind)
    return (f"<{tag}>", f"</{tag}>") if tag else ("", "")
