"""How Bale reads a text: it has a Markdown of its own, and nothing turns that off.

`*bold*` and `_italic_` act where a blank or the edge of a line stands outside of both marks,
`[words](address)` is a link, and three backticks with `[title]` begin a block that unfolds. Tags of
HTML are letters like all others. Sources differ about the rest, so there are two readings: the
narrow one takes only what all confirm, the wide one takes all that anybody has seen act. What a bot
means to mark must be read so by both, and what it does not, by neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from sandbox.bot_api.spans import Span, detect

_BLOCK = re.compile(r"```\[(?P<title>[^\]\n]*)\](?P<inner>.+?)```", re.DOTALL)
_LINK = re.compile(r"\[(?P<inner>[^\[\]\n]+)\]\((?P<url>[^\s()]+)\)")
_NARROW = {
    "bold": re.compile(r"(?<!\S)\*(?P<inner>[^\s*](?:[^*\n]*[^\s*])?)\*(?!\S)"),
    "italic": re.compile(r"(?<!\S)_(?P<inner>[^\s_](?:[^_\n]*[^\s_])?)_(?!\S)"),
}
_WIDE = {
    "pre": re.compile(r"```(?P<inner>.+?)```", re.DOTALL),
    "code": re.compile(r"`(?P<inner>[^`\n]+)`"),
    "bold": re.compile(r"\*{1,2}(?P<inner>[^*\n]+)\*{1,2}"),
    "italic": re.compile(r"_{1,2}(?P<inner>[^_\n]+)_{1,2}"),
    "tag": re.compile(r"</?(?P<inner>[A-Za-z][^<>\n]*)>"),
    "reference": re.compile(r"&(?P<inner>#?\w+);"),
}
_ADDRESS = re.compile(r"(?i)https?://\S+")
VISIBLE_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|ins|s|strike|del|code|pre|a|span|blockquote|tg-\w+)\b[^<>]*>"
    r"|&(?:lt|gt|amp|quot|#\d+);"
)
"""What was meant for another messenger and stands there as letters."""


class _Marked(NamedTuple):
    text: str
    spans: list[Span]


def read(text: str, *, wide: bool = False) -> tuple[str, list[Span]]:
    """Split a text into what is shown and what is marked in it."""
    marked = _Marked(text, [])
    marked = _applied(marked, "expandable_blockquote", _BLOCK, _inner)
    marked = _applied(marked, "text_link", _LINK, _inner)
    for kind, pattern in (_WIDE if wide else _NARROW).items():
        marked = _applied(marked, kind, pattern, _inner)
    return marked


def shown(text: str) -> tuple[str, list[Span]]:
    """Split a text as the narrow reading does, with the links that the app finds by itself."""
    plain, spans = read(text)
    left = len(plain) - len(plain.lstrip())
    short = plain.strip()
    moved = [Span(s.kind, s.start - left, min(s.end - left, len(short)), s.extra) for s in spans]
    kept = [span for span in moved if 0 <= span.start < span.end]
    return short, detect(short, kept)


def _inner(match: re.Match[str]) -> str:
    return match["inner"]


def _applied(
    marked: _Marked,
    kind: str,
    pattern: re.Pattern[str],
    keep: Callable[[re.Match[str]], str],
) -> _Marked:
    """Take one kind of mark out of a text, from its front, and move what was marked before."""
    text, spans = marked
    at = 0
    while (match := pattern.search(text, at)) is not None:
        if kind not in ("text_link", "expandable_blockquote") and _in_address(text, match):
            at = match.start() + 1
            continue
        inner = keep(match)
        opening = match.start("inner") - match.start()
        closing = match.end() - match.end("inner")
        extra = {"url": match["url"]} if kind == "text_link" else {}
        spans = [_moved(span, match, opening, closing) for span in spans]
        end = match.start() + len(inner)
        spans.append(Span(kind, match.start(), end, extra))
        text = text[: match.start()] + inner + text[match.end() :]
        at = end
    return _Marked(text, sorted(spans, key=lambda span: (span.start, -span.end)))


def _in_address(text: str, match: re.Match[str]) -> bool:
    """Whether a mark stands inside of an address: those are found first."""
    return any(
        address.start() <= match.start() < address.end() for address in _ADDRESS.finditer(text)
    )


def _moved(span: Span, match: re.Match[str], opening: int, closing: int) -> Span:
    def at(place: int) -> int:
        if place <= match.start():
            return place
        if place <= match.end("inner"):
            return max(match.start(), place - opening)
        return max(match.end("inner") - opening, place - opening - closing)

    return Span(span.kind, at(span.start), at(span.end), span.extra)
