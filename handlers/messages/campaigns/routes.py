"""The screens of sends for later, and what each opens with."""

from __future__ import annotations

from datetime import date, datetime

from handlers.shared import routes
from handlers.shared.pacing import Pace
from handlers.shared.repeating import Repeat
from screens.route import Route
from screens.screen import Data
from screens.widgets import PageData


class WhenData(Data):
    """Choosing a moment, from the whole to the part.

    `month`: of the calendar; `day`, `hour`: chosen so far. `chosen`: understood and to be agreed
    to; `others`: further readings of what was typed; `days`: the two of a date in two numbers.
    """

    month: date | None = None
    day: date | None = None
    hour: int | None = None
    chosen: datetime | None = None
    others: tuple[datetime, ...] = ()
    days: tuple[date, ...] = ()


class AgainData(Data):
    """Choosing how a send comes again; `at`: its first turn.

    `picking`: weekdays are being ticked; `rule`: chosen, its end still open; `month`: of the
    calendar in which the last day is chosen.
    """

    at: datetime
    picking: bool = False
    weekdays: frozenset[int] = frozenset()
    rule: Repeat | None = None
    month: date | None = None


class PaceData(Data):
    """Choosing a pace for so many people of groups (None: unsaid) and plain numbers, from `at`."""

    pace: Pace
    contacts: int | None = None
    numbers: int = 0
    at: datetime | None = None


class CampaignData(Data):
    """By its id or, right after it was confirmed, by the card (frame, revision) that made it."""

    id: int = 0
    frame: int = 0
    revision: int = 0


AGAIN = Route("again", AgainData)
PACE = Route("pace", PaceData)
WHEN = Route("when", WhenData)
SCHEDULED = routes.SCHEDULED.opening(PageData)
CAMPAIGN = Route("campaign", CampaignData)
