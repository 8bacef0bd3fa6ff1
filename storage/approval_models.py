"""What waits for another person's word: as it is submitted, and as a row."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field, JsonValue

from storage.models import Frozen


class ApprovalKind(StrEnum):
    """What is asked for."""

    SEND = "send"
    IMPORT = "import"
    GROUP_DELETION = "group-deletion"


class ApprovalState(StrEnum):
    """`voided`: what it speaks of has changed since; `expired`: nobody decided in time."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    VOIDED = "voided"
    EXPIRED = "expired"


class CallState(StrEnum):
    """Of a kind that ends with a call of the service: whether it is to be made, or how it ended."""

    DUE = "due"
    OUT = "out"
    DONE = "done"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class NewApproval(Frozen):
    """What somebody asks for on a card (frame, revision), frozen.

    `content`: what is to be done; this room does not look inside. `digest`: of what the approvers
    are shown. `recipients` and `most`: people, and SMS that it may cost; None: nobody can tell, or
    it costs nothing. `wanted_at`: when; None: at once. `topic`: where in the chat it was submitted;
    0: outside of every topic.
    """

    chat: int
    user: int
    account_id: int
    frame: int
    revision: int
    kind: ApprovalKind
    content: dict[str, JsonValue] = Field(repr=False)
    digest: str
    recipients: int | None = None
    most: int | None = None
    wanted_at: datetime | None = None
    expires_at: datetime
    topic: int | None = None


class Approval(Frozen):
    """A row. `content` is None where no master key opens it.

    `reason`: what a refusal says, or a word for why it was voided; `campaign`: the campaign or
    import that an approval has begun. `decided_by` None: nobody, since it waits, expired, or was
    open in a backup that was put back; 0: somebody who is erased. `awaited`: who approved has not
    heard of the result.
    """

    id: int
    chat: int
    user: int
    account_id: int
    frame: int
    revision: int
    kind: ApprovalKind
    content: dict[str, JsonValue] | None = Field(repr=False)
    reason: str = Field(default="", repr=False)
    digest: str
    recipients: int | None
    most: int | None
    wanted_at: datetime | None
    expires_at: datetime
    state: ApprovalState
    decided_by: int | None
    decided_at: datetime | None
    campaign: int | None
    awaited: bool = False
    announced: bool
    reminded: bool
    told: bool
    topic: int | None = None
    created_at: datetime

    @property
    def is_open(self) -> bool:
        return self.state is ApprovalState.SUBMITTED

    @property
    def is_of_backup(self) -> bool:
        """Ended since a backup was put back: it may have been approved, and sent, before that."""
        return self.state is ApprovalState.VOIDED and self.decided_by is None
