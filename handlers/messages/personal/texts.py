"""Everybody's own text, and people whose text is the same together: what one call can send.

A large book is rendered in pieces, so that others are served in between.
"""

from __future__ import annotations

import asyncio
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from handlers.messages.personal.rendering import PersonalText, Recipient, render
from handlers.messages.personal.template import Template
from handlers.messages.personal.values import Value
from smsir.text import Measure, measure

_PIECE = 200
"""People rendered in a row: some milliseconds."""


@dataclass(frozen=True, slots=True)
class SameText:
    """A text and all who get it. `nameless`: a fallback stands in it."""

    text: str
    size: Measure
    people: tuple[Recipient, ...]
    nameless: bool = False

    @property
    def cost(self) -> int:
        return self.size.segments * len(self.people)


@dataclass(frozen=True)
class Texts:
    """`batches`: distinct texts, in the order of their first person. `odd`: values left out."""

    batches: tuple[SameText, ...]
    odd: tuple[tuple[Recipient, Value], ...] = ()

    @property
    def people(self) -> int:
        return sum(len(batch.people) for batch in self.batches)

    @property
    def cost(self) -> int:
        """Exactly, in SMS."""
        return sum(batch.cost for batch in self.batches)

    def cost_of_first(self, many: int) -> int:
        """Of so many people, in the order of the texts."""
        cost = 0
        for batch in self.batches:
            people = min(many, len(batch.people))
            cost += people * batch.size.segments
            many -= people
        return cost

    @property
    def nameless(self) -> int:
        """People with a fallback in their text."""
        return sum(len(batch.people) for batch in self.batches if batch.nameless)

    @property
    def spread(self) -> dict[int, int]:
        """By number of parts, in rising order: how many people get so many."""
        parts = Counter[int]()
        for batch in self.batches:
            parts[batch.size.segments] += len(batch.people)
        return dict(sorted(parts.items()))

    @property
    def longest(self) -> SameText:
        """The text with the most parts, and of those the longest. There must be one."""
        return max(self.batches, key=lambda batch: (batch.size.segments, batch.size.units))

    @property
    def shortest(self) -> SameText:
        return min(self.batches, key=lambda batch: (batch.size.segments, batch.size.units))

    @cached_property
    def digest(self) -> str:
        """Of all that would leave: who gets which text, in whatever order they were read.

        Kept with them: of 50,000 people it takes a tenth of a second, and a card is drawn often.
        """
        lines = sorted(
            f"{person.relation or person.mobile} {batch.text}"
            for batch in self.batches
            for person in batch.people
        )
        return sha256("\0".join(lines).encode()).hexdigest()

    @cached_property
    def marks(self) -> str:
        """Of each person and their text: who is there later can be told from whose text differs."""
        marks = [
            _mark(person.mobile) + _mark(batch.text)
            for batch in self.batches
            for person in batch.people
        ]
        return b64encode(b"".join(sorted(marks))).decode()

    def differs_from(self, marks: str) -> bool:
        """Whether somebody who was there then gets another text now; joining or leaving is none."""
        packed = b64decode(marks)
        before = {
            packed[at : at + _MARK]: packed[at + _MARK : at + 2 * _MARK]
            for at in range(0, len(packed), 2 * _MARK)
        }
        return any(
            before.get(_mark(person.mobile), mark) != mark
            for batch in self.batches
            for mark in [_mark(batch.text)]
            for person in batch.people
        )


_MARK = 5
"""Bytes: of 50,000 people two share a mark once in a thousand sends, which is then asked about."""


def _mark(words: str) -> bytes:
    return sha256(words.encode()).digest()[:_MARK]


async def texts_of(template: Template, people: Sequence[Recipient]) -> Texts:
    """Render for everybody; each mobile once, the first of it counts."""
    together: dict[str, tuple[PersonalText, list[Recipient]]] = {}
    odd: list[tuple[Recipient, Value]] = []
    for place, person in enumerate(_distinct(people)):
        if place % _PIECE == _PIECE - 1:
            await asyncio.sleep(0)
        own = render(template, person)
        together.setdefault(own.text, (own, []))[1].append(person)
        odd += [(person, value) for value in own.odd]
    batches: list[SameText] = []
    for place, (text, (own, same)) in enumerate(together.items()):
        if place % _PIECE == _PIECE - 1:
            await asyncio.sleep(0)
        batches.append(SameText(text, measure(text), tuple(same), own.nameless))
    return Texts(tuple(batches), tuple(odd))


def _distinct(people: Iterable[Recipient]) -> list[Recipient]:
    first: dict[str, Recipient] = {}
    for person in people:
        first.setdefault(person.mobile, person)
    return list(first.values())
