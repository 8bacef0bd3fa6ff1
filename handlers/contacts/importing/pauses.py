"""How long the workers of the address book wait, and how much they do at a time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BookPauses:
    """Pauses of imports and exports, in seconds.

    `retry`: between tries of a call that failed; `idle`: the longest time between two looks for
    work; `grace`: what running work has when the process ends; `show`: between two writes of an
    export's progress. `lanes`: AddContacts calls at the same time.
    """

    retry: tuple[float, ...] = (2.0, 5.0, 15.0, 30.0, 60.0, 60.0)
    idle: float = 5.0
    grace: float = 6.0
    show: float = 1.0
    lanes: int = 4
