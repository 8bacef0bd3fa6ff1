"""What the audit keeps of an act: a closed list of verbs, and the fields of a row."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from storage.models import Frozen

OWNER, BOT, FORMER = "owner", "bot", "former"
"""Of the account's owner; of nobody, where the bot found out by itself; of who was a colleague."""


class Verb(StrEnum):
    """Every act on money, people, keys and members; `settled`: an unknown end became known."""

    LINKED = "linked"
    UNLINKED = "unlinked"
    ATTACHED = "attached"
    DETACHED = "detached"
    SENT = "sent"
    UNDONE = "undone"
    SETTLED = "settled"
    PLANNED = "planned"
    CHANGED = "changed"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"
    GREETINGS_ON = "greetings_on"
    GREETINGS_OFF = "greetings_off"
    IMPORTED = "imported"
    EXPORTED = "exported"
    GROUP_ADDED = "group_added"
    GROUP_CHANGED = "group_changed"
    GROUP_EMPTIED = "group_emptied"
    GROUP_DELETED = "group_deleted"
    CONTACT_CHANGED = "contact_changed"
    CONTACTS_MOVED = "contacts_moved"
    CONTACTS_DELETED = "contacts_deleted"
    TICKET_OPENED = "ticket_opened"
    TICKET_ANSWERED = "ticket_answered"
    TICKET_CLOSED = "ticket_closed"
    SETTINGS_CHANGED = "settings_changed"
    OPTOUT_CHANGED = "optout_changed"
    MEMBER_INVITED = "member_invited"
    INVITATION_REVOKED = "invitation_revoked"
    MEMBER_JOINED = "member_joined"
    MEMBER_ROLE = "member_role"
    MEMBER_LIMIT = "member_limit"
    MEMBER_REMOVED = "member_removed"
    PERSON_JOINED = "person_joined"
    PERSON_PARTED = "person_parted"
    OWNER_CHANGED = "owner_changed"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    VOIDED = "voided"
    EXPIRED = "expired"


class ActResult(StrEnum):
    """`unknown`: it may have been done; `partly`: of several calls some were refused or lost."""

    DONE = "done"
    PARTLY = "partly"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    NOT_DONE = "not_done"


class NewAct(Frozen):
    """An act to be written down. Never a key, a text or a whole mobile.

    `person` 0: the bot itself; `role`: empty for what they are to the account as it is written.
    `place` and `topic`: the chat. `object`: the name of what was acted on. `approved_by`: the name
    of who approved what somebody else asked for, and `approver` who that is. `ref`: the number of
    the campaign, import, export or ticket. `code`: the service's key.
    """

    verb: Verb
    person: int
    place: int
    account: int = 0
    name: str = ""
    role: str = ""
    topic: int | None = None
    object: str = ""
    approved_by: str = ""
    approver: int | None = None
    people: int | None = None
    parts: int | None = None
    text_hash: str = ""
    ref: str = ""
    result: ActResult = ActResult.DONE
    code: str = ""


class Act(NewAct):
    """A row of the audit. `closed`: who and what was forgotten, or the master keys do not open."""

    id: int
    at: datetime
    closed: bool = False


class ChainReport(Frozen):
    """What a walk along the chain found.

    `broken_at`: the number of the first row that is not as it was written, and `why`. `unchecked`:
    rows that were written under a master key which is not here.
    """

    rows: int = 0
    first: int = 0
    last: int = 0
    unchecked: int = 0
    broken_at: int | None = None
    why: str = ""
