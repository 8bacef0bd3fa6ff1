"""The audience of one paced turn, frozen when the turn begins, and its slices in their order.

Contacts come first and plain numbers after them, so a slice is one call of the service. What was
handed to the outbox is behind the cursor: nothing but the rest is ever sliced again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from screens.screen import Data


class Run(Data):
    """One turn that leaves at a pace. `handed`: people before the cursor; `batch`: batches so far.

    `relations`: ids of memberships, one for each person; `mobiles`: plain numbers. `left_out`: of
    the handed ones, how many got no call: opted out or deleted since. `began`: when the turn was
    due. `excused`: the batch up to which the person has decided to go on, however it ended.
    `confirmed`: recipients of the card, where the service said them. `reached`: people who have it
    by a batch that no row knows of, since a backup was put back.
    """

    relations: tuple[int, ...] = ()
    mobiles: tuple[str, ...] = ()
    handed: int = 0
    batch: int = 0
    left_out: int = 0
    excused: int = 0
    began: datetime
    confirmed: int | None = None
    reached: int = 0

    @property
    def people(self) -> int:
        return len(self.relations) + len(self.mobiles)

    @property
    def remaining(self) -> int:
        return self.people - self.handed

    @property
    def contacts_remaining(self) -> int:
        return max(0, len(self.relations) - self.handed)

    def behind(self, piece: Slice, *, left_out: int = 0, called: bool) -> Run:
        """The cursor behind a slice; `called`: it became a batch."""
        return self.changed(
            handed=self.handed + piece.size,
            batch=self.batch + called,
            left_out=self.left_out + left_out,
        )


@dataclass(frozen=True, slots=True)
class Slice:
    """People of one call: memberships or plain numbers, never both."""

    relations: tuple[int, ...] = ()
    mobiles: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return len(self.relations) + len(self.mobiles)


def next_slice(run: Run, many: int) -> Slice:
    """The first people behind the cursor, at most `many`; an empty one at the end."""
    if run.handed < len(run.relations):
        return Slice(relations=run.relations[run.handed : run.handed + many])
    at = run.handed - len(run.relations)
    return Slice(mobiles=run.mobiles[at : at + many])
