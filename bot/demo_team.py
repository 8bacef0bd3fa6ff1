"""The demo's small team: an owner with a linked account and three colleagues, one team a language.

They have joined already, so that one can play from the first press: write as the writer, approve as
the manager, look on as the viewer. The group works with the first team's account.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handlers.home.account.link_account import display_name
from handlers.shared.rights import Role
from handlers.shared.services import Services
from storage import Account, Member

KEYS = ("demo-key", "demo-secret")
DAILY = 500
"""SMS a day of the manager, so that a limit is seen."""

_ROLES = (Role.OWNER, Role.MANAGER, Role.WRITER, Role.VIEWER)

TEAMS: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {"fa": (1001, 1003, 1005, 1007), "en": (1002, 1004, 1006, 1008)}
)
"""By language, people of the page in the order of `_ROLES`."""


async def begin_with_teams(services: Services, names: Mapping[int, str], group: int) -> None:
    """Link the demo's account for each team. Raises `SmsIrError`: its twin does not answer."""
    for place, team in enumerate(TEAMS.values()):
        owner, *colleagues = team
        account = await _linked(services, owner)
        for user, role in zip(colleagues, _ROLES[1:], strict=True):
            await services.storage.invitations.admit(_member(services, account, user, role, names))
        if place == 0:
            await services.storage.accounts.attach(group, account.id, owner)


async def _linked(services: Services, owner: int) -> Account:
    accounts = services.storage.accounts
    account = await accounts.link(owner, owner, *KEYS, "")
    info = await services.clients.of(account).account.info()
    return await accounts.link(owner, owner, *KEYS, display_name(info))


def _member(
    services: Services, account: Account, user: int, role: Role, names: Mapping[int, str]
) -> Member:
    return Member(
        account_id=account.id,
        user=user,
        role=role,
        name=names.get(user, ""),
        daily=DAILY if role is Role.MANAGER else None,
        invited_by=account.owner,
        joined_at=services.clock(),
    )
