"""What is to leave later: a campaign as it is confirmed, and as a row."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field, JsonValue

from storage.models import Frozen


class CampaignState(StrEnum):
    """`held`: it was due and could not leave unasked; the person decides."""

    WAITING = "waiting"
    PAUSED = "paused"
    HELD = "held"
    STOPPED = "stopped"
    DONE = "done"


class NewCampaign(Frozen):
    """A send for later, as the person confirmed it on a card (frame, revision).

    `content`: what is sent to whom, as the card's data has it; this room does not look inside.
    `recipients` and `segments`: as they stood on the card; None where the service did not say.
    `announced`: the person is to be told that it is there. `why`: it is held from the beginning.
    `origin`: the campaign whose unreached it is for. `topic`: where in the chat it was confirmed;
    0: outside of every topic. `approved_by`: who gave the last word on it, where not `user`.
    """

    chat: int
    user: int
    account_id: int
    frame: int = 0
    revision: int = 0
    content: dict[str, JsonValue] = Field(repr=False)
    recipients: int | None = Field(gt=0)
    segments: int = Field(ge=0)
    due_at: datetime
    announced: bool = False
    why: str | None = None
    origin: int | None = None
    topic: int | None = None
    approved_by: int | None = None


class Campaign(Frozen):
    """A row. `content` is None once it is over, and where no master key opens it (`closed`).

    `frame` and `revision`: the card that made it.
    `turn`: the next occurrence, from 1. `version`: of the content and the time. `why`: the reason
    of one that is held, a word of the worker that held it. `told`: the person knows that it is.
    `copied`: it comes from a backup and nobody has touched it since, so it may have left meanwhile.
    """

    id: int
    chat: int
    user: int
    account_id: int
    frame: int = 0
    revision: int = 0
    content: dict[str, JsonValue] | None = Field(repr=False)
    closed: bool = False
    recipients: int | None
    segments: int
    state: CampaignState
    why: str | None
    told: bool
    copied: bool
    due_at: datetime
    turn: int
    version: int
    origin: int | None = None
    topic: int | None = None
    approved_by: int | None = None
    created_at: datetime

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed, stopped or sent."""
        return self.state in {CampaignState.WAITING, CampaignState.PAUSED, CampaignState.HELD}

    @property
    def outbox_frame(self) -> int:
        """The frame of its rows in the outbox; no card has a number below 0."""
        return -self.id
