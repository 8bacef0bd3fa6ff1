"""Answers of support that were told while the service gave them no id, known again by their words.

An answer is new by its id, else by its place. One that was told by its place is not new once its id
is there. Of the words a keyed digest is kept.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from smsir import TicketReply

_MOST = 50


class Unnumbered:
    """`marks`: of what was told without an id, and has not been seen with one since."""

    def __init__(self, key: bytes, marks: Iterable[str]) -> None:
        self._key = key
        self._left = Counter(marks)

    def unknown(self, answers: Sequence[TicketReply], fresh: Sequence[TicketReply]) -> list[int]:
        """Places in `answers`, all of the thread in their order, of those in `fresh` to be told."""
        still = Counter(self._mark(each) for each in answers if not each.id and each not in fresh)
        told = {
            place
            for place, answer in enumerate(answers)
            if answer.id and self._used(answer, beside=still)
        }
        places = [place for place, answer in enumerate(answers) if answer in fresh]
        self._left += Counter(
            self._mark(answers[place]) for place in places if not answers[place].id
        )
        return [place for place in places if place not in told]

    @property
    def marks(self) -> tuple[str, ...]:
        return tuple(self._left.elements())[-_MOST:]

    def _used(self, answer: TicketReply, *, beside: Mapping[str, int]) -> bool:
        """Whether it was told by its words; not where those are of one that has no id yet."""
        mark = self._mark(answer)
        known = self._left[mark] > beside.get(mark, 0)
        self._left[mark] -= known
        return known

    def _mark(self, answer: TicketReply) -> str:
        return hashlib.blake2b(answer.body.encode(), digest_size=8, key=self._key[:64]).hexdigest()
