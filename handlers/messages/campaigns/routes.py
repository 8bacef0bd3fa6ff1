"""The screens of sends for later, and what each opens with."""

from __future__ import annotations

from datetime import date, datetime

from screens.route import Route
from screens.screen import Data
from screens.widgets import PageData


class WhenData(Data):
    """Choosing a moment, from the whole to the part.

    `month`: of the calendar; `day`, `hour`: chosen so far. `chosen`: understood and to be agreed
    to; `other`: the second reading of an hour that may be of the morning or of the evening.
    """

    month: date | None = None
    day: date | None = None
    hour: int | None = None
    chosen: datetime | None = None
    other: datetime | None = None


class CampaignData(Data):
    id: int


WHEN = Route("when", WhenData)
SCHEDULED = Route("scheduled", PageData)
CAMPAIGN = Route("campaign", CampaignData)
