"""What the screens of sent SMS remember.

The service cannot be asked for one sending, so its page carries what the list told.
"""

from __future__ import annotations

from datetime import datetime

from handlers.messages.delivery import UNREACHED, status_of
from handlers.messages.delivery.paging import Cursor
from screens.screen import Data
from smsir import SentMessage, SentMessageMobile

Place = tuple[int, bool | None]
NOT_REACHED = UNREACHED | {"blacklist"}
"""Whoever is on the black list was not reached either, though no second try goes there."""


class SentData(Data):
    """`cursors`: the last id before each page of 50 of the service that was seen so far."""

    page: int = 0
    cursors: tuple[int, ...] = (0,)


class OneData(Data):
    """One sending. `sent_at` None and `text` empty where nothing has told."""

    batch_key: str
    recipients: int = 0
    sent_at: datetime | None = None
    text: str = ""

    @classmethod
    def of(cls, batch: SentMessage) -> OneData:
        return cls(
            batch_key=batch.batch_key,
            recipients=batch.recipients,
            sent_at=batch.sent_at,
            text=batch.text,
        )


class NumbersData(Data):
    """The numbers of one sending. `places`: where each page of 50 begins, as far as known.

    `query`: the digits that are looked for; `lost`: only those that were not reached. `hits`
    (mobile, words): what was found, `onward`: from where to look further, None where all numbers
    were looked at.
    """

    batch_key: str
    recipients: int = 0
    page: int = 0
    places: tuple[Place, ...] = ((0, None),)
    query: str = ""
    lost: bool = False
    hits: tuple[tuple[str, str], ...] = ()
    onward: Place | None = None

    @property
    def searched(self) -> bool:
        return self.lost or bool(self.query)

    def fits(self, message: SentMessageMobile) -> bool:
        """Whether a number is among those that are looked for."""
        wanted = self.query in message.mobile
        return wanted and (not self.lost or status_of(message.delivery) in NOT_REACHED)

    def changed(self, **fields: object) -> NumbersData:
        return self.model_copy(update=fields)


def spot(place: Place) -> Cursor:
    return Cursor(*place)


def place(where: Cursor) -> Place:
    return (where.last, where.rising)


class JobsData(Data):
    page: int = 0
