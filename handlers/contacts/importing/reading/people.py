"""A person as a file tells of one, cleaned: names in Persian letters, a number as 09xxxxxxxxx."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from smsir.text import find_mobiles, fold, is_cut, normalize_mobile, to_ascii_digits

_IRAN = "98"
_CODE = re.compile("[0-9]+")
_UNSAID_CODE = "0"
"""Of a country that is named alone: no country's code begins with it."""

_WORD = re.compile(r"[^\W_]+")

BadReason = Literal["number", "cut", "duplicate"]
"""`cut`: a spreadsheet has shortened the number (9.12E+09), its digits are lost."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row of a file. `mobiles` empty: nobody can be texted; `seen`: what stood there.

    `birthday`: as it stands there; whoever takes the row reads it.
    """

    row: int
    mobiles: tuple[str, ...]
    prefix: str = ""
    first: str = ""
    last: str = ""
    emoji: int | None = None
    seen: str = ""
    birthday: str = ""


@dataclass(slots=True)
class PeopleRows:
    """Rows of people, good ones apart from the rest, each mobile once."""

    good: list[list[Any]] = field(default_factory=list)
    rejected: list[list[Any]] = field(default_factory=list)
    met: set[int] = field(default_factory=set)
    cut: bool = False

    def take(self, found: FileRow) -> None:
        """Good rows: row, mobile, prefix, first, last, emoji; with a birthday, no groups and that.

        Others: row, shown, name, reason.
        """
        if not found.mobiles:
            reason: BadReason = "cut" if is_cut(found.seen) else "number"
            self.cut = self.cut or reason == "cut"
            self.rejected.append([found.row, found.seen, _name(found), reason, ""])
        for mobile in found.mobiles:
            key = int(mobile)
            if key in self.met:
                self.rejected.append([found.row, mobile, _name(found), "duplicate", ""])
                continue
            self.met.add(key)
            row = [found.row, mobile, found.prefix, found.first, found.last, found.emoji]
            self.good.append([*row, [], found.birthday] if found.birthday else row)


def _name(row: FileRow) -> str:
    return " ".join(part for part in (row.prefix, row.first, row.last) if part)


def with_its_country(cell: str, country: str) -> str:
    """A number whose country, or its code, stands in another cell; as it is where it says its own.

    A country that is named may be that of an address: it makes bare digits alone another's.
    """
    number, code = to_ascii_digits(cell).lstrip(" ("), _foreign_code(country)
    of_its_own = ("+", "0", _IRAN) if code == _UNSAID_CODE else ("+", "00", _IRAN)
    return f"+{code} {cell}" if code and not number.startswith(of_its_own) else cell


def _foreign_code(country: str) -> str:
    """Another country's code, if need be the one that is none; empty where it may be ours."""
    first = _CODE.search(to_ascii_digits(country))
    if first is None:
        return _UNSAID_CODE if _is_abroad(country) else ""
    digits = first[0].removeprefix("00")
    return "" if digits in {"0", _IRAN} else digits


def _is_abroad(country: str) -> bool:
    """Whether it is the name of another country than ours."""
    named = set(_WORD.findall(fold(country)))
    return bool(named) and not named & words()["our country"].keys()


def mobiles_in(cell: str) -> tuple[str, ...]:
    """The numbers of one cell; usually one, sometimes several with signs between them."""
    mobile = normalize_mobile(cell)
    if mobile is not None:
        return (mobile,)
    return find_mobiles(cell).mobiles


@cache
def words() -> dict[str, dict[str, Any]]:
    """The words of headers, titles and genders, folded.

    Headers lead to the field that they name, titles and genders to the service's EmojiId; with
    them the words by which a header that is not listed is known, and those that join two people.
    """
    path = Path(__file__).with_name("names.json")
    raw = json.loads(path.read_text(encoding="utf-8"))
    fields = ("mobile", "first", "last", "full", "prefix", "gender", "birthday", "country")
    parts = (
        "mobile words", "name words", "no person", "another person", "birthday words",
        "connectives", "never", "our country",
    )  # fmt: skip
    return {
        "headers": {fold(word): name for name in fields for word in raw[name]},
        "titles": {fold(word): emoji for word, emoji in raw["titles"].items()},
        "genders": {fold(word): emoji for word, emoji in raw["genders"].items()},
        **{part: {fold(word): True for word in raw[part]} for part in parts},
    }


def emoji_of(prefix: str, gender: str = "") -> int | None:
    """EmojiId by gender or title: 2 Mr, 3 Ms; None where neither tells."""
    vocabulary = words()
    by_gender = vocabulary["genders"].get(fold(gender)) if gender else None
    by_title = vocabulary["titles"].get(fold(prefix)) if prefix else None
    title = by_gender or by_title
    return title if title in {2, 3} else None


def split_name(full: str) -> tuple[str, str, str]:
    """Title, first and last name of a name in one piece."""
    parts = full.split()
    titles = words()["titles"]
    prefix = list(_leading(parts, titles))
    rest = parts[len(prefix) :]
    return " ".join(prefix), " ".join(rest[:1]).rstrip(",\u060c"), " ".join(rest[1:])


def _leading(parts: list[str], titles: dict[str, Any]) -> Iterator[str]:
    for part in parts[:-1]:
        if fold(part) not in titles:
            return
        yield part
