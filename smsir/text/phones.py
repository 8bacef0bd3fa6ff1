"""Iranian mobile numbers in all the clothes that people and spreadsheets give them.

Canonical form: 09xxxxxxxxx, eleven ASCII digits. An unknown prefix is not refused: numbers move
between operators and new ranges open. What belongs to something else (a foreign number, a landline,
a card, a decimal, an address) is no mobile: `digit_runs` judges.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from smsir.text.clothes import plain_signs
from smsir.text.digit_runs import MARKS, Unit, mobiles_of, runs_in
from smsir.text.labels import begins_with_unit, ends_with_label

_POINTS = dict.fromkeys(map(ord, "\u066b/,\u060c"), ".")
_FULL = re.compile("09[0-9]{9}")
_FLAT = re.compile(f"[\\s{MARKS}\u00a0()_/'.-]*")
_UNSEEN = re.compile(f"[{MARKS}]")
_SEPARATORS = re.compile(
    "(?:[\n\r;|\u061b\t]|[,\u060c](?!(?<=[0-9].)(?<!0[0-9]{10}.)[0-9]{3}(?![0-9])))+"
)
"""What parts a list; a comma between thousands parts nothing."""

_WITHIN = re.compile(r"(?=[^\W_]|[(]|[+][(0-9]).*[\w)]", re.DOTALL)
"""A piece without the signs around it, where it has a letter or digit: then the first beginning has
an end, found from behind; without one each bracket would be begun with in vain.
"""

_DIGITS = re.compile("[0-9]{3}")
_ROW_NUMBER = re.compile("[^0-9]{0,4}[0-9]{1,4}[^0-9]{0,4}")
_ABROAD = re.compile("[(]?(?:\\+|00)[ ]?(?!98)[1-9]")
_MAIL = re.compile(r"[\w.+-]*@[\w-]+\.[A-Za-z]")
_FILE = re.compile(
    r"[\w-]*\.(?:jpe?g|png|gif|webp|pdf|xlsx?|csv|docx?|txt|vcf|zip|mp[34]|ogg|html?|com|ir|net|org)"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
_LINK = re.compile("(?:https?://|www\\.)[^\\s,;|\u060c\u061b]*\\Z", re.IGNORECASE)
_BARE_LINK = re.compile("[A-Za-z0-9-]\\.[A-Za-z]{2,}/[^\\s,;|\u060c\u061b]*\\Z")
"""An address without its beginning; a number in full is one there too (rubika.ir/0912...)."""

_PHONE_LINK = re.compile(r"//(?:wa\.me|t\.me|telegram\.me)/|(?:phone|tel|mobile)=", re.IGNORECASE)
_CODE = re.compile("[0-9A-Fa-f]{4}-\\Z")
_OF_A_CODE = re.compile("[A-Za-z][/_]\\Z")
_HEX_MARK = re.compile("0[xX]")
_HEX = re.compile("[0-9A-Fa-f]")
_NEAR = 24
_ADDRESS = 80
"""Characters of an address that are looked at."""

_JUNK_LIMIT = 60
_LENGTH = 11
_NATIONAL = 10


@dataclass(frozen=True)
class Pasted:
    """What was found in pasted text: distinct mobiles in order, repeats counted, and the rest."""

    mobiles: tuple[str, ...]
    duplicates: int
    junk: tuple[str, ...]


def normalize_mobile(value: str | float) -> str | None:
    """Return 09xxxxxxxxx, or None when this is no Iranian mobile number and nothing else.

    Takes +98, 0098, 98, 0 or nothing in front, spaces, dashes, dots, parentheses, ZWNJ, bidi
    marks, any digits, and the floats of spreadsheets (``9121234567.0``, ``9.121234567E9``).
    """
    if isinstance(value, bool) or (not isinstance(value, str) and value < 0):
        return None
    if isinstance(value, str) and _FULL.fullmatch(value):
        return value
    text = plain_signs(str(value)).strip()
    if _FULL.fullmatch(text):
        return text
    units = list(_found_in(text))
    if len(units) != 1:
        return None
    unit = units[0]
    alone = _FLAT.fullmatch(text[: unit.start].rstrip("+")) and _FLAT.fullmatch(text[unit.end :])
    return unit.mobile if alone else None


def find_mobiles(pasted: str) -> Pasted:
    """Find every mobile in free text: a list, a sheet's column, a message with names in it.

    What is left between them is kept in pieces of at most 60 characters: shown to the user so that
    a mistyped number does not vanish unseen.
    """
    text = plain_signs(pasted)
    units = list(_found_in(text))
    distinct = tuple(dict.fromkeys(unit.mobile for unit in units))
    return Pasted(
        distinct,
        len(units) - len(distinct),
        tuple(_junk(_between(text, units, 0, len(text)))),
    )


def between_mobiles(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The mobiles of a text in order, and what stands before, between and behind them."""
    plain = plain_signs(text)
    units = list(_found_in(plain))
    pieces = tuple(_between(text, units, 0, len(text)))
    return tuple(unit.mobile for unit in units), pieces


def missed_in(pasted: str) -> tuple[str, ...]:
    """What was not taken and may have been meant to be.

    Pieces of a text without a mobile, and what else looks like a number beside one.
    """
    text = plain_signs(pasted)
    return tuple(_missed(text, list(_found_in(text))))


def is_cut(text: str) -> bool:
    """Whether a spreadsheet wrote a mobile shortened (``9.12E+09``): its digits are lost."""
    plain = plain_signs(text)
    return any(
        sheet[1] is not None
        and _whole(sheet[1]) is None
        and _decimal(sheet[1]).adjusted() in {_NATIONAL - 1, _LENGTH}
        for sheet in runs_in(plain)
    )


def is_foreign(number: str) -> bool:
    """Whether a number says itself that it is of another country: + or 00, and not 98."""
    return _ABROAD.match(_UNSEEN.sub("", plain_signs(number)).strip()) is not None


def with_country(number: str) -> str:
    """A number as messengers give it: with its country's code, the + often left away."""
    digits = _UNSEEN.sub("", plain_signs(number)).strip()
    return number if digits.startswith(("+", "0", "(")) else f"+{digits}"


def mask(mobile: str) -> str:
    """Hide the middle of a number: 0912***4567; a short text is hidden whole."""
    return f"{mobile[:4]}***{mobile[-4:]}" if len(mobile) >= _LENGTH else "***"


def _found_in(text: str) -> Iterator[Unit]:
    """The mobiles of a text with their places in it."""
    for match in runs_in(text):
        if len(match[0]) < _NATIONAL and match[1] is None:
            continue
        if match[1] is None:
            run, start = match[2], match.start()
            moved = 0
        else:
            run, start = _whole(match[1]) or "", match.start()
            moved = match.end() - match.start() - len(run)
        for unit in mobiles_of(run):
            placed = Unit(unit.mobile, start + unit.start, start + unit.end + moved, unit.bare)
            if not _belongs_elsewhere(text, placed):
                yield placed


def _whole(number: str) -> str | None:
    """Scientific notation in whole digits; None where the mantissa does not hold all of them."""
    value = _decimal(number)
    _, digits, exponent = value.as_tuple()
    lost = not isinstance(exponent, int) or exponent > 0 or len(digits) > _LENGTH * 2
    if lost or value != value.to_integral_value():
        return None
    return str(int(value))


def _decimal(number: str) -> Decimal:
    return Decimal(number.translate(_POINTS))


def _belongs_elsewhere(text: str, unit: Unit) -> bool:
    """Whether letters or words beside digits say that they are part of something else."""
    if _in_address(text, unit):
        return True
    before, after = text[max(0, unit.start - 1) : unit.start], text[unit.end : unit.end + 1]
    if _HEX_MARK.search(text[max(0, unit.start - 2) : unit.start + 1]):
        return True
    letters = [bool(char) and char.isascii() and char.isalpha() for char in (before, after)]
    if text[unit.start] == "0" or before == "+":
        return all(letters)
    if unit.bare and (any(letters) or (before and before in ".-\u066b\u066c")):
        return True
    line = text[max(0, unit.start - _NEAR) : unit.start].rpartition("\n")[2]
    if unit.bare and _OF_A_CODE.search(line) is not None:
        return True
    return ends_with_label(line) or begins_with_unit(text[unit.end : unit.end + _NEAR])


def _in_address(text: str, unit: Unit) -> bool:
    """Whether digits are part of a mail's or page's address, of a file's name, or of a UUID.

    An address that leads to a phone (``https://wa.me/98912...``) holds a mobile.
    """
    before = text[max(0, unit.start - _ADDRESS) : unit.start]
    after = text[unit.end : unit.end + _ADDRESS]
    if _MAIL.match(after) or _FILE.match(after):
        return True
    link = _LINK.search(before)
    if link is not None:
        return _PHONE_LINK.search(link[0]) is None
    if unit.bare and _BARE_LINK.search(before) is not None:
        return True
    return _CODE.search(before) is not None and _HEX.match(after) is not None


def _between(text: str, units: list[Unit], start: int, end: int) -> Iterator[str]:
    for unit in units:
        yield text[start : unit.start]
        start = unit.end
    yield text[start:end]


def _junk(fragments: Iterator[str]) -> Iterator[str]:
    for part in fragments:
        for piece in _SEPARATORS.split(part):
            if any(map(str.isalnum, piece)) and (within := _WITHIN.search(piece)):
                yield within[0][:_JUNK_LIMIT]


def _missed(text: str, units: list[Unit]) -> Iterator[str]:
    """Pieces without a mobile; of the others only what else in them looks like a number."""
    waiting, start = deque(units), 0
    for sign in (*_SEPARATORS.finditer(text), None):
        end = sign.start() if sign else len(text)
        here = list[Unit]()
        while waiting and waiting[0].start < end:
            here.append(waiting.popleft())
        for fragment in _between(text, here, start, end):
            if not here or (_DIGITS.search(fragment) and not _ROW_NUMBER.fullmatch(fragment)):
                yield from _junk(iter([fragment]))
        start = sign.end() if sign else end
