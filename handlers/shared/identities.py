"""One person in several messengers, as features ask for it."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.shared.services import Ctx
from screens.bands import band_of
from storage import Identities


class PersonalPlaces:
    """Fits `screens.ports.Places`."""

    def __init__(self, identities: Identities) -> None:
        self._identities = identities

    async def of(self, user: int) -> Sequence[int]:
        return (await self._identities.of(user)).places


def is_self(ctx: Ctx, user: int) -> bool:
    """Whether this is the person who acts, in whichever messenger."""
    return user == ctx.user or user in ctx.selves


async def in_messenger_of(identities: Identities, chat: int, user: int) -> int:
    """The person's number in the messenger of a chat; the given one where there is none."""
    users = (await identities.of(user)).users
    return next((each for each in users if band_of(each) == band_of(chat)), user)
