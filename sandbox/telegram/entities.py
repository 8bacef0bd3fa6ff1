"""From raw text parameters to what a message holds: plain text with entities in UTF-16 units.

Nesting rules and auto-detection follow https://core.telegram.org/bots/api#formatting-options;
the order is the server's own: parse, clean, trim, measure.
"""

from __future__ import annotations

import html as stdlib_html
import re
from itertools import accumulate
from typing import Any

from sandbox.telegram.errors import bad_request
from sandbox.telegram.html import Span, parse_html
from sandbox.telegram.text import (
    RAW_LIMIT,
    cleaned,
    is_blank,
    is_encodable,
    utf16_length,
    without_mark_runs,
)

Entity = dict[str, Any]
ENTITY_LIMIT = 100

_DETECTED = (
    ("url", re.compile(r"(?i)\bhttps?://[^\s<>\"]+[^\s<>\".,;:!?)\u060c\u061b\u00bb]")),
    ("email", re.compile(r"(?i)\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z]\w{3,31}\b", re.ASCII)),
    ("bot_command", re.compile(r"(?<![\w/@#<])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?\b", re.ASCII)),
    ("hashtag", re.compile(r"(?<![\w#&])#\w*[^\W\d]\w*")),
)
_OPAQUE = ("code", "pre")
_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "spoiler": "tg-spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip


def formatted(
    raw: str, parse_mode: str, entities: object, *, limit: int, what: str
) -> tuple[str, list[Entity]]:
    """Make the text of a message out of its parameters.

    `limit` is in UTF-16 units after parsing; `what` ("message" or "message caption") stands in
    the refusal. An empty result is returned as such: captions may be empty, texts may not.
    """
    if not is_encodable(raw):
        raise bad_request("strings must be encoded in UTF-8")
    if len(raw.encode()) > RAW_LIMIT:
        raise bad_request("text is too long")
    text, spans = _parsed(raw, parse_mode.lower(), entities)
    text, spans = _cleaned(text, spans)
    text, spans = _trimmed(text, spans)
    if utf16_length(text) > limit:
        raise bad_request(f"{what} is too long")
    return text, to_entities(text, _detect(text, _untangle(spans)))


def typed(raw: str) -> tuple[str, list[Entity]]:
    """Treat a text typed by a person: cleaned, trimmed, with commands and links detected."""
    text, _ = _trimmed(*_cleaned(raw, []))
    return text, to_entities(text, _detect(text, []))


def _parsed(raw: str, mode: str, entities: object) -> tuple[str, list[Span]]:
    if raw and mode == "html":
        return parse_html(raw)
    if raw and mode:
        # Markdown modes exist in the real API; this twin serves a bot that speaks HTML only.
        raise bad_request("unsupported parse_mode")
    return raw, _given_spans(raw, entities)


def _given_spans(text: str, entities: object) -> list[Span]:
    if not isinstance(entities, list):
        return []
    starts = [0, *accumulate(utf16_length(char) for char in text)]
    spans = []
    for entity in entities:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            raise bad_request("can't parse MessageEntity: expected an Object")
        try:
            start = starts.index(int(entity["offset"]))
            end = starts.index(int(entity["offset"]) + int(entity["length"]))
        except (KeyError, ValueError, TypeError):
            raise bad_request("can't parse MessageEntity: wrong offset or length") from None
        extra = {k: str(v) for k, v in entity.items() if k in ("url", "language")}
        spans.append(Span(entity["type"], start, end, extra))
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _cleaned(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    pieces = [cleaned(char) for char in text]
    moved = [0, *accumulate(len(piece) for piece in pieces)]
    plain = without_mark_runs("".join(pieces))
    return plain, [Span(s.kind, moved[s.start], moved[s.end], s.extra) for s in spans]


def _trimmed(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    if is_blank(text):
        return "", []
    left = len(text) - len(text.lstrip(" \n"))
    short = text.strip(" \n")
    clipped = []
    for span in spans:
        start, end = max(span.start - left, 0), min(span.end - left, len(short))
        if end > start and not short[start:end].isspace():
            clipped.append(Span(span.kind, start, end, span.extra))
    return short, clipped


def _untangle(spans: list[Span]) -> list[Span]:
    """Keep code free of other entities: inner ones vanish, outer styles are cut around it."""
    walls = [span for span in spans if span.kind in _OPAQUE]
    result: list[Span] = []
    for span in spans:
        if span.kind in _OPAQUE or "blockquote" in span.kind:
            result.append(span)
            continue
        pieces = [(span.start, span.end)]
        for wall in walls:
            pieces = [part for piece in pieces for part in _outside(piece, wall)]
        result += [Span(span.kind, start, end, span.extra) for start, end in pieces]
    return result


def _outside(piece: tuple[int, int], wall: Span) -> list[tuple[int, int]]:
    start, end = piece
    if wall.end <= start or wall.start >= end:
        return [piece]
    parts = [(start, wall.start), (wall.end, end)]
    return [(begin, stop) for begin, stop in parts if stop > begin]


def _detect(text: str, spans: list[Span]) -> list[Span]:
    walls = [s for s in spans if s.kind in (*_OPAQUE, "text_link")]
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
    at = [0, *accumulate(utf16_length(char) for char in text)]
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
        pieces.append(stdlib_html.escape(piece, quote=False))
    return "".join(pieces)


def _tags(entity: Entity) -> tuple[str, str]:
    kind = entity["type"]
    if kind == "text_link":
        return f'<a href="{stdlib_html.escape(entity["url"])}">', "</a>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    tag = _TAGS.get(kind)
    return (f"<{tag}>", f"</{tag}>") if tag else ("", "")
