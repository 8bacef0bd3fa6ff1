"""The nouns of this room: frozen, validated, free of any SQL."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr

AccountStatus = Literal["ok", "revoked"]
Part = Literal["contacts", "numbers"]


class Frozen(BaseModel):
    """Base of records. What judges a value is built at its first use."""

    model_config = ConfigDict(frozen=True, defer_build=True)


class Account(Frozen):
    """A linked SMS.ir account. `owner`: Telegram id of the person whose keys these are.

    `chats`: those that may act with it, as they stand in what is sealed. `colour`: the number of
    the one that it is told apart by. `branches`: how many its owner has, or the
    chat that asks may act with.
    """

    id: int
    owner: int
    user_api_key: SecretStr
    secret_key: SecretStr
    label: str
    linked_at: datetime
    status: AccountStatus = "ok"
    chats: frozenset[int] = frozenset()
    colour: int = 0
    branches: int = 1


class LeftBehind(Frozen):
    """How much is lost with an account.

    Sends that nobody will look up, imports that were not begun, sends of which delivery is no
    longer told.
    """

    unknown: int = 0
    imports: int = 0
    follows: int = 0


class ChatSettings(Frozen):
    """What a chat prefers. Hours are those of the bot's time zone, 0 to 23.

    `language` None: Telegram's. `low_credit` is in credits, `low_credit_days` in days that the
    credit lasts at the present pace. `alerts`: kind of push to on or off; absent means on.
    """

    language: str | None = None
    quiet_from: int = Field(21, ge=0, le=23)
    quiet_to: int = Field(8, ge=0, le=23)
    optout_line: str = Field("", max_length=200)
    persian_digits: bool = True
    alerts: dict[str, bool] = {}
    low_credit_days: int = Field(7, ge=0)
    low_credit: int | None = Field(None, ge=0)


class JobState(StrEnum):
    """`unknown`: it may have been sent; never sent again by itself."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    UNDONE = "undone"
    NOT_SENT = "not_sent"


UNDER_WAY = frozenset({JobState.WAITING, JobState.SENDING})
"""Not ended yet."""

TO_LOOK_AT = frozenset({JobState.REFUSED, JobState.UNKNOWN, JobState.NOT_SENT})
"""Did not leave though it was to, or nobody knows."""

_FIRST_BATCH: dict[str, int] = {"contacts": 1, "numbers": 2}


class NewJob(Frozen):
    """One call to the service that costs money, as the person confirmed it.

    One confirmed screen (chat, user, frame, revision) may need several calls: `batch` tells them
    apart, from 1; `part` says whether a call names contacts or plain numbers.
    `recipients` and `segments` are those of the card that was shown; `recipients` is None where the
    service did not say how many people there are. `template`: what `text` was rendered from, where
    it is personal; erased with it. `topic`: where in the chat it was confirmed; 0: outside of every
    topic. `approved_by`: who gave the last word, where not `user`.
    """

    chat: int
    user: int
    account_id: int
    frame: int
    revision: int
    part: Part
    text: str = Field(repr=False)
    group_ids: tuple[int, ...] = ()
    relation_ids: tuple[int, ...] = ()
    mobiles: tuple[str, ...] = Field((), repr=False)
    recipients: int | None = Field(gt=0)
    segments: int = Field(ge=0)
    due_at: datetime
    template: str = Field("", repr=False)
    topic: int | None = None
    approved_by: int | None = None
    batch: int = Field(default_factory=lambda fields: _FIRST_BATCH[fields["part"]], gt=0)

    @property
    def turn_of(self) -> tuple[int, int] | None:
        """(campaign, turn) of a row that a campaign hands over; None of a card that sends now."""
        return None if self.frame >= 0 else (-self.frame, self.revision)


class Job(Frozen):
    """A row of the outbox: batch `batch` of turn `turn` of `campaign`.

    `campaign` is None where the account was gone when it was made.
    `text` is None and `mobiles` empty once it was sent (erased; `text_hash` stays, for telling
    sends apart) and where `sealed` says that the master key no longer opens them.
    `last_sent_id`: the newest id in the service's sent list before the call. `told`: the person
    was told how it ended. `account_id` 0: unlinked meanwhile. `resolved_by`: who
    settled an unknown one.
    """

    id: int
    chat: int
    user: int
    account_id: int
    frame: int
    revision: int
    campaign: int | None = None
    turn: int = 1
    batch: int = 1
    part: Part
    text: str | None = Field(repr=False)
    template: str = Field("", repr=False)
    group_ids: tuple[int, ...]
    relation_ids: tuple[int, ...]
    mobiles: tuple[str, ...] = Field(repr=False)
    recipients: int | None
    segments: int
    state: JobState
    due_at: datetime
    created_at: datetime
    claimed_at: datetime | None = None
    finished_at: datetime | None = None
    message_id: int | None = None
    batch_key: str | None = None
    service_message: str | None = None
    last_sent_id: int | None = None
    text_hash: str = ""
    told: bool = False
    resolved_by: str | None = None
    topic: int | None = None
    approved_by: int | None = None
    sealed: bool = False


class NewPush(Frozen):
    """News for one chat; the same (account, chat, kind, ref) is never pushed twice."""

    account_id: int
    chat: int
    kind: str
    ref: str
    payload: bytes = Field(repr=False)
    due_at: datetime


class PendingPush(NewPush):
    id: int
    starts: int


class Chat(Frozen):
    """A chat the bot has met. `user`: the person of a private chat; in a group, the first met."""

    chat: int
    user: int
    kind: str
    language: str | None
    reachable: bool
    seen_at: datetime


class Facts(Frozen):
    """What `doctor` says of the database. `integrity`: "ok", or the first fault found."""

    path: str
    sqlite_version: str
    wal_reset_bug: bool
    schema_version: int
    journal_mode: str
    integrity: str
    database_bytes: int
    wal_bytes: int
    key_trouble: str | None
    audit_trouble: str | None = None
