"""One line for each account of a person: what it has left, and whether that runs low."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.shared import last_seen
from handlers.shared.account_reads import AccountAnswer, Read
from handlers.shared.branches import bold_label
from handlers.shared.chat_settings import present
from handlers.shared.permissions import rights_in
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from screens.view import Safe
from smsir import UserInfo
from storage import Account

_WAIT = 2.0
"""Seconds in which most answer; who does not is shown as soon as it does."""

_SOON_DAYS = 7


async def of_money(ctx: Ctx, accounts: Sequence[Account]) -> list[Account]:
    """Those of which the person may know the credit: a colleague's role may keep it back."""
    members, seen = ctx.services.storage.members, []
    for account in accounts:
        standing = await members.standing(account.id, ctx.user)
        if Right.MONEY in rights_in(standing, private=ctx.private):
            seen.append(account)
    return seen


async def asked(ctx: Ctx, accounts: Sequence[Account]) -> dict[int, AccountAnswer]:
    """All at the same time; who has not answered yet is left out."""
    reads = [(account.id, _read(ctx, account)) for account in accounts]
    return await ctx.services.account_reads.of(reads, _WAIT)


def _read(ctx: Ctx, account: Account) -> Read:
    storage, now = ctx.services.storage, ctx.now

    async def read() -> UserInfo:
        info = await ctx.services.clients.of(account).account.info()
        await last_seen.note(storage, account.id, info, now)
        return info

    return read


async def line(ctx: Ctx, account: Account, answer: AccountAnswer | None) -> Safe:
    """`answer` None: it is still being asked."""
    name = bold_label(ctx, account)
    if answer is None:
        return ctx.t("branch-asking", business=name)
    if answer.refused:
        return ctx.t("branch-refused", business=name)
    if answer.ended:
        return ctx.t("branch-ended", business=name)
    if answer.info is None:
        return await _silent(ctx, account, name)
    return await _told(ctx, answer.info, name)


async def _silent(ctx: Ctx, account: Account, name: Safe) -> Safe:
    """What was last known of one that does not answer is of that time."""
    before = await last_seen.of_account(ctx.services.storage, account.id)
    if before is None or before.credit is None:
        return ctx.t("branch-silent", business=name)
    credit, at = ctx.fmt.number(before.credit), ctx.fmt.short_moment(before.at)
    return ctx.t("branch-silent-since", business=name, credit=credit, at=at)


async def _told(ctx: Ctx, info: UserInfo, name: Safe) -> Safe:
    if info.is_expired:
        return ctx.t("branch-ended", business=name)
    if info.credit is None:
        return ctx.t("branch-unsaid", business=name)
    credit = ctx.fmt.bold(ctx.fmt.number(info.credit))
    if info.credit <= 0:
        return ctx.t("branch-empty", business=name, credit=credit)
    low = (await present(ctx)).low_credit
    if low is not None and info.credit < low:
        return ctx.t("branch-low", business=name, credit=credit)
    days = info.days_left
    if days is not None and days <= _SOON_DAYS:
        left = ctx.fmt.days(max(0, days))
        return ctx.t("branch-soon", business=name, credit=credit, left=left)
    return ctx.t("branch-credit", business=name, credit=credit)


def total(ctx: Ctx, accounts: Sequence[Account], answers: dict[int, AccountAnswer]) -> Safe | None:
    """Of those that said it; of how many, where some did not. One key is one credit.

    Whoever joins Telegram and Bale may have linked the same account in both.
    """
    by_key: dict[str, int | None] = {}
    for account in accounts:
        key, answer = account.user_api_key.get_secret_value(), answers.get(account.id)
        said = answer.info.credit if answer and answer.info else None
        by_key[key] = by_key.get(key) if said is None else said
    credits_told = [credit for credit in by_key.values() if credit is not None]
    if len(by_key) == 1 or not credits_told:
        return None
    credit = ctx.fmt.bold(ctx.fmt.number(sum(credits_told)))
    if len(credits_told) == len(by_key):
        return ctx.t("branch-total", credit=credit)
    return ctx.t("branch-total-known", credit=credit, count=len(credits_told))
