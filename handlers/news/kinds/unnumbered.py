"""Answers of support that were told while the service gave them no id, known again by their words.

An answer is new by its id, else by its place. One that was told by its place is not new once its id
is there. Of the words a keyed digest is kept.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from smsir import TicketReply

_MOST = 50


class Unnumbered:
    """`marks`: of what was told without an id, and has not been seen with one since."""

    def __init__(self, key: bytes, marks: Iterable[str]) -> None:
        self._key = key
        self._left = Counter(marks)

    def unknown(self, answers: Sequence[TicketReply], fresh: Sequence[TicketReply]) -> list[int]:
        """Places in `answers`, all of the thread in their order, of those in `fresh` to be told."""
        told = {place for place, answer in enumerate(answers) if answer.id and self._used(answer)}
        places = [place for place, answer in enumerate(answers) if answer in fresh]
        self._left += Counter(
            self._mark(answers[place]) for place in places if not answers[place].id
        )
        return [place for place in places if place not in told]

    @property
    def marks(self) -> tuple[str, ...]:
        return tuple(self._left.elements())[-_MOST:]

    def _used(self, answer: TicketReply) -> bool:
        mark = self._mark(answer)
        known = self._left[mark] > 0
        self._left[mark] -= known
        return known

    def _mark(self, answer: TicketReply) -> str:
        return hashlib.blake2b(answer.body.encode(), digest_size=8, key=self._key[:64]).hexdigest()
