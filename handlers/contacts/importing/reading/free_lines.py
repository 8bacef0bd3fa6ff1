"""Free lines, as people type them: names beside numbers, one person a line or several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice, pairwise

from handlers.contacts.importing.reading.encoding import Text
from handlers.contacts.importing.reading.names import clean, shown
from handlers.contacts.importing.reading.people import (
    FileRow,
    emoji_of,
    split_name,
    words,
)
from smsir.text import begins_with_unit, between_mobiles, fold, to_ascii_digits, without_label

_NUMBERS = re.compile(r"^\s*[0-9]{1,4}(?=\W)|[+(]{0,3}[0-9](?:[ ().+/_-]*[0-9]){3,}")
"""What is no part of a name: a list's numbering, and numbers of cards or landlines."""

_NEAR = 24
_UNIT = re.compile(r"\W*\w*")
_TAGS = re.compile(r"</?[A-Za-z][^<>]*>")
_SIGNS = re.compile("[,;|\u060c\u061b\t]+")
_NAMED = 200
"""Lines looked at for a word that all of them have, which is nobody's name."""

_FEWEST, _COMMON = 5, 0.8
_MOST_NUMBERS = 5
"""Numbers that one name may have; a word before more of them heads a list."""

Person = tuple[tuple[str, ...], str]
"""Mobiles, and the name beside them."""


def free_lines(lines: Iterable[str]) -> Iterator[FileRow]:
    """The people of each line; a line without a mobile is told as it stands."""
    nobody = _common_name(islice(iter(lines), _NAMED)) if isinstance(lines, Text) else None
    for number, line in enumerate(lines, 1):
        if not any(char.isalnum() for char in line):
            continue
        persons, birthday = _with_birthday(line)
        if not persons:
            yield FileRow(number, (), seen=shown(line))
        for mobiles, name in persons:
            prefix, first, last = ("", "", "") if name == nobody else split_name(name)
            emoji = emoji_of(prefix)
            yield FileRow(number, mobiles, prefix, first, last, emoji, birthday=birthday)


def _with_birthday(line: str) -> tuple[list[Person], str]:
    """The people of a line, and the birthday that is said with a word for it.

    Of several people or birthdays nobody knows whose is whose: the line as it stands, no day.
    """
    born = [match[1] for match in _birthday().finditer(line)]
    persons = _persons(_birthday().sub(" ", line)) if born else []
    if not persons:
        return _persons(line), ""
    return persons, born[0] if len(persons) == len(born) == 1 else shown(line)


@cache
def _birthday() -> re.Pattern[str]:
    headers = (word for word, field in words()["headers"].items() if field == "birthday")
    spelt = "|".join(sorted(map(re.escape, headers), key=len, reverse=True))
    numbers = r"\d{1,4}(?: ?[/.\-] ?\d{1,4}){1,2}(?!\d)"
    # The day, its month by name, and the year: "12 mordad 69", "12th of August 1990".
    day = r"\d{1,2}(?!\d)\s*[^\W\d_]+(?:(?:\s+[^\W\d_]+){0,2}\s+\d{2,4}(?!\d))?"
    return re.compile(rf"(?<!\w)(?:{spelt})\b\s*[:=-]?\s*({numbers}|{day})", re.IGNORECASE)


def _persons(line: str) -> list[Person]:
    mobiles, pieces = between_mobiles(line)
    if not mobiles:
        return []
    names = [_name(piece) for piece in pieces]
    if len(set(mobiles)) > 1 and sum(map(bool, names)) > 1:
        return _several(mobiles, names)
    name = clean(" ".join(filter(None, names)))
    return _known(tuple(dict.fromkeys(mobiles)), name)


def _several(mobiles: Sequence[str], names: Sequence[str]) -> list[Person]:
    """Names before their numbers or behind them; a number without one is of its neighbour's."""
    ahead = bool(names[0])
    beside = names[:-1] if ahead else names[1:]
    ends = [place + (not ahead) for place, name in enumerate(beside) if name]
    edges = sorted({0, *ends, len(mobiles)})
    persons = list[Person]()
    for start, end in pairwise(edges):
        name = next(filter(None, beside[start:end]), "")
        persons += _known(tuple(dict.fromkeys(mobiles[start:end])), name)
    return persons


def _known(mobiles: tuple[str, ...], name: str) -> list[Person]:
    if not mobiles:
        return []
    return [(mobiles, name if len(mobiles) <= _MOST_NUMBERS else "")]


def _name(piece: str) -> str:
    """The words of a piece; no tags, numbers, words for a phone, or an "and" to what is gone."""
    plain = _SIGNS.sub(" ", _without_numbers(to_ascii_digits(_TAGS.sub(" ", piece))))
    kept = [word for word in plain.split() if _of_a_name(word)]
    while kept and fold(kept[-1]) in words()["connectives"]:
        kept.pop()
    while kept and fold(kept[0]) in words()["connectives"]:
        kept.pop(0)
    return clean(" ".join(kept))


def _without_numbers(text: str) -> str:
    """Without numbers, the words for what they number, and those for what they count."""
    kept, start = list[str](), 0
    for match in _NUMBERS.finditer(text):
        kept.append(without_label(text[start : match.start()]))
        start = match.end()
        counted = text[start : start + _NEAR]
        if begins_with_unit(counted):
            start += len(counted) - len(_UNIT.sub("", counted, count=1))
    return " ".join([*kept, text[start:]])


@lru_cache(maxsize=4096)
def _of_a_name(word: str) -> bool:
    if not any(char.isalpha() for char in word):
        return False
    return words()["headers"].get(fold(clean(word))) != "mobile"


def _common_name(lines: Iterable[str]) -> str | None:
    """What stands beside nearly every number ("phone_number"): a label, and nobody's name."""
    persons = chain.from_iterable(map(_persons, lines))
    names = Counter(name for _, name in persons if name)
    name, many = next(iter(names.most_common(1)), ("", 0))
    return name if many >= max(_FEWEST, names.total() * _COMMON) else None
