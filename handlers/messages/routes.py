"""The screens of messages, and what each opens with.

Those of an SMS that is being written stand in `handlers.shared.half_written`: other domains lead
there with data of their own.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from pydantic import model_validator

from handlers.messages.delivery.words import NOT_REACHED, status_of
from handlers.shared import routes
from handlers.shared.half_written import CHECK, SendData
from screens.route import Route, Target
from screens.screen import Data
from screens.widgets import ListData, PageData
from smsir import Draft, Occasion, SentMessage, SentMessageMobile
from storage import Follow, Job

Spot = tuple[int, int, bool | None, int]
"""A place among the numbers of a turn: which batch; the last id of the page before and whether ids
rise along the way (see `delivery.paging.Cursor`); how many rows of the page were shown already."""

BEGINNING: Spot = (0, 0, None, 0)


class Report(Data):
    """What became of a pasted list: counts, and the pieces that are no mobile number."""

    added: int = 0
    repeated: int = 0
    over: int = 0
    junk: tuple[str, ...] = ()


class AudienceData(SendData):
    """The SMS whose recipients are chosen. `query` filters groups or finds people, by `step`."""

    step: Literal["groups", "people", "numbers"] = "groups"
    query: str = ""
    page: int = 0
    report: Report | None = None

    @property
    def sms(self) -> SendData:
        """The SMS alone, for the next step or the one before."""
        return SendData.model_validate(self.model_dump(include=set(SendData.model_fields)))


class SendingData(Data):
    """A confirmation: the frame and revision of the card that was confirmed.

    `back`: the SMS, to go back to its card with what did not go out. `over`: the screen lies over
    another, so there is a way back; `card`: that is the card before sending (an SMS went to oneself
    first), where the way goes on.
    """

    frame: int
    revision: int
    over: bool = False
    card: bool = False
    back: SendData = SendData()


def card_of(job: Job) -> tuple[int, int]:
    """Frame and revision by which `SENDING` finds the turn of a job, whoever looks at it."""
    if job.campaign is None:
        return job.frame, job.revision
    return -job.campaign, job.turn


class FieldsData(Data):
    """`written`: whether there is a text that a field can be put in front of."""

    written: bool = False


class SentData(PageData):
    """`cursors`: the last id before each page of 50 of the service that was seen so far.

    `starts`: where each page of ours begins: in which of them, and how far down.
    """

    cursors: tuple[int, ...] = (0,)
    starts: tuple[tuple[int, int], ...] = ((0, 0),)

    @model_validator(mode="before")
    @classmethod
    def _lift(cls, fields: Any) -> Any:
        """Until 0.2 a page began at its number times six: the first one is shown then."""
        if not isinstance(fields, dict) or "starts" in fields:
            return fields
        return {name: value for name, value in fields.items() if name != "page"}


class ReportData(Data):
    """One sending, as the list told it: the service cannot be asked for one.

    `recipients`, `sent_at` None and `text` empty where nothing has told.
    """

    batch_key: str
    recipients: int | None = None
    sent_at: datetime | None = None
    text: str = ""

    @classmethod
    def of(cls, batch: SentMessage | Follow) -> ReportData:
        return cls.model_validate(batch, from_attributes=True)


class NumbersData(Data):
    """The numbers of a turn, by one of its batches. `spots`: where each page begins, if known.

    `query`: the digits that are looked for; `lost`: only those that were not reached. `hits`
    (mobile, words): what was found, `onward`: from where to look further, None where all numbers
    were looked at.
    """

    batch_key: str
    recipients: int | None = None
    page: int = 0
    spots: tuple[Spot, ...] = (BEGINNING,)
    query: str = ""
    lost: bool = False
    hits: tuple[tuple[str, str], ...] = ()
    onward: Spot | None = None

    @model_validator(mode="before")
    @classmethod
    def _lift(cls, fields: Any) -> Any:
        """Until 0.2 pages of 50 were remembered, in `places`: the first page is shown then."""
        if not isinstance(fields, dict) or "places" not in fields:
            return fields
        return {name: fields[name] for name in ("batch_key", "recipients") if name in fields}

    @property
    def searched(self) -> bool:
        return self.lost or bool(self.query)

    def fits(self, message: SentMessageMobile) -> bool:
        """Whether a number is among those that are looked for."""
        wanted = self.query in message.mobile
        return wanted and (not self.lost or status_of(message.delivery) in NOT_REACHED)


class DraftData(Data):
    """`id` None: the service told none, so the draft can be used but not changed."""

    id: int | None = None
    title: str = ""
    text: str = ""
    created: datetime | None = None

    @classmethod
    def of(cls, draft: Draft) -> DraftData:
        return cls.model_validate(draft, from_attributes=True)


class CategoryData(PageData):
    id: int
    name: str = ""


class TextData(Data):
    text: str
    category: str = ""
    expires: datetime | None = None

    @classmethod
    def of(cls, occasion: Occasion, category: str) -> TextData:
        return cls(text=occasion.text, category=category, expires=occasion.expires)


class DayData(Data):
    """A ready text whose time is chosen. `category`: the occasion, as the service names it.

    `moved`: days that its date is away from the estimate; `agreed`: the date that was agreed to.
    """

    text: str
    category: str = ""
    moved: int = 0
    agreed: date | None = None


class GreetingData(Data):
    """What is to be changed of the birthday greeting; None: as it is.

    `clock`: minutes after midnight; `most`: SMS of a day that may leave unasked.
    """

    text: str | None = None
    clock: int | None = None
    most: int | None = None


class BirthdaysData(PageData):
    """`id`: of the campaign that greets on a day."""

    id: int


FIELDS = Route("send-fields", FieldsData)
AUDIENCE = Route("audience", AudienceData)
SENDING = Route("sending", SendingData)
SENT = routes.SENT.opening(SentData)
REPORT = Route("sent-one", ReportData)
SENT_NUMBERS = Route("sent-nums", NumbersData)
OUTBOX = Route("outbox", PageData)
DRAFTS = routes.DRAFTS.opening(ListData)
DRAFT = Route("draft", DraftData)
OCCASIONS = routes.OCCASIONS.opening(PageData)
CATEGORY = Route("occasion-cat", CategoryData)
OCCASION = Route("occasion", TextData)
BIRTHDAY_GREETING = Route("birthdays", GreetingData)
BIRTHDAYS_OF_DAY = Route("birthday-day", BirthdaysData)
OCCASION_DAY = Route("occasion-day", DayData)


def to_audience(sms: SendData) -> Target:
    """Choosing recipients, everything written carried along."""
    return AUDIENCE.holding(AudienceData.model_validate(sms.model_dump()))


def onward(sms: SendData) -> Target:
    """After the text: to the recipients, or to the card where there are some already."""
    return CHECK.holding(sms) if sms.addressed else to_audience(sms)
