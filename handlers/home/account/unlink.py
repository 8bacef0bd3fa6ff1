"""Unlinking: names the business and what will be forgotten, and waits until nothing runs with it.

In a group only the group is detached, unless nothing else holds the account. In the private chat
everything of the account goes: its keys and every group that acted with it.
"""

from __future__ import annotations

from handlers.home.account.running_jobs import under_way
from handlers.home.account.waiting import attached_groups, scheduled_here, waiting_lines
from handlers.home.routes import UNLINK
from handlers.shared.acts import acting
from handlers.shared.branches import bold_label
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, NotLinkedError, account_of
from screens.fingerprint import fingerprint
from screens.outcome import Home, Outcome, Push, Stay
from screens.screen import NoData, Screen
from screens.view import Button, Outgoing, Safe, Style, View, lines, note
from storage import Account, Verb

_LOOK_AGAIN = 3.0
"""Seconds after which a blocked screen looks whether all has ended."""

unlink: Screen[Ctx, NoData] = Screen(UNLINK, needs=Right.KEYS, command="unlink")


@unlink.open
async def _open(ctx: Ctx, _args: str) -> Outcome:
    accounts = ctx.services.storage.accounts
    topic = ctx.topic or 0
    if await account_of(ctx) is None and not await accounts.broken(ctx.chat, topic):
        raise NotLinkedError
    return Push(UNLINK())


@unlink.render
async def _render(ctx: Ctx, _data: NoData) -> View:
    account = await account_of(ctx)
    if account is None:
        return _sure(ctx, ctx.t("account-unlink-broken"), await _mark(ctx, None))
    running = await under_way(ctx.services.storage, account.id)
    if running:
        sentence = ctx.t("account-unlink-busy", count=running)
        return ctx.view(sentence, refresh=True, live=_LOOK_AGAIN)
    return _sure(ctx, await _forgotten(ctx, account), await _mark(ctx, account))


async def _mark(ctx: Ctx, account: Account | None) -> str:
    """The account as it was named, with the groups that go with it."""
    if account is None:
        return fingerprint(await ctx.services.storage.accounts.present(ctx.chat, ctx.topic or 0))
    return fingerprint(account.id, account.label, await attached_groups(ctx, account.id))


def _sure(ctx: Ctx, text: Safe, mark: str) -> View:
    yes = Button(ctx.label("account-unlink-yes"), "yes", mark, Style.DANGER)
    return ctx.view(text, [yes])


async def _forgotten(ctx: Ctx, account: Account) -> Safe:
    name = bold_label(ctx, account)
    if not ctx.private and not await _holds_alone(ctx, account):
        scheduled = await scheduled_here(ctx, account.id)
        return lines(ctx.t("account-detach-sure", business=name), scheduled)
    groups = await attached_groups(ctx, account.id)
    attached = None
    if groups > 0 and ctx.private:
        attached = ctx.t("account-unlink-groups", count=groups)
    return lines(
        ctx.t("account-unlink-sure", business=name),
        attached,
        *await waiting_lines(ctx, account.id),
        await _others(ctx, account),
        ctx.t("account-unlink-stays"),
    )


async def _holds_alone(ctx: Ctx, account: Account) -> bool:
    """Whether nothing but this group holds the account: its owner has replaced it in private."""
    storage = ctx.services.storage
    chats = set(await storage.accounts.chats_of(account.id))
    colleagues = {member.user for member in await storage.members.of(account.id)}
    topics = await storage.accounts.topics_of(ctx.chat, account.id)
    return chats - colleagues == {ctx.chat} and len(topics) == 1


async def _others(ctx: Ctx, account: Account) -> Safe | None:
    """What becomes of the person's other accounts, in private."""
    if not ctx.private:
        return None
    allowed = await ctx.services.storage.accounts.allowed(ctx.chat)
    following = next((each for each in allowed if each.id != account.id), None)
    if following is None:
        return None
    return ctx.t("account-unlink-others", business=bold_label(ctx, following))


@unlink.action("yes")
async def _yes(ctx: Ctx, _data: NoData, arg: str) -> Outcome:
    storage = ctx.services.storage
    account = await account_of(ctx)
    if arg != await _mark(ctx, account):
        return Stay(notice=ctx.t("errors-changed"))
    if account is None:
        topic = ctx.topic or 0
        broken = await storage.accounts.present(ctx.chat, topic)
        async with acting(ctx, Verb.UNLINKED, account=broken):
            await storage.accounts.unlink(ctx.chat, topic=topic)
        return Home(notice=ctx.t("account-unlinked-broken"), files=_no_menu(ctx))
    if await under_way(storage, account.id):
        return Stay(toast=ctx.label("account-unlink-wait"), alert=True)
    await _forget(ctx, account)
    name = bold_label(ctx, account)
    if ctx.private:
        return await _gone(ctx, ctx.t("account-unlinked", business=name))
    return Home(notice=ctx.t("account-detached", business=name))


async def _gone(ctx: Ctx, told: Safe) -> Outcome:
    """Home of the person's next account, if there is one."""
    following = await ctx.services.storage.accounts.for_chat(ctx.chat)
    if following is None:
        return Home(notice=told, files=_no_menu(ctx))
    now = ctx.t("account-unlinked-next", business=bold_label(ctx, following))
    return Home(notice=lines(told, now))


def _no_menu(ctx: Ctx) -> tuple[Outgoing, ...]:
    """The menu below a private chat goes: none of it works without an account."""
    return (note(ctx.t("account-menu-gone"), ()),) if ctx.private else ()


async def _forget(ctx: Ctx, account: Account) -> None:
    accounts, verb = ctx.services.storage.accounts, Verb.UNLINKED if ctx.private else Verb.DETACHED
    async with acting(ctx, verb, account=account.id, object=account.label):
        if ctx.private:
            for chat in await accounts.chats_of(account.id):
                await accounts.unlink(chat, account.id)
        else:
            await accounts.unlink(ctx.chat, topic=ctx.topic or 0)
    if not await accounts.chats_of(account.id):
        ctx.services.clients.forget(account.id)
