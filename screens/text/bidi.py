"""Direction: keeps numbers and Latin names in order inside Persian sentences.

The rules are those of the Unicode Bidirectional Algorithm (UAX #9): an inserted value is wrapped
in FSI…PDI (Fluent does it), a code or number that must read left to right in LRI…PDI, and a line
whose first strong letter is Latin gets a right-to-left mark in a right-to-left language. So does a
line that begins with an isolated Latin word: some viewers look into isolates when they choose the
side. In a left-to-right language a line whose only strong letters stand in isolates gets a
left-to-right mark for the same reason. Commands and code keep their slash, plus sign and order in
an isolate of their own. A quote is somebody's own text and is shown byte for byte: no mark of
ours stands in it.
Isolates are for the screen only: `strip` takes them out of anything that leaves it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
LRM, RLM = "\u200e", "\u200f"

_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"<[^>]*>")
_QUOTED = re.compile(r"<(blockquote|pre)\b[^>]*>.*?(?:</\1>|\Z)", re.DOTALL)
_OPENERS = {LRI, RLI, FSI}
_COMMAS = (", ", "\u060c ")
_QUOTE_CODE_COMMAND = re.compile(
    r"<(?P<quote>blockquote|pre)\b[^>]*>.*?(?:</(?P=quote)>|\Z)"
    r"|<code>.*?</code>"
    r"|/(?<![\w/<@\"=]/)[a-z]{2,32}\b",
    re.DOTALL,
)
"""Each begins with a sign of its own, so that the search leaps over all others."""


def strip(text: str) -> str:
    """Without any bidi control; the zero-width non-joiner stays, it is spelling."""
    return _CONTROLS.sub("", text)


def isolate(text: str) -> str:
    """A name from outside inside a line of ours: it keeps its own direction and turns no other."""
    return f"{FSI}{text}{PDI}"


def isolate_ltr(text: str) -> str:
    return f"{LRI}{text}{PDI}"


def _isolated(match: re.Match[str]) -> str:
    return match[0] if match["quote"] else isolate_ltr(match[0])


def _turns(line: str, *, rtl: bool) -> bool:
    """Whether a viewer could put the line on the wrong side, looking into isolates or not (P2).

    A line of a left-to-right language that is Persian outside isolates is somebody's own text.
    """
    text = _TAG.sub("", line) if "<" in line else line
    first, outside = _firsts(text)
    if rtl:
        return first != "R" or outside != "R"
    return first == "R" and outside != "R"


@lru_cache(maxsize=1024)
def _strong(char: str) -> str | None:
    kind = unicodedata.bidirectional(char)
    return "R" if kind in {"R", "AL"} else "L" if kind == "L" else None


def _firsts(text: str) -> tuple[str | None, str | None]:
    """Directions ("L" or "R") of the first strong letter, and of the first one outside isolates.

    The second is that of rule P2.
    """
    depth, first = 0, None
    for char in text:
        if char in _OPENERS:
            depth += 1
        elif char == PDI:
            depth = max(0, depth - 1)
        elif kind := _strong(char):
            first = first or kind
            if depth == 0:
                return first, kind
    return first, None


def listed(value: str) -> str:
    """A value of a right-to-left language that is a list of isolated parts or of numbers.

    A translator isolates what it inserts; where no strong letter stands outside the inner isolates
    the whole would run left to right (UAX #9, P3). A mark in front makes it run as it is read.
    """
    several = PDI in value or any(comma in value for comma in _COMMAS)
    return RLM + value if several and _firsts(_TAG.sub("", value))[1] is None else value


def align_label(label: str, *, rtl: bool) -> str:
    """Plain text on a button or in an answer to a press, with the marks that it needs.

    It is always a sentence of ours, so a Persian value at its front turns no English one.
    """
    if rtl:
        return align(label, rtl=True)
    return "\n".join(LRM + line if _firsts(line)[0] == "R" else line for line in label.split("\n"))


def align(html: str, *, rtl: bool) -> str:
    """Put a direction mark before each line (or label) that would turn the wrong way.

    Commands and code are isolated. Lines in <blockquote> and <pre> are left alone, and so is a
    line that begins with one.
    """
    if not rtl and FSI not in html:
        return html
    mark = RLM if rtl else LRM
    if rtl and "/" in html:  # a closing tag or a command; labels mostly have neither
        html = _QUOTE_CODE_COMMAND.sub(_isolated, html)
    quoted = [match.span() for match in _QUOTED.finditer(html)] if "<" in html else []
    aligned: list[str] = []
    at = 0
    for line in html.split("\n"):
        inside_quote = quoted and any(start <= at < end for start, end in quoted)
        turned = not inside_quote and line.strip() and _turns(line, rtl=rtl)
        aligned.append(mark + line if turned else line)
        at += len(line) + 1
    return "\n".join(aligned)
