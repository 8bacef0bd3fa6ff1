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


async def other_phone(chat: Chat) -> None:
    """The person joins the other messenger, or is separated from it again."""
    identities = chat.shop.bot.storage.identities
    if len((await identities.of(chat.person.id)).users) > 1:
        await parted(chat)
        return
    code = await identities.make_code(chat.person.id, "مریم")
    assert await identities.join(code, elsewhere(chat)) is not None


async def parted(chat: Chat) -> None:
    """On the other phone the person says that this one is no longer theirs."""
    assert len(await chat.shop.bot.storage.identities.part(elsewhere(chat))) > 1
