"""Which mobile numbers a run of digits and phone signs holds: the one judge of them all.

A run is judged as a whole, because a part of it proves nothing: in a bank card, a foreign number, a
decimal or an address of a computer ten digits may look like a mobile. So a run is taken only if all
of it is read: mobiles, landlines between them, a row's number in front. Failing that, a mobile in
full (09 and nine digits, in one piece) counts if only spaces are beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

MARKS = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0e\ufe0f\u20e3"
"""What stands unseen between digits: half-spaces, soft hyphens, marks of direction, and the
keycaps of emoji digits."""

_SPACES = " \u00a0\u2000-\u200a\u202f\u3000"
_GAP = f"[{_SPACES}{MARKS}()._/\u066b\u066c+-]"
_MANTISSA = "(?:[0-9]+(?:[.\u066b][0-9]+)?|(?<![0-9])[0-9][/,\u060c][0-9]+)"
SHEET_NUMBER = f"{_MANTISSA}[eE][+-]?[0-9]{{1,3}}(?![0-9])"
"""Scientific notation. A Persian Excel writes 9/12E+09, a European one 9,12E+09."""

RUN = f"[+(]{{0,2}} ?[0-9]+(?:{_GAP}{{1,8}}(?!{SHEET_NUMBER})[0-9]+)*"
_ATOM = re.compile("[0-9]+")
_WIDE = re.compile(f"[{_SPACES}]{{3,}}")
_APART = re.compile(f"[{_SPACES}{MARKS}/_]")

_FULL = re.compile("09[0-9]{9}")
_USUAL = re.compile(
    " ?(?P<lead>[+]98[ -]?|0098[ -]?|0)(?P<a>9[0-9]{2})[ -]?(?P<b>[0-9]{3})[ -]?(?P<c>[0-9]{4})"
)
"""What most runs are; judged at once, for speed alone."""

_MOBILE = re.compile("(?:0098|98)?0?(9[0-9]{9})")
_LANDLINE = re.compile("(?:0098|98)[1-8][0-9]{9}|0[1-8][0-9]{9}")
_OPERATOR = re.compile("(?:0098|98)?0?9[0-9]{2}")
_LEADS = {"98", "0098", "980", "0"}
_DAY = re.compile("0[0-9]")
"""Day or month: 09/12/1404 567 is a date and what stands behind it."""

_ROW = re.compile("[1-9][0-9]{0,2}")
_MOST_ATOMS = 14
_BARE = 10
_COUNTRY, _COUNTRY_MOBILE = 2, 5
_LONGEST_ABROAD = 15
"""Digits of any number in the world (ITU-T E.164)."""


class Atom(NamedTuple):
    """Digits in one piece. `gap`: what stands before them; `plus`: a + that is theirs."""

    digits: str
    start: int
    end: int
    gap: str
    plus: bool

    @property
    def apart(self) -> bool:
        """Whether a space, a slash or a mark is between these digits and the ones before."""
        return _APART.search(self.gap) is not None


Begins = Callable[[Sequence[Atom], int], bool]
"""Whether something begins at a place."""


class Unit(NamedTuple):
    """One whole number. `mobile`: 09xxxxxxxxx; empty for a landline."""

    mobile: str
    start: int
    end: int
    bare: bool


def mobiles_of(run: str) -> list[Unit]:
    """The mobiles of a run, in order; what is not returned is none."""
    usual = _USUAL.fullmatch(run)
    if usual is not None:
        mobile = "0" + "".join(usual.group("a", "b", "c"))
        start = usual.start("lead") + run.startswith("+", usual.start("lead"))
        return [Unit(mobile, start, len(run), bare=False)]
    units: list[Unit] = []
    start = 0
    for gap in (*_WIDE.finditer(run), None):
        end = gap.start() if gap else len(run)
        for atoms in _segments(_atoms(run, start, end), _foreign_by_plus):
            units += [unit for unit in _read(atoms) if unit.mobile]
        start = gap.end() if gap else end
    return units


def _atoms(run: str, start: int, end: int) -> list[Atom]:
    atoms, before = list[Atom](), start
    for piece in _ATOM.finditer(run, start, end):
        gap = run[before : piece.start()]
        # In "0912... + 0913..." the sign joins two numbers; no country's code begins with 0.
        glued = gap.endswith("+")
        plus = "+" in gap and (glued or not piece[0].startswith("0"))
        atoms.append(Atom(piece[0], piece.start(), piece.end(), gap, plus))
        before = piece.end()
    return atoms


def _segments(atoms: Sequence[Atom], foreign: Begins) -> Iterator[Sequence[Atom]]:
    """The atoms without the foreign numbers in them."""
    start = place = 0
    while place < len(atoms):
        if not foreign(atoms, place):
            place += 1
            continue
        yield atoms[start:place]
        place = start = _end_of_number(atoms, place)
    yield atoms[start:]


def _foreign_by_plus(atoms: Sequence[Atom], place: int) -> bool:
    return atoms[place].plus and not _joined(atoms, place).startswith("98")


def _foreign_by_zeros(atoms: Sequence[Atom], place: int) -> bool:
    digits, apart = _joined(atoms, place), not place or atoms[place].apart
    return apart and digits.startswith("00") and digits[2:3] != "0" and digits[2:4] != "98"


def _joined(atoms: Sequence[Atom], place: int) -> str:
    return "".join(each.digits for each in atoms[place : place + 3])


def _end_of_number(atoms: Sequence[Atom], place: int) -> int:
    """Behind all digits that may still belong to the number that begins here."""
    many = len(atoms[place].digits)
    place += 1
    while place < len(atoms) and not atoms[place].plus:
        many += len(atoms[place].digits)
        if many > _LONGEST_ABROAD and atoms[place].apart:
            break
        place += 1
    return place


def _read(atoms: Sequence[Atom]) -> list[Unit]:
    whole = _cover(atoms, 0)
    if whole is not None:
        return whole
    units: list[Unit] = []
    for part in filter(None, _segments(atoms, _foreign_by_zeros)):
        behind = _behind_row_number(part) or _cover(part, 0)
        units += _in_full(part) if behind is None else behind
    return units


def _cover(atoms: Sequence[Atom], start: int) -> list[Unit] | None:
    """All atoms from `start` as numbers in a row; None where one is left over."""
    # Backwards, so that each place is judged once, whatever the length.
    covers: dict[int, list[Unit]] = {len(atoms): []}
    for place in range(len(atoms) - 1, start - 1, -1):
        for end in range(place + 1, min(place + _MOST_ATOMS, len(atoms)) + 1):
            rest = covers.get(end)
            if rest is None or not _parted(atoms, place, end):
                continue
            unit = _unit(atoms[place:end])
            if unit is not None:
                covers[place] = [unit, *rest]
                break
        if place not in covers and place + 1 in covers and _numbers_the_next(atoms, place):
            covers[place] = covers[place + 1]
    return covers.get(start)


def _numbers_the_next(atoms: Sequence[Atom], place: int) -> bool:
    """Whether this is a number of a list and a mobile in full is behind it: "2-0912..."."""
    here, behind = atoms[place], atoms[place + 1 : place + 2]
    return (
        bool(behind)
        and (not place or here.apart)
        and not here.plus
        and _ROW.fullmatch(here.digits) is not None
        and behind[0].gap.strip() in {"-", ")"}
        and _FULL.fullmatch(behind[0].digits) is not None
    )


def _parted(atoms: Sequence[Atom], place: int, end: int) -> bool:
    """Whether a number may end here: before a space or slash, or a dash between whole numbers."""
    if end == len(atoms) or atoms[end].apart or atoms[end].plus:
        return True
    dash = "." not in atoms[end].gap and "\u066b" not in atoms[end].gap
    return dash and end == place + 1 and _FULL.fullmatch(atoms[end].digits) is not None


def _behind_row_number(atoms: Sequence[Atom]) -> list[Unit] | None:
    """A list's own numbering in front: "3 0912...", "3- 0912...", "3)0912..."; not "3.0912..."."""
    if len(atoms) == 1 or not _ROW.fullmatch(atoms[0].digits) or atoms[0].plus:
        return None
    sign, behind = atoms[1].gap.strip()[:1], atoms[1]
    if not (behind.apart or sign in {"-", ")"}):
        return None
    whole = _cover(atoms, 1)
    if not whole or not whole[0].mobile:
        return None
    if _FULL.fullmatch(behind.digits) or behind.plus:
        return whole
    one_piece = behind.apart and len(behind.digits) == _BARE
    numbered = sign in {".", "-", ")"} and atoms[1].gap[:1] == sign and one_piece
    grouped = behind.apart and behind.digits.startswith("09")
    return whole if numbered or grouped else None


def _in_full(atoms: Sequence[Atom]) -> Iterator[Unit]:
    """Mobiles in one piece, only spaces beside them, no + before that they may belong to."""
    since_plus = _LONGEST_ABROAD
    for place, atom in enumerate(atoms):
        since_plus = len(atom.digits) if atom.plus else since_plus + len(atom.digits)
        alone = (not place or atom.apart) and (place + 1 == len(atoms) or atoms[place + 1].apart)
        if alone and since_plus > _LONGEST_ABROAD and _FULL.fullmatch(atom.digits):
            yield Unit(atom.digits, atom.start, atom.end, bare=False)


def _unit(atoms: Sequence[Atom]) -> Unit | None:
    """These atoms as one number, if they are one in a grouping that people use."""
    first, last = atoms[0], atoms[-1]
    atoms = _without_zero_decimals(atoms)
    if any("\u066c" in atom.gap or "+" in atom.gap for atom in atoms[1:]):
        return None
    digits = "".join(atom.digits for atom in atoms)
    if _LANDLINE.fullmatch(digits):
        return Unit("", first.start, last.end, bare=False)
    mobile = _MOBILE.fullmatch(digits)
    if mobile is None or (first.plus and not digits.startswith("98")):
        return None
    if not _grouped(atoms, digits):
        return None
    return Unit("0" + mobile[1], first.start, last.end, bare=len(digits) == _BARE)


def _without_zero_decimals(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """9121234567.0 is what a sheet makes of a number."""
    pair = len(atoms) == 2 and atoms[1].gap in {".", "\u066b"}  # noqa: PLR2004 (a number and zeros)
    return atoms[:1] if pair and not atoms[1].digits.strip("0") else atoms


def _grouped(atoms: Sequence[Atom], digits: str) -> bool:
    """Whether the digits are in groups of a number, not of a decimal, amount, card or address."""
    if len(atoms) == 1:
        return True
    sizes = [len(atom.digits) for atom in atoms]
    dots = sum(1 for atom in atoms[1:] if set(atom.gap) & {".", "\u066b"})
    if dots and not _dotted(atoms, sizes, dots):
        return False
    if _DAY.fullmatch(atoms[0].digits) and any(set(atom.gap) & set("/-") for atom in atoms[1:3]):
        return False
    if len(digits) == _BARE:
        # 9xx first: 91876-54321 is a postal code, 9 123 456 789 an amount, 91-... may be India.
        return sizes[0] not in {1, 2, 5}
    if digits.startswith("98") and not atoms[0].plus:
        return sizes[0] == _COUNTRY or sizes[0] >= _COUNTRY_MOBILE
    return True


def _dotted(atoms: Sequence[Atom], sizes: list[int], dots: int) -> bool:
    """0912.345.6789 and +98.912.3456789, but not 0.9123456789, 912.3456789 or 95.216.46.195."""
    if dots == 1:
        in_front = atoms[0].digits.startswith(("09", "0098")) and sizes[0] > len("091")
        return in_front or atoms[0].plus
    lead = next((n for n, each in enumerate(atoms) if each.digits not in _LEADS), 0)
    return _OPERATOR.fullmatch(atoms[lead].digits) is not None and min(sizes[lead:]) > 1


def runs_in(text: str) -> Iterator[re.Match[str]]:
    """Scientific notation (group 1) and runs (group 2) of a text with ASCII digits.

    Most cells and lines hold no digit at all, and that is seen twenty times sooner.
    """
    return iter(()) if _ATOM.search(text) is None else _run_pattern().finditer(text)


@cache
def _run_pattern() -> re.Pattern[str]:
    return re.compile(f"({SHEET_NUMBER})|({RUN})")
