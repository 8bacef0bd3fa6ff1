"""The words of `time_words.json`: which of them stands where in a line that was typed.

Both languages are understood together, whatever language the chat has. A word may have several
meanings (in Persian one word is "hour" and "at"); which one holds, `typed_time` decides.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handlers.messages.occasion_days import names
from handlers.shared.day_parts import words_about_hours
from handlers.shared.month_words import month_words
from smsir.text import fold

Meaning = tuple[str, str]
"""A kind of `time_words.json`, and which of its values ("" where it has none)."""

_TOKEN = re.compile(
    r"(?<!\S)-\d+(?=\s*[^\W\d_]|\s*$)|\d+(?:[/:.\-]\d+)*|[^\W\d_]+(?:[.'][^\W\d_]+)*"
)
"""Less than nothing ("-2 hours") stays what it is; signs at the end of a word do not count."""

_DECIMAL_POINT = re.compile(r"(?<=\d)\u066b(?=\d)")
_LONGEST = 4
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1_000
_BY_VALUE = ("days", "weekdays", "jalali_months", "gregorian_months", "units", "numbers")


@dataclass(frozen=True, slots=True)
class Word:
    """What was typed as one word or phrase, folded. No meanings: not known; digits have none."""

    text: str
    meanings: frozenset[Meaning]

    def value(self, kind: str) -> str | None:
        return next((value for name, value in self.meanings if name == kind), None)


def words_of(line: str) -> list[Word]:
    """The line as words, each as long a phrase as is known."""
    tokens = _TOKEN.findall(_DECIMAL_POINT.sub(".", fold(line)))
    tokens = [part for token in tokens for part in _parted(token)]
    return _compounds(list(_phrases(tokens)))


def _parted(token: str) -> list[str]:
    """A number and what it counts that were typed without a space, as they are in Persian."""
    known = _known()
    if token in known or token.isascii():
        return [token]
    for cut in range(len(token) - 1, 0, -1):
        kinds = [{kind for kind, _ in known.get(part, ())} for part in (token[:cut], token[cut:])]
        if kinds[0] & {"numbers", "half_an"} and kinds[1] & {"units", "times"}:
            return [token[:cut], token[cut:]]
    return [token]


def _compounds(words: list[Word]) -> list[Word]:
    """Numbers of several words as one: "twenty five", with or without an "and" between."""
    joined: list[Word] = []
    place = 0
    while place < len(words):
        end = place + 1
        while (further := _further(words, end)) > end:
            end = further
        parts = words[place:end]
        joined.append(_compound(parts) if parts[1:] else parts[0])
        place = end
    return joined


def _further(words: list[Word], end: int) -> int:
    """Where the number ends that ends here, if a smaller one belongs to it."""
    room = _room(_value(words[end - 1]))
    for place in (end, end + 1):
        if place < len(words) and 0 < _value(words[place]) < room:
            return place + 1
        if place < len(words) and words[place].text not in _known_by("and"):
            break
    return end


def _value(word: Word) -> int:
    return int(word.value("numbers") or 0)


def _room(value: int) -> int:
    """What may be added to a number in words has to be smaller than this."""
    for size in (_THOUSAND, _HUNDRED):
        if value >= size:
            return size
    return _TEN if value > _TEN and value % _TEN == 0 else 0


def _compound(parts: list[Word]) -> Word:
    value = sum(map(_value, parts))
    meanings = {("numbers", str(value))} | (parts[-1].meanings & {("ordinals", "")})
    return Word(" ".join(part.text for part in parts), frozenset(meanings))


def stands_for(word: str, kind: str) -> bool:
    """Whether a folded word has a meaning of this kind, whatever stands beside it."""
    return word in _known_by(kind)


@cache
def _known_by(kind: str) -> frozenset[str]:
    return frozenset(phrase for phrase, meanings in _known().items() if (kind, "") in meanings)


def _phrases(tokens: list[str]) -> Iterator[Word]:
    known = _known()
    place = 0
    while place < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - place), 0, -1):
            phrase = " ".join(tokens[place : place + length])
            if phrase in known or length == 1:
                yield Word(phrase, known.get(phrase, frozenset()))
                place += length
                break


@cache
def _known() -> dict[str, frozenset[Meaning]]:
    raw = json.loads(Path(__file__).with_name("time_words.json").read_text(encoding="utf-8"))
    raw |= month_words() | words_about_hours()["parts"]
    found: dict[str, set[Meaning]] = {}
    for kind, content in raw.items():
        valued = content.items() if kind in _BY_VALUE else [("", content)]
        for value, phrases in valued:
            for phrase in phrases:
                found.setdefault(" ".join(_TOKEN.findall(fold(phrase))), set()).add((kind, value))
    for name in names():
        phrase = " ".join(_TOKEN.findall(name))
        # A date by its name, such as the 1st of Mehr, is read as one.
        if not _is_date(phrase, found):
            found.setdefault(phrase, set()).add(("occasions", name))
    return {phrase: frozenset(meanings) for phrase, meanings in found.items()}


def _is_date(phrase: str, found: Mapping[str, Collection[Meaning]]) -> bool:
    """Whether a number or a month stands in it."""
    months = {"jalali_months", "gregorian_months"}
    return any(
        word.isdecimal() or months & {kind for kind, _ in found.get(word, ())}
        for word in phrase.split()
    )
