"""A person with a phone in each messenger, one of which linked the account."""

from __future__ import annotations

from screens.bands import number
from tests.faults.half_done import Chat


def elsewhere(chat: Chat) -> int:
    """The number of the chat's person in the other messenger."""
    return number("bale", chat.person.id)


async def linked_elsewhere(chat: Chat, keys: tuple[str, str], label: str) -> None:
    """The account is linked in Bale; the person then goes on in the chat, joined by a code."""
    storage, there = chat.shop.bot.storage, elsewhere(chat)
    await storage.accounts.link(there, there, *keys, label)
    code = await storage.identities.make_code(there, "مریم")
    assert await storage.identities.join(code, chat.person.id) is not None
    await chat.say("/start")


async def parted(chat: Chat) -> None:
    """On the other phone the person says that this one is no longer theirs."""
    assert len(await chat.shop.bot.storage.identities.part(elsewhere(chat))) > 1
