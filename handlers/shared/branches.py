"""The accounts of one person, told apart by name and colour wherever there are several."""

from __future__ import annotations

from handlers.shared.narrow import whole_row
from handlers.shared.services import Ctx
from screens.view import Safe
from storage import Account, Storage

DOTS = ("🔴", "🟠", "🟡", "🟢", "🔵", "🟣", "🟤", "⚫", "⚪")
"""By the number of an account's colour (`storage.COLOURS` of them)."""


def tag(account: Account) -> str:
    """Its colour and name, as they stand over everything that is of it."""
    return f"{DOTS[account.colour]} {account.label}".strip()


def label_of(ctx: Ctx, account: Account) -> str:
    """Its name, with its colour once its owner has several."""
    name = account.label or ctx.label("account-nameless")
    return ctx.fmt.name(f"{DOTS[account.colour]} {name}" if account.branches > 1 else name)


def row_label(ctx: Ctx, account: Account, beside: str = "") -> str:
    """The same for a button that has a row of its own, where `beside` it stands more."""
    return whole_row(ctx, label_of(ctx, account), beside)


def bold_label(ctx: Ctx, account: Account) -> Safe:
    return ctx.fmt.bold(label_of(ctx, account))


async def waiting_elsewhere(ctx: Ctx, account: Account) -> Safe | None:
    """How many SMS wait with the other accounts of this chat: what is shown is of one alone."""
    if account.branches == 1:
        return None
    storage, many = ctx.services.storage, 0
    for other in await storage.accounts.allowed(ctx.chat):
        if other.id != account.id:
            many += (await storage.campaigns.waiting(other.id, ctx.chat))[0]
    return ctx.t("branch-waiting", count=many) if many else None


class BranchAccounts:
    """Fits `screens.ownership.Accounts`."""

    def __init__(self, storage: Storage) -> None:
        self._accounts = storage.accounts

    async def present(self, chat: int, topic: int = 0) -> int:
        return await self._accounts.present(chat, topic)

    async def inherited(self, chat: int) -> int | None:
        return await self._accounts.inherited(chat)

    async def name(self, account: int) -> str | None:
        return await self._accounts.name(account)

    async def tag(self, chat: int, account: int) -> str | None:
        linked = await self._accounts.by_id(account, chat)
        return None if linked is None or linked.branches == 1 else tag(linked)

    async def may_turn(self, chat: int, account: int) -> bool:
        return await self._accounts.by_id(account, chat) is not None

    async def topic(self, chat: int, account: int, spoken: int | None) -> int | None:
        """Where the person was last, if that acts with the account; else where it is attached."""
        if chat > 0 or await self._accounts.present(chat, spoken or 0) == account:
            return spoken
        attached = await self._accounts.topics_of(chat, account)
        return attached[0] or None if attached else spoken
