"""vCards 2.1 (QUOTED-PRINTABLE, soft line breaks), 3.0 and 4.0 (RFC 6350), as phones write them."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator

from handlers.bookwork.reading.limits import MAX_ROWS, RefusedFileError
from handlers.bookwork.reading.people import Found, clean, emoji_of, mobiles_in, shown, split_name
from smsir.text import is_foreign

_LONGEST = 4_000
_ESCAPED = re.compile(r"\\([\\,;:nN])")
_NATIONAL = ("0", "+", "\u06f0", "\u0660")
_LIST = re.compile(r"(?<!\\);")


def is_vcard(content: bytes) -> bool:
    return b"BEGIN:VCARD" in content[:2_000].upper().replace(b"\0", b"")


def found_in(text: str) -> Iterator[Found]:
    """One person a card with all its mobiles; a card without any is told as well.

    Raises:
        RefusedFileError: more cards than we read.
    """
    card: dict[str, list[str]] | None = None
    number = 0
    for name, parameters, value in _properties(text):
        if name == "BEGIN" and value.strip().upper() == "VCARD":
            number, card = number + 1, {}
            if number > MAX_ROWS:
                raise RefusedFileError("large")
        elif name == "END" and card is not None:
            yield _person(number, card)
            card = None
        elif card is not None and name in {"N", "FN", "TEL"}:
            card.setdefault(name, []).append(_decoded(parameters, value))


def _properties(text: str) -> Iterator[tuple[str, str, str]]:
    """Name, parameters and value of each property; a group ("item1.") is left away."""
    for line in _unfolded(text):
        head, colon, value = line.partition(":")
        if not colon:
            continue
        name, _, parameters = head.partition(";")
        yield name.rpartition(".")[2].strip().upper(), parameters.upper(), value


def _unfolded(text: str) -> Iterator[str]:
    """Logical lines: folded by a leading space (3.0, 4.0) or a trailing = (2.1)."""
    held = ""
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        soft = held.endswith("=") and "QUOTED-PRINTABLE" in held.partition(":")[0].upper()
        if soft:
            held = held[:-1] + raw
        elif raw[:1] in {" ", "\t"}:
            held += raw[1:]
        else:
            yield held
            held = raw
        held = held[:_LONGEST]
    yield held


def _decoded(parameters: str, value: str) -> str:
    if "QUOTED-PRINTABLE" not in parameters:
        return value
    charset = re.search(r"CHARSET=([\w-]+)", parameters)
    plain = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return plain.decode(charset[1] if charset else "utf-8", "replace")
    except LookupError:
        return plain.decode("utf-8", "replace")


def _plain(value: str) -> str:
    return clean(_ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value))


def _person(number: int, card: dict[str, list[str]]) -> Found:
    numbers = [
        value.lower().removeprefix("tel:").partition(";")[0] for value in card.get("TEL", [])
    ]
    # Beside a foreign number a bare one (912 345 6789) is of that country as well.
    abroad = any(is_foreign(one) for one in numbers)
    mobiles = tuple(
        dict.fromkeys(
            mobile
            for one in numbers
            if not abroad or one.strip().startswith(_NATIONAL)
            for mobile in mobiles_in(one)
        )
    )
    parts = [_plain(part) for part in _LIST.split((card.get("N") or [""])[0])]
    last, first, middle, prefix = (*parts, "", "", "", "")[:4]
    first = " ".join(filter(None, (first, middle)))
    if not (first or last):
        title, first, last = split_name(_plain((card.get("FN") or [""])[0]))
        prefix = prefix or title
    seen = "" if mobiles else shown(" ".join(numbers))
    return Found(number, mobiles, prefix, first, last, emoji_of(prefix), seen)
