"""How long each worker waits, for what, and how much it does at the same time. In seconds.

`idle` is always the longest time between two looks for work, `grace` what running work has when the
process ends, `at_once` how many pieces of work run side by side. Tests take shorter ones.
"""

from __future__ import annotations

from dataclasses import dataclass

CALM_SECONDS = 600.0
"""Delivery counts that stand still for so long are final."""


@dataclass(frozen=True, slots=True)
class OutboxIntervals:
    """The worker of sends."""

    reconnect: tuple[float, ...] = (1.0, 3.0, 8.0)
    """Between tries of a call that never left."""
    recheck: float = 3.0
    """Before the second look that a refused token or a refusal needs. The further ones of a refused
    token are those of `lookup`."""
    lookup: tuple[float, ...] = (3.0, 10.0, 30.0, 120.0)
    """Before each further look for a send whose end is unknown."""
    writing: tuple[float, ...] = (0.2, 1.0, 2.0, 5.0)
    """Between tries to write an end down, the last one repeated."""
    telling: tuple[float, ...] = (2.0, 10.0, 60.0)
    """Between tries to tell."""
    text_pace: float = 1.0
    """Between two texts of one send: the service's limit is documented nowhere."""
    idle: float = 5.0
    grace: float = 8.0
    at_once: int = 16


@dataclass(frozen=True, slots=True)
class CampaignIntervals:
    """The worker of what leaves later."""

    retry: float = 30.0
    """After the service could not be asked, or the person not be told."""
    idle: float = 5.0
    grace: float = 2.0
    at_once: int = 16
    """Accounts."""


@dataclass(frozen=True, slots=True)
class DeliveryIntervals:
    """The worker that follows what was sent."""

    first: float = 20.0
    """After a send, until the first look."""
    least: float = 3.0
    """At least between two looks."""
    keep: float = 3.0
    """Between two savings of a count that runs."""
    failed: float = 30.0
    """After a look that failed, doubled up to `most`."""
    most: float = 3_600.0
    calm: float = CALM_SECONDS
    days: float = 2.0
    """What was sent before is not followed by itself."""
    idle: float = 5.0
    grace: float = 2.0
    at_once: int = 4


@dataclass(frozen=True, slots=True)
class NewsIntervals:
    """The worker that tells news; `at_once` chats."""

    first: float = 15.0
    """After a failure, doubled up to `longest`."""
    longest: float = 3_600.0
    idle: float = 5.0
    grace: float = 3.0
    at_once: int = 8


@dataclass(frozen=True, slots=True)
class WatchIntervals:
    """The worker that looks at accounts."""

    sync: float = 10.0
    """Between readings of the list of accounts."""
    longest: float = 1_800.0
    """Cap of the pause after failures."""
    told: float = 60.0
    """Between two lines of log about failures."""
    grace: float = 1.0
    at_once: int = 12
    """Fewer than the web client's connections, so that people's presses find one free."""


@dataclass(frozen=True, slots=True)
class BookIntervals:
    """The workers of imports and exports."""

    retry: tuple[float, ...] = (2.0, 5.0, 15.0, 30.0, 60.0, 60.0)
    """Between tries of a call that failed."""
    show: float = 1.0
    """Between two writes of how far reading a file, or an export, has come."""
    lanes: int = 4
    """AddContacts calls at the same time."""
    moment: float = 1.0
    """How long it holds for a batch that somebody may add people; then it is asked again."""
    idle: float = 5.0
    grace: float = 6.0
