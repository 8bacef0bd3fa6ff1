"""Direction: keeps numbers and Latin names in order inside Persian sentences.

The rules are those of the Unicode Bidirectional Algorithm (UAX #9): an inserted value is wrapped
in FSI…PDI (Fluent does it), a code or number that must read left to right in LRI…PDI, and a line
whose first strong letter is Latin gets a right-to-left mark in a right-to-left language. A quote
is somebody's own text and is shown byte for byte: no mark of ours stands in it.
Isolates are for the screen only: `strip` takes them out of anything that leaves it.
"""

from __future__ import annotations

import re
import unicodedata

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
LRM, RLM = "\u200e", "\u200f"

_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"<[^>]*>")
_QUOTED = re.compile(r"<(blockquote|pre)\b[^>]*>.*?(?:</\1>|\Z)", re.DOTALL)
_OPENERS = {LRI, RLI, FSI}


def strip(text: str) -> str:
    """Without any bidi control; the zero-width non-joiner stays, it is spelling."""
    return _CONTROLS.sub("", text)


def isolate_ltr(text: str) -> str:
    return f"{LRI}{text}{PDI}"


def _first_strong(line: str) -> str | None:
    """Direction of the first strong letter outside isolates ("L" or "R"), by rule P2."""
    depth = 0
    for char in _TAG.sub("", line) if "<" in line else line:
        if char in _OPENERS:
            depth += 1
        elif char == PDI:
            depth = max(0, depth - 1)
        elif depth == 0:
            kind = unicodedata.bidirectional(char)
            if kind in {"R", "AL"}:
                return "R"
            if kind == "L":
                return "L"
    return None


def align(html: str, *, rtl: bool) -> str:
    """Put a direction mark before each line (or label) that would turn the wrong way.

    Lines in <blockquote> and <pre> are left alone, and so is a line that begins with one.
    """
    if not rtl:
        return html
    quoted = [found.span() for found in _QUOTED.finditer(html)] if "<" in html else []
    aligned: list[str] = []
    at = 0
    for line in html.split("\n"):
        kept = any(start <= at < end for start, end in quoted)
        turned = not kept and line.strip() and _first_strong(line) != "R"
        aligned.append(RLM + line if turned else line)
        at += len(line) + 1
    return "\n".join(aligned)
