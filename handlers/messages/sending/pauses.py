"""How long the worker of sends waits, and for what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pauses:
    """Pauses of the outbox, in seconds.

    `reconnect`: between tries of a call that never left; `recheck`: before the second look that a
    refused token needs; `lookup`: before each further look for a send whose end is unknown;
    `writing`: between tries to write an end down, the last one repeated; `telling`: between tries
    to tell; `idle`: the longest time between two looks at the outbox; `grace`: what a running call
    has when the process ends.
    """

    reconnect: tuple[float, ...] = (1.0, 3.0, 8.0)
    recheck: float = 3.0
    lookup: tuple[float, ...] = (3.0, 10.0, 30.0, 120.0)
    writing: tuple[float, ...] = (0.2, 1.0, 2.0, 5.0)
    telling: tuple[float, ...] = (2.0, 10.0, 60.0)
    idle: float = 5.0
    grace: float = 8.0
    at_once: int = 16
