"""Fits `screens.permissions.Permissions`: the rights of a person are those of the role."""

from __future__ import annotations

from typing import Any

from handlers.shared.concurrently import gather_two
from handlers.shared.notifier import MadeBy
from handlers.shared.presence import ASKED_BEFORE, GroupPeople, Presence
from handlers.shared.rights import KEPT_AWAY, Right, Role, rights_of
from handlers.shared.services import Services
from screens.context import DeniedError
from screens.outcome import Effect
from screens.permissions import Rights
from smsir import SmsIr
from storage import Departures, Members, Standing


def role_of(standing: Standing) -> Role | None:
    """A word that this version does not know is no role."""
    if standing.owner:
        return Role.OWNER
    word = None if standing.member is None else standing.member.role
    return Role(word) if word in set(Role) - {Role.OWNER} else None


def rights_in(standing: Standing, *, private: bool) -> frozenset[str]:
    """What somebody who stands so to the account of a chat may do in it: nothing while it rests."""
    if standing.resting:
        return rights_of(None, private=private)
    numbers = standing.member is not None and standing.member.numbers
    rights = rights_of(role_of(standing), private=private, numbers=numbers)
    return rights & KEPT_AWAY if standing.away else rights


def still_sends(standing: Standing, approved_by: int | None) -> bool:
    """Whether what somebody confirmed, or asked for and had approved, may leave by their word yet.

    Of an account that rests everything is held already.
    """
    if standing.owner or standing.resting:
        return True
    needs = Right.SEND if approved_by is None else Right.SUBMIT
    return needs in rights_in(standing, private=True)


async def client_while(services: Services, made: MadeBy, right: Right) -> SmsIr | None:
    """To go on with what somebody began; None once they may not, whatever has become of them."""
    standing, client = await gather_two(
        services.storage.members.standing(made.account_id, made.user), services.client_of(made)
    )
    return client if right in rights_in(standing, private=made.chat == made.user) else None


class TeamPermissions:
    """Read from the database each time: who was removed a moment ago does nothing more.

    `presence`: the messenger, which is asked before an act on money whether the colleague is still
    in the groups in which they have worked; `people` hears that they are not.
    """

    def __init__(
        self,
        members: Members,
        departures: Departures,
        presence: Presence,
        people: GroupPeople,
    ) -> None:
        self._members = members
        self._departures = departures
        self._presence = presence
        self._people = people

    async def of(self, chat: int, user: int, account: int) -> Rights:
        """A chat without an account holds nothing that could be kept from anybody."""
        if not account:
            return None
        return rights_in(await self._members.standing(account, user), private=chat == user)

    async def ask(self, user: int, account: int, need: str) -> None:
        if need not in ASKED_BEFORE or not account:
            return
        standing = await self._members.standing(account, user)
        if standing.member is None or standing.away:
            return
        for group, there in await self._departures.met_in(account, user):
            if await self._presence.is_member(group, there) is False:
                await self._people.left(group, there)

    def guard(self, chat: int, user: int, account: int, need: str) -> Effect:
        def check(db: Any) -> None:
            standing = self._members.standing_in(db, account, user)
            if account and need not in rights_in(standing, private=chat == user):
                raise DeniedError

        return check
