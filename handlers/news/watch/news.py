"""The kinds of news, as they are kept (sealed) between being seen and being told."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from storage import Alert

_ANSWER_UNITS = 3000
"""Longer answers are cut: a message holds 4096 units (Bot API), and the thread is a press away."""


class _News(BaseModel):
    """`at`: when the watcher saw it."""

    model_config = ConfigDict(frozen=True)

    at: datetime

    @property
    def alert(self) -> Alert | None:
        """The switch that turns it off; None: it is always told."""
        return None


class Answer(_News):
    """Support wrote into a ticket. `written`: when, as the service says."""

    kind: Literal["answer"] = "answer"
    ticket: int
    subject: str
    text: str = Field(repr=False)
    files: int = 0
    written: datetime | None = None

    @property
    def alert(self) -> Alert | None:
        return "support"


class Closed(_News):
    """A ticket was closed."""

    kind: Literal["closed"] = "closed"
    ticket: int
    subject: str

    @property
    def alert(self) -> Alert | None:
        return "closed"


class Notice(_News):
    """A word of the service to its users."""

    kind: Literal["notice"] = "notice"
    notice: int
    title: str
    text: str
    written: datetime | None = None

    @property
    def alert(self) -> Alert | None:
        return "notice"


class LowCredit(_News):
    """`days` that the credit lasts at the present pace; None: nothing is known of the pace.

    `mark`: the owner's own, where it was reached; None: the days are few.
    """

    kind: Literal["credit"] = "credit"
    credit: int
    days: int | None = None
    mark: int | None = None

    @property
    def alert(self) -> Alert | None:
        return "credit"


class PlanEnds(_News):
    """`left` in days; 0: it has ended."""

    kind: Literal["plan"] = "plan"
    left: int
    ends: datetime | None = None
    ended: bool = False
    trial: bool = False

    @property
    def alert(self) -> Alert | None:
        return "plan"


class OptedOut(_News):
    """People who cancelled since the last look. `names`: some of them; `mobiles` beside them."""

    kind: Literal["optout"] = "optout"
    count: int
    names: tuple[str, ...] = Field((), repr=False)
    mobiles: tuple[str, ...] = Field((), repr=False)

    @property
    def alert(self) -> Alert | None:
        return "optout"


class Revoked(_News):
    """The service no longer takes the keys of the account; always told, once."""

    kind: Literal["revoked"] = "revoked"
    account: str = ""


AnyNews = Answer | Closed | Notice | LowCredit | PlanEnds | OptedOut | Revoked
_ADAPTER: TypeAdapter[AnyNews] = TypeAdapter(Annotated[AnyNews, Field(discriminator="kind")])


def read(payload: bytes) -> AnyNews | None:
    """The news as they were kept; None where another version wrote something else."""
    try:
        return _ADAPTER.validate_json(payload)
    except ValidationError:
        return None


def written(news: AnyNews) -> bytes:
    return news.model_dump_json().encode()


def clipped(text: str, units: int = _ANSWER_UNITS) -> str:
    """Cut before it is kept, so that no endless text fills the database."""
    return text if len(text) <= units else text[: units - 1].rstrip() + "\u2026"
