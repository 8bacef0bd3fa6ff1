"""From raw text parameters to what a message holds: plain text with entities in UTF-16 units.

Nesting rules and auto-detection follow https://core.telegram.org/bots/api#formatting-options;
the order is the server's own: parse, clean, trim, measure.
"""

from __future__ import annotations

from itertools import accumulate

from sandbox.bot_api.errors import bad_request
from sandbox.bot_api.spans import OPAQUE, Entity, Span, detect, to_entities
from sandbox.bot_api.text import is_encodable, utf16_length
from sandbox.telegram.html import parse_html
from sandbox.telegram.text import RAW_LIMIT, cleaned, is_blank, without_mark_runs


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
    return text, to_entities(text, detect(text, _untangle(spans)))


def typed(raw: str) -> tuple[str, list[Entity]]:
    """Treat a text typed by a person: cleaned, trimmed, with commands and links detected."""
    text, _ = _trimmed(*_cleaned(raw, []))
    return text, to_entities(text, detect(text, []))


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
    walls = [span for span in spans if span.kind in OPAQUE]
    result: list[Span] = []
    for span in spans:
        if span.kind in OPAQUE or "blockquote" in span.kind:
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
