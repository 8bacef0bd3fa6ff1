"""Steps of the flows in which one person asks and another decides."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.shared.rights import Role
from storage import Member
from tests.clock import usual
from tests.faults.half_done import Chat, Step
from tests.stories.harness.waiting import eventually

COLLEAGUE = "نگار"
_APART = 40_000
"""Between the numbers of a chat's person and of their colleague."""


def colleague_of(chat: Chat) -> int:
    return chat.person.id + _APART


async def has_colleague(chat: Chat, role: Role) -> int:
    """Who works with the account of the chat beside its person; which account."""
    storage, ident, colleague = chat.shop.bot.storage, chat.person.id, colleague_of(chat)
    account = await storage.accounts.present(ident)
    assert await storage.accounts.attach(colleague, account, ident)
    await storage.members.write(
        Member(
            account_id=account, user=colleague, role=role, name=COLLEAGUE, invited_by=ident,
            joined_at=usual(),
        )
    )  # fmt: skip
    return account


def asked_by(steps: Sequence[Step]) -> Step:
    """A writer asks, by these steps; whoever decides has heard of it."""

    async def step(chat: Chat) -> None:
        account, storage = await has_colleague(chat, Role.WRITER), chat.shop.bot.storage
        person = chat.shop.telegram.user(
            colleague_of(chat), first_name=COLLEAGUE, language_code="fa"
        )
        other = Chat(chat.shop, person)
        for each in steps:
            await other.do(each)

        async def announced() -> bool:
            return all(each.announced for each in await storage.approvals.page(account, 0, 9))

        await eventually(announced)
        await chat.quiet()

    return step


async def becomes_writer(chat: Chat) -> None:
    """The account is handed over; who had it may write for it only."""
    account, storage = await has_colleague(chat, Role.MANAGER), chat.shop.bot.storage
    owner, former = colleague_of(chat), await storage.members.owner(account)
    assert former is not None
    assert await storage.handovers.offer(account, owner, by=former, name="مریم")
    taken = await storage.handovers.take(account, owner, role=Role.WRITER, act=lambda _db: None)
    assert taken is not None


async def other_owner(chat: Chat) -> None:
    """The account is handed over to somebody who leaves the person all that a manager may do.

    Or it is handed back.
    """
    storage, ident = chat.shop.bot.storage, chat.person.id
    account = await storage.accounts.present(ident)
    owner, heir = await storage.members.owner(account), ident + 2 * _APART
    if owner == heir:
        heir = ident
    else:
        await storage.members.write(
            Member(
                account_id=account, user=heir, role=Role.MANAGER, name="پیمان", invited_by=ident,
                joined_at=usual(),
            )
        )  # fmt: skip
    assert owner is not None
    assert await storage.handovers.offer(account, heir, by=owner, name="مریم")
    taken = await storage.handovers.take(account, heir, role=Role.MANAGER, act=lambda _db: None)
    assert taken is not None


async def dismissed(chat: Chat) -> None:
    """The owner takes the person out."""
    storage, ident = chat.shop.bot.storage, chat.person.id
    account = await storage.accounts.present(ident)
    assert await storage.dismissals.remove(account, ident, by=colleague_of(chat))
