"""The kinds by which acts are looked for, each with the icon that its things have everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import assert_never

from storage import Verb


class ActKind(StrEnum):
    SMS = "sms"
    LATER = "later"
    PEOPLE = "people"
    SUPPORT = "support"
    ACCOUNT = "account"
    SETTINGS = "settings"
    TEAM = "team"
    APPROVALS = "approvals"


ICONS: Mapping[ActKind, str] = MappingProxyType(
    {
        ActKind.SMS: "\u2709\ufe0f",
        ActKind.LATER: "\u23f0",
        ActKind.PEOPLE: "\U0001f465",
        ActKind.SUPPORT: "\U0001f3ab",
        ActKind.ACCOUNT: "\U0001f511",
        ActKind.SETTINGS: "\u2699\ufe0f",
        ActKind.TEAM: "\U0001f91d",
        ActKind.APPROVALS: "\U0001f50f",
    }
)


def kind_of(verb: Verb) -> ActKind:
    match verb:
        case Verb.SENT | Verb.UNDONE | Verb.SETTLED:
            kind = ActKind.SMS
        case (
            Verb.PLANNED
            | Verb.CHANGED
            | Verb.PAUSED
            | Verb.RESUMED
            | Verb.STOPPED
            | Verb.GREETINGS_ON
            | Verb.GREETINGS_OFF
        ):
            kind = ActKind.LATER
        case (
            Verb.IMPORTED
            | Verb.EXPORTED
            | Verb.CONTACT_CHANGED
            | Verb.CONTACTS_MOVED
            | Verb.CONTACTS_DELETED
            | Verb.GROUP_ADDED
            | Verb.GROUP_CHANGED
            | Verb.GROUP_EMPTIED
            | Verb.GROUP_DELETED
        ):
            kind = ActKind.PEOPLE
        case Verb.TICKET_OPENED | Verb.TICKET_ANSWERED | Verb.TICKET_CLOSED:
            kind = ActKind.SUPPORT
        case Verb.LINKED | Verb.UNLINKED | Verb.ATTACHED | Verb.DETACHED | Verb.OWNER_CHANGED:
            kind = ActKind.ACCOUNT
        case Verb.SETTINGS_CHANGED | Verb.OPTOUT_CHANGED:
            kind = ActKind.SETTINGS
        case (
            Verb.MEMBER_INVITED
            | Verb.INVITATION_REVOKED
            | Verb.MEMBER_JOINED
            | Verb.MEMBER_ROLE
            | Verb.MEMBER_LIMIT
            | Verb.MEMBER_REMOVED
            | Verb.PERSON_JOINED
            | Verb.PERSON_PARTED
        ):
            kind = ActKind.TEAM
        case (
            Verb.SUBMITTED
            | Verb.APPROVED
            | Verb.DECLINED
            | Verb.WITHDRAWN
            | Verb.VOIDED
            | Verb.EXPIRED
        ):
            kind = ActKind.APPROVALS
        case _:
            assert_never(verb)
    return kind


def verbs_of(kind: ActKind) -> tuple[Verb, ...]:
    return tuple(verb for verb in Verb if kind_of(verb) is kind)
