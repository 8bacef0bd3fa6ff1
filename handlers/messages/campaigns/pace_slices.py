"""The audience of one paced turn, frozen when the turn begins, and its slices in their order.

Contacts come first and plain numbers after them, so a slice is one call of the service. Of a
personal text everybody's own is frozen with them: a slice is then one call for each text in it.
What was handed to the outbox is behind the cursor: nothing but the rest is ever sliced again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from screens.screen import Data

T = TypeVar("T", int, str)
Person = int | str
"""The id of a membership, or a plain number."""


class OwnText(Data):
    """A text of a personal turn, and all who get it: memberships, then plain numbers."""

    text: str
    relations: tuple[int, ...] = ()
    mobiles: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return len(self.relations) + len(self.mobiles)


class Run(Data):
    """One turn that leaves at a pace. `handed`: people before the cursor; `batch`: batches so far.

    `relations`: ids of memberships, one for each person; `mobiles`: plain numbers. `texts`: of a
    personal turn, instead of both. `left_out`: of the handed ones, how many got no call: opted out
    or deleted since. `began`: when the turn was due. `excused`: the batch up to which the person
    has decided to go on, however it ended. `confirmed`: recipients of the card, where the service
    said them. `reached`: people who have it by a batch that no row knows of, since a backup was put
    back. `odd`: names that took the fallback, as `content.Odd`.
    """

    relations: tuple[int, ...] = ()
    mobiles: tuple[str, ...] = ()
    texts: tuple[OwnText, ...] = ()
    handed: int = 0
    batch: int = 0
    left_out: int = 0
    excused: int = 0
    began: datetime
    confirmed: int | None = None
    reached: int = 0
    odd: tuple[tuple[str, str, str], ...] = ()

    @property
    def people(self) -> int:
        return len(self.relations) + len(self.mobiles) + sum(each.size for each in self.texts)

    @property
    def remaining(self) -> int:
        return self.people - self.handed

    def is_excused(self, batch: int) -> bool:
        """Whether the person has gone on since it failed: it holds nothing any more."""
        return batch <= self.excused

    def slices_left(self, many: int) -> int:
        """How many slices of so many people the rest makes."""
        if self.texts:
            return -(-self.remaining // many)
        contacts = max(0, len(self.relations) - self.handed)
        return sum(-(-people // many) for people in (contacts, self.remaining - contacts))

    def behind(self, *pieces: Slice, left_out: int = 0, batches: int) -> Run:
        """The cursor behind a slice, of which so many calls became batches."""
        return self.changed(
            handed=self.handed + sum(piece.size for piece in pieces),
            batch=self.batch + batches,
            left_out=self.left_out + left_out,
        )

    def without(self, had: Callable[[Person], bool]) -> Run:
        """The rest without those who had it; who was handed over stays where they are."""
        rest = _Rest(self.handed, had)
        return self.changed(
            relations=rest.of(self.relations),
            mobiles=rest.of(self.mobiles),
            texts=tuple(
                each.changed(relations=rest.of(each.relations), mobiles=rest.of(each.mobiles))
                for each in self.texts
            ),
        )


class _Rest:
    """Goes through a turn's people in their order."""

    def __init__(self, handed: int, had: Callable[[Person], bool]) -> None:
        self._handed, self._had = handed, had

    def of(self, people: Iterable[T]) -> tuple[T, ...]:
        return tuple(person for person in people if self._stays(person))

    def _stays(self, person: Person) -> bool:
        self._handed -= 1
        return self._handed >= 0 or not self._had(person)


@dataclass(frozen=True, slots=True)
class Slice:
    """People of one call: memberships or plain numbers, never both. `text`: of a personal turn."""

    relations: tuple[int, ...] = ()
    mobiles: tuple[str, ...] = ()
    text: str = ""

    @property
    def size(self) -> int:
        return len(self.relations) + len(self.mobiles)


def next_slice(run: Run, many: int) -> list[Slice]:
    """The calls for the first people behind the cursor, at most `many`; none at the end."""
    if run.texts:
        return _own_texts(run, many)
    if run.handed < len(run.relations):
        return [Slice(relations=run.relations[run.handed : run.handed + many])]
    at = run.handed - len(run.relations)
    mobiles = run.mobiles[at : at + many]
    return [Slice(mobiles=mobiles)] if mobiles else []


def _own_texts(run: Run, many: int) -> list[Slice]:
    passed, pieces = run.handed, list[Slice]()
    for own in run.texts:
        for whole in (Slice(own.relations, (), own.text), Slice((), own.mobiles, own.text)):
            start, end = min(passed, whole.size), min(passed + many, whole.size)
            passed -= start
            many -= end - start
            if end > start:
                some = Slice(whole.relations[start:end], whole.mobiles[start:end], own.text)
                pieces.append(some)
    return pieces
