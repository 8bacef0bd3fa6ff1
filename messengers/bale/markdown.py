"""The engine's text, which is HTML, as Bale reads texts: a Markdown of its own that is always on.

`*bold*` acts where a blank or the edge of a line stands outside both marks, so a mark takes in the
signs that touch it, or is left out. There is no escape: what people wrote cannot keep its `*`, `_`
and backticks, and gets letters that look like them; where a bracket, a tag or a reference would
begin, an invisible joiner stands between. A quote is told apart by a bar before each line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from screens.text.bidi import align
from screens.text.formatting import clip, utf16
from screens.text.labels import whole

BAR = "\u258e"
_JOINER = "\u2060"
_ALIKE = {"*": "\u2217", "_": "\u02cd", "`": "\u02cb"}
_OURS = {"\0": "", "\1": ""}
"""Signs that stand for something while a line is made; nobody sees them in a text."""

_BEGINS = re.compile(r"\](?=\()|</?(?=[A-Za-z!])|&(?=#?\w)")
_ADDRESS = re.compile(r"(?i)https?://\S+")
_INNER_LINE = re.compile(r"(?<=\S)_")
_PIECE = re.compile(r"<(?P<close>/?)(?P<tag>[a-z]+)[^>]*>|(?P<text>[^<]+)")
_MARK = "*"
_REACH = 8
"""So many signs at most are taken into a bold word at each end."""


@dataclass(slots=True)
class _Line:
    text: str = ""
    bold: list[tuple[int, int]] = field(default_factory=list)
    """From where to where."""
    quoted: bool = False


class BaleRendering:
    """Fits `messengers.rendering.Rendering`."""

    fields: Mapping[str, Any] = {}

    def text(self, text: str, units: int, *, rtl: bool) -> str:
        """With its marks where they fit, else without them and cut."""
        lines = list(_lines(align(_replaced(whole(text), _OURS), rtl=rtl)))
        marked = harmless("\n".join(map(_marked, lines))).replace("\1", _MARK)
        if utf16(marked) <= units:
            return marked
        return clip(harmless("\n".join(map(_plain, lines))), units)


def harmless(text: str) -> str:
    """A text of somebody's in which Bale finds nothing to mark; its length stays or grows."""
    kept = text
    if "://" in text:
        kept = _ADDRESS.sub(lambda found: _INNER_LINE.sub("\0", found[0]), text)
    kept = _replaced(kept, _ALIKE)
    if "](" in kept or "<" in kept or "&" in kept:
        kept = _BEGINS.sub(lambda sign: sign[0] + _JOINER, kept)
    return kept.replace("\0", "_")


def _replaced(text: str, signs: Mapping[str, str]) -> str:
    """Sign by sign: `str.translate` asks for each Persian letter, and takes ten times as long."""
    for sign, other in signs.items():
        text = text.replace(sign, other)
    return text


def _lines(text: str) -> Iterator[_Line]:
    """The lines of our HTML, with what is bold in each; most have no tag, and are cheap."""
    bold, quoted = 0, False
    for source in text.split("\n"):
        line = _Line()
        if "<" not in source:
            _add(line, source, bold=bold > 0, quoted=quoted)
            yield line
            continue
        for piece in _PIECE.finditer(source):
            if (words := piece["text"]) is not None:
                _add(line, words, bold=bold > 0, quoted=quoted)
                continue
            step = -1 if piece["close"] else 1
            bold += step if piece["tag"] == "b" else 0
            quoted = step > 0 if piece["tag"] == "blockquote" else quoted
        yield line


def _add(line: _Line, source: str, *, bold: bool, quoted: bool) -> None:
    text, start = html.unescape(source), len(line.text)
    if bold and text:
        joined = line.bold and line.bold[-1][1] == start
        line.bold.append((line.bold.pop()[0] if joined else start, start + len(text)))
    line.text += text
    line.quoted = line.quoted or quoted


def _plain(line: _Line) -> str:
    return f"{BAR} {line.text}" if line.quoted else line.text


def _marked(line: _Line) -> str:
    if line.quoted or not line.bold:
        return _plain(line)
    out, at = [], 0
    for start, end in _runs(line.text, line.bold):
        out += [line.text[at:start], "\1", line.text[start:end], "\1"]
        at = end
    return "".join([*out, line.text[at:]])


def _runs(text: str, bold: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where marks can stand: what is bold, with the signs that touch it."""
    runs: list[tuple[int, int]] = []
    for first, last in bold:
        inner = text[first:last]
        bare = last - len(inner.lstrip()), first + len(inner.rstrip())
        if bare[0] >= bare[1]:
            continue
        start, end = _reached(text, *bare)
        if runs and start <= runs[-1][1]:
            start = runs.pop()[0]
        if _free(text, start, end):
            runs.append((start, end))
    return runs


def _reached(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    while start > first and _is_sign(text[start - 1]):
        start -= 1
    while end < last and _is_sign(text[end]):
        end += 1
    return start, end


def _is_sign(char: str) -> bool:
    return not char.isspace() and not char.isalnum()


def _free(text: str, start: int, end: int) -> bool:
    """Whether a blank or an edge stands outside of both ends."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return (not before or before.isspace()) and (not after or after.isspace())
