"""At what pace a send leaves: so many SMS every so many minutes between two hours of the day.

Everything here is arithmetic on a pace, a moment and a number of people; nothing asks or sends.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator

from screens.screen import Data

MOST_MANY, MOST_MINUTES = 2_000, 1_440
MOST_BATCHES = 2_000
"""More would take weeks, and nobody could follow them."""

_DAYS_LOOKED_AT = 8


class Pace(Data):
    """`many` people every `minutes` minutes; `start` to `end`, local: the same twice is all day.

    An end before the start is one of the next day. The end itself is outside.
    """

    many: int = Field(ge=1, le=MOST_MANY)
    minutes: int = Field(ge=1, le=MOST_MINUTES)
    start: time = time()
    end: time = time()

    @field_validator("start", "end")
    @classmethod
    def _to_the_minute(cls, hour: time) -> time:
        return time(hour.hour, hour.minute)

    @property
    def all_day(self) -> bool:
        return self.start == self.end

    def is_open(self, moment: datetime, zone: ZoneInfo) -> bool:
        local = moment.astimezone(zone).time()
        if self.all_day:
            return True
        if self.start < self.end:
            return self.start <= local < self.end
        return local >= self.start or local < self.end

    def first(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The first moment within the hours that is not before `moment`, in UTC."""
        if self.is_open(moment, zone):
            return moment.astimezone(UTC)
        today = moment.astimezone(zone).date()
        days = (today + timedelta(days=more) for more in range(_DAYS_LOOKED_AT))
        starts = (datetime.combine(day, self.start, zone).astimezone(UTC) for day in days)
        # A start that the clocks leap over may fall out of short hours: then the next day's.
        fit = (start for start in starts if start >= moment and self.is_open(start, zone))
        return next(fit, moment.astimezone(UTC))

    def following(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """When the batch after that of `moment` is due, in UTC."""
        return self.first(moment.astimezone(UTC) + timedelta(minutes=self.minutes), zone)

    def moments(self, begin: datetime, zone: ZoneInfo) -> Iterator[datetime]:
        """Of all batches from `begin` on, in UTC, without end."""
        moment = self.first(begin, zone)
        while True:
            yield moment
            moment = self.following(moment, zone)

    def last(self, begin: datetime, batches: int, zone: ZoneInfo) -> datetime:
        """When the last of so many batches is due."""
        moments = self.moments(begin, zone)
        for _ in range(min(batches, MOST_BATCHES) - 1):
            next(moments)
        return next(moments)

    def batches(self, *kinds: int) -> int:
        """How many batches these people make; each kind (contacts, numbers) has its own."""
        return sum(-(-people // self.many) for people in kinds)
