"""vCards 2.1 (QUOTED-PRINTABLE, soft line breaks), 3.0 and 4.0 (RFC 6350), as phones write them."""

from __future__ import annotations

import base64
import binascii
import codecs
import contextlib
import quopri
import re
from collections.abc import Iterator

from handlers.contacts.importing.reading.encoding import byte_lines, mended
from handlers.contacts.importing.reading.limits import MAX_ROWS, RefusedFileError
from handlers.contacts.importing.reading.mojibake import mending_of
from handlers.contacts.importing.reading.names import clean, shown
from handlers.contacts.importing.reading.people import (
    FileRow,
    emoji_of,
    mobiles_in,
    split_name,
)
from smsir.text import is_foreign

_LONGEST = 4_000
_HEAD = re.compile(rb'((?:"[^"]*"|[^":])*):(.*)', re.DOTALL)
"""What a property is, up to the first colon that stands in no quotes, and its value."""

_BASE64 = re.compile("ENCODING=(?:B|BASE64)(?:;|$)")
_ESCAPED = re.compile(r"\\([\\,;:nN])")
_LIST = re.compile(r"(?<!\\);")
_SPLIT_BYTE = re.compile(rb"[ \t](?==[0-9A-Fa-f]{2})")
_NATIONAL = ("0", "+", "\u06f0", "\u0660")
_NAMES = {"N", "FN", "ORG", "NICKNAME"}
_WANTED = {"N", "FN", "TEL", "ORG", "NICKNAME", "BDAY", "X-ANDROID-CUSTOM"}
_NO_PHONE = re.compile('(?:^|[;,="])(?:FAX|PAGER|MODEM)(?:$|[;,"])')
_ANDROID_EVENT = "vnd.android.cursor.item/contact_event"
_ANDROID_BIRTHDAY = "3"


Card = dict[str, list[str]]
Property = tuple[str, str, bytes]


def is_vcard(content: bytes) -> bool:
    head = content[:4_000].upper().replace(b"\0", b"")
    return b"BEGIN:VCARD" in head or (b"END:VCARD" in head and b"TEL" in head)


def found_in(text: str | bytes) -> Iterator[FileRow]:
    """One person a card with all its mobiles; a card without any is told as well.

    Read as bytes: a file with photos is not copied, and a line that is folded within a letter is
    whole again before it is decoded. A card that does not end is ended by the next one; one within
    a card (AGENT of 2.1) is somebody else's.

    Raises:
        RefusedFileError: more cards than we read.
    """
    content = text.encode("utf-8", "replace") if isinstance(text, str) else text
    mend = mending_of(
        _decoded(parameters, value).replace(";", " ")
        for name, parameters, value in _properties(content)
        if name in _NAMES
    )
    card: Card | None = None
    number = 0
    for name, parameters, value in _own_properties(content):
        if name == "BEGIN" and value.strip().upper() == b"VCARD":
            if card:
                yield _person(number, card)
            number, card = number + 1, {}
            if number > MAX_ROWS:
                raise RefusedFileError("large")
        elif name == "END" and card is not None:
            yield _person(number, card)
            card = None
        elif name in _WANTED and not (name == "TEL" and _NO_PHONE.search(parameters)):
            number, card = (number + 1, {}) if card is None else (number, card)
            text = _decoded(parameters, value)
            card.setdefault(name, []).append(text if mend is None else mend(text))
    if card:
        yield _person(number, card)


def _own_properties(content: bytes) -> Iterator[Property]:
    """The properties of a file without those of cards within cards."""
    within = agent = False
    for prop in _properties(content):
        name, _, value = prop
        begins = value.strip().upper() == b"BEGIN:VCARD"
        within = within or (agent and name == "BEGIN") or (name == "AGENT" and begins)
        agent = name == "AGENT" and not value.strip()
        if not within:
            yield prop
        elif name == "END":
            within = False


def _properties(content: bytes) -> Iterator[Property]:
    """Name, parameters and value of each property; a group ("item1.") is left away."""
    for line in _unfolded(content):
        # Files of one contact each are joined as they are, marks of UTF-8 included.
        parted = _HEAD.match(line.removeprefix(codecs.BOM_UTF8))
        if parted is None:
            continue
        name, _, parameters = parted[1].decode("ascii", "replace").partition(";")
        value = parted[2]
        yield name.rpartition(".")[2].strip().upper(), parameters.upper(), value


def _unfolded(content: bytes) -> Iterator[bytes]:
    """Logical lines: folded by a leading space (3.0, 4.0) or a trailing = (2.1)."""
    buffered = b""
    for raw in byte_lines(content):
        soft = (
            buffered.endswith(b"=") and b"QUOTED-PRINTABLE" in buffered.partition(b":")[0].upper()
        )
        if soft:
            # Some fold as well: the space would stand between the two bytes of a letter.
            buffered = buffered[:-1] + (raw[1:] if _SPLIT_BYTE.match(raw) else raw)
        elif raw[:1] in {b" ", b"\t"}:
            buffered += raw[1:] if len(buffered) < _LONGEST else b""
        else:
            yield buffered
            buffered = raw
        buffered = buffered[:_LONGEST]
    yield buffered


def _decoded(parameters: str, value: bytes) -> str:
    charset = re.search(r"CHARSET=\"?([\w-]+)", parameters)
    if "QUOTED-PRINTABLE" in parameters:
        value = quopri.decodestring(value)
    elif _BASE64.search(parameters):
        with contextlib.suppress(binascii.Error):
            value = base64.b64decode(value)
    if charset is None:
        return _text(value)
    try:
        return value.decode(charset[1], "replace")
    except (LookupError, OSError):  # unknown, or not loaded before the child confined itself
        return _text(value)


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return mended(value)


def _plain(value: str) -> str:
    """A name; digits alone are none, for a phone without names puts the number there."""
    name = clean(_ESCAPED.sub(lambda match: " " if match[1] in "nN" else match[1], value))
    return name if any(char.isalpha() for char in name) else ""


def _person(number: int, card: Card) -> FileRow:
    numbers = [
        value.lower().removeprefix("tel:").partition(";")[0] for value in card.get("TEL", [])
    ]
    # Beside a foreign number a bare one (912 345 6789) is of that country as well.
    abroad = any(is_foreign(number) for number in numbers)
    mobiles = tuple(
        dict.fromkeys(
            mobile
            for number in numbers
            if not abroad or number.strip().startswith(_NATIONAL)
            for mobile in mobiles_in(number)
        )
    )
    parts = [_plain(part) for part in _LIST.split((card.get("N") or [""])[0])]
    last, first, middle, prefix = (*parts, "", "", "", "")[:4]
    first = " ".join(filter(None, (first, middle)))
    if not (first or last):
        title, first, last = split_name(_other_name(card))
        prefix = prefix or title
    seen = "" if mobiles else shown(" ".join(numbers))
    birthday = shown(_birthday(card))
    return FileRow(number, mobiles, prefix, first, last, emoji_of(prefix), seen, birthday)


def _birthday(card: Card) -> str:
    """As it stands there: BDAY, or what Android writes for an event that is a birthday."""
    for event in card.get("X-ANDROID-CUSTOM", []):
        kind, day, what, *_ = (*event.split(";"), "", "", "")
        if kind == _ANDROID_EVENT and what == _ANDROID_BIRTHDAY:
            card.setdefault("BDAY", []).append(day)
    return next((day for day in card.get("BDAY", []) if day.strip()), "")


def _other_name(card: Card) -> str:
    """What a card without a structured name is called: as it is shown, else its firm."""
    for field in ("FN", "NICKNAME", "ORG"):
        for value in card.get(field, []):
            name = _plain(_LIST.split(value)[0] if field == "ORG" else value)
            if name:
                return name
    return ""
