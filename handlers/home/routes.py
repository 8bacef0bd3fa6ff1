"""The screens of home, and what each opens with."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from handlers.home.account.keys import Keys
from handlers.home.account.link_account import Problem
from handlers.shared import routes
from screens.route import Route
from screens.screen import Data, NoData
from screens.widgets import PageData


class TypedNumbersData(Data):
    """`text`: as it was typed. `numbers`: the mobiles in it, each once (09xxxxxxxxx).

    `cut_at`: when it came, where the messenger may have split it (`handlers.shared.split_texts`).
    """

    text: str
    numbers: tuple[str, ...]
    cut_at: datetime | None = None


class LinkData(Data):
    """The keys given so far, and why the last attempt stored nothing.

    `replaces`: number of the account that these keys would replace, asked about; `name`: what the
    new one is called. `wait`: seconds before the next try.
    """

    keys: Keys = Keys()
    problem: Problem = Problem.NONE
    words: str = ""
    wait: int = 0
    replaces: int = 0
    name: str = ""


class AwayData(Data):
    """`erased`: whether the message with the keys could be deleted; None: it had none."""

    erased: bool | None = None


class QuietData(Data):
    """`edge`: which hour is being chosen; empty: none."""

    edge: Literal["", "from", "to"] = ""


class MessengersData(Data):
    """`code`: the one that was made here, while it lives."""

    code: str = ""


class HelpData(Data):
    """`section`: which part is open; anything unknown is the overview."""

    section: str = ""


class AuditData(PageData):
    """Which acts are listed. `person`, `approver` and `days` 0, `kind` empty: all."""

    person: int = 0
    approver: int = 0
    kind: str = ""
    days: int = 0


class AuditPickData(Data):
    """By what the list is narrowed, and the value that it has."""

    by: Literal["who", "approver", "what", "when"] = "who"
    now: str = ""


class ActData(Data):
    """`id`: number of the act's row."""

    id: int


class BranchData(Data):
    """`id`: an account of this person. `writing`: its new name is being asked for."""

    id: int = 0
    writing: bool = False


class OfferData(Data):
    """`account`: whose the thing was that was pressed; `then`: what was pressed, followed next."""

    account: int = 0
    then: str = ""


class InvitationData(Data):
    """`id`: of an open invitation."""

    id: int


class MemberData(Data):
    """`user`: the colleague."""

    user: int


class RoleData(Data):
    """`user`: to whose message the owner has replied; `name`: as they call themselves."""

    user: int
    name: str = ""


class JoinData(Data):
    """`code`: of the link that was opened."""

    code: str = ""


HOME = Route("home", NoData)
MORE = Route("home-more", NoData)
NUMBERS = Route("home-number", TypedNumbersData)
HELP = Route("help", HelpData)

ACCOUNT = routes.ACCOUNT.opening(NoData)
ATTACH = Route("attach", NoData)
LINK = routes.LINK.opening(LinkData)
LINK_AWAY = Route("link-away", AwayData)
UNLINK = Route("unlink", NoData)

SWITCH = Route("switch", NoData)
BRANCH = Route("branch", BranchData)
OFFER = Route("branch-offer", OfferData)

SETTINGS = Route("settings", NoData)
LANGUAGE = Route("language", NoData)
QUIET = routes.QUIET.opening(QuietData)
OPTOUT = Route("optout", NoData)
MESSENGERS = Route("messengers", MessengersData)

AUDIT = Route("audit", AuditData)
AUDIT_PICK = Route("audit-pick", AuditPickData)
AUDIT_ACT = Route("audit-act", ActData)
TEAM = routes.TEAM.opening(NoData)
TEAM_INVITE = Route("team-invite", NoData)
TEAM_INVITATION = Route("team-asks", InvitationData)
TEAM_MEMBER = Route("team-member", MemberData)
TEAM_REMOVE = Route("team-remove", MemberData)
TEAM_ROLE = Route("team-role", RoleData)
TEAM_HAND = Route("team-hand", MemberData)
TEAM_TAKE = Route("team-take", NoData)
JOIN = Route("join", JoinData)
