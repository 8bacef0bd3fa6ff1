"""Roles, and what each of them may do: the whole table, once.

The owner is whoever linked the account, always; the other roles are given by the owner (`/team`).
Screens and actions name the right that they need; the engine asks before it shows and before it
acts.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from screens.screen import UNSAID


class Role(StrEnum):
    """What a person is to an account."""

    OWNER = "owner"
    MANAGER = "manager"
    WRITER = "writer"
    ACCOUNTANT = "accountant"
    VIEWER = "viewer"


class Right(StrEnum):
    """What screens and actions need."""

    KEYS = "keys"
    """Unlink, attach groups."""

    TEAM = "team"
    """Invite and remove people, give roles and limits, hand the account over."""

    PLACE = "place"
    """The settings of the chat; everybody has it in the own private chat."""

    COMPOSE = "compose"
    """Write an SMS and keep drafts, up to the card."""

    SUBMIT = "submit"
    """Hand a card to somebody who may send it."""

    SEND = "send"
    """Confirm what costs SMS, now or later; pause and stop it."""

    APPROVE = "approve"
    """Confirm what somebody else submitted."""

    PEOPLE = "people"
    """See contacts and groups."""

    NUMBERS = "numbers"
    """See whole mobile numbers; a colleague's are masked without it."""

    PEOPLE_ADD = "people-add"
    """Add contacts by hand."""

    PEOPLE_EDIT = "people-edit"
    """Change, move and delete contacts and groups, import files."""

    EXPORT = "export"
    """Take contacts and numbers away in a file."""

    MONEY = "money"
    """Credit, plan, payments."""

    REPORTS = "reports"
    """What was sent and what waits, and what became of it."""

    SUPPORT = "support"
    """Tickets, and what the service announces."""

    AUDIT = "audit"
    """Who did what."""


ROLES: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.OWNER: frozenset(Right),
        Role.MANAGER: frozenset(Right) - {Right.KEYS, Right.TEAM, Right.AUDIT},
        Role.WRITER: frozenset({Right.COMPOSE, Right.SUBMIT, Right.PEOPLE, Right.PEOPLE_ADD}),
        Role.ACCOUNTANT: frozenset({Right.MONEY, Right.SUPPORT, Right.AUDIT}),
        Role.VIEWER: frozenset({Right.PEOPLE, Right.REPORTS}),
    }
)


def roles_with(right: Right) -> frozenset[Role]:
    """Roles that have a right by the table."""
    return frozenset(role for role, rights in ROLES.items() if right in rights)


KEPT_AWAY = frozenset({Right.PLACE, Right.PEOPLE, Right.REPORTS, Right.MONEY})
"""What a colleague may still look at who has left a group of the account."""

GIVEN = (Role.MANAGER, Role.WRITER, Role.ACCOUNTANT, Role.VIEWER)
"""Roles that an owner gives."""

OWNERS = frozenset({*Right, UNSAID})
"""With what no screen has said the need of: nobody else gets there by an oversight."""


def rights_of(role: Role | None, *, private: bool, numbers: bool = False) -> frozenset[str]:
    """The rights of a role in a private chat or in a group; None: of nobody.

    `numbers`: the owner lets this person see whole numbers although the role masks them.
    """
    if role is Role.OWNER:
        return OWNERS
    rights = frozenset() if role is None else ROLES[role]
    if private:
        rights |= {Right.PLACE}
    if numbers and Right.PEOPLE in rights:
        rights |= {Right.NUMBERS}
    return rights
