"""Attaching a group: the owner gets a link in private, then opens it in the group.

`https://t.me/<bot>?startgroup=PAYLOAD` adds the bot to a group of the owner's choice and says
`/start PAYLOAD` there (Bot API, "deep linking"); Home hands the ticket on to this screen.
"""

from __future__ import annotations

from handlers.home.account.ticket import LIFE, issue, read
from handlers.home.account.waiting import attached_groups
from handlers.home.routes import ATTACH
from handlers.shared.acts import acting
from handlers.shared.branches import bold_label
from handlers.shared.identities import is_self
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from screens.outcome import Outcome, Push, Stay
from screens.screen import NoData, Screen
from screens.view import Copy, Safe, Url, View, lines, rows
from storage import Account, Verb

_MINUTES = int(LIFE.total_seconds()) // 60

attach: Screen[Ctx, NoData] = Screen(ATTACH, needs=Right.KEYS)


@attach.open
async def _open(ctx: Ctx, args: str) -> Outcome:
    if not ctx.private:
        return await _attach(ctx, args)
    await linked(ctx)
    return Push(ATTACH())


@attach.render
async def _render(ctx: Ctx, _data: NoData) -> View:
    account = await linked(ctx)
    if not ctx.private:
        return View(ctx.t("account-group-private-only"), rows([ctx.home()]))
    attached = await attached_groups(ctx, account.id)
    count = None
    if attached > 0:
        count = ctx.t("account-group-count", count=attached)
    ticket = issue(ctx.services.storage.signing_key, ctx.user, account.id, ctx.now)
    link = ctx.services.links(ctx.chat).group(f"group_{ticket}")
    # Without an underscore: where that is shown as a look-alike, it can be copied by hand.
    command = f"/start group {ticket}"
    if link is None:
        typed = Copy(ctx.label("account-group-copy"), command)
        minutes = ctx.t("account-group-minutes-typed", count=_MINUTES)
        text = lines(_how(ctx, account, ctx.t("account-group-how-typed")), minutes, count)
        return ctx.view(text, [typed], refresh=True)
    add = Url(ctx.label("account-group-add"), link)
    topic = Copy(ctx.label("account-topic-copy"), command)
    minutes = ctx.t("account-group-minutes", count=_MINUTES)
    how = _how(ctx, account, ctx.t("account-group-how"))
    text = lines(how, minutes, count, "", ctx.t("account-topic-how"))
    return ctx.view(text, [add], [topic], refresh=True)


def _how(ctx: Ctx, account: Account, how: Safe) -> Safe:
    named = ctx.t("account-group-named", business=bold_label(ctx, account))
    return lines(how, named if account.branches > 1 else None)


async def _attach(ctx: Ctx, text: str) -> Outcome:
    storage = ctx.services.storage
    ticket = read(storage.signing_key, text, ctx.now)
    if ticket is None:
        return Stay(notice=ctx.t("account-group-old"))
    if not is_self(ctx, ticket.owner):
        return Stay(notice=ctx.t("errors-not-yours"))
    account = await storage.accounts.by_id(ticket.account, ticket.owner)
    if account is None and await storage.accounts.for_chat(ticket.owner) is not None:
        return Stay(notice=ctx.t("account-group-old"))
    topic = ctx.topic or 0
    if account is None:
        return Stay(notice=ctx.t("account-group-unlinked"))
    async with acting(ctx, Verb.ATTACHED, account=account.id, object=account.label) as doing:
        if not await storage.accounts.attach(ctx.chat, account.id, ticket.owner, topic):
            doing.nothing = True
            return Stay(notice=ctx.t("account-group-unlinked"))
    done = ctx.t(
        "account-topic-done" if topic else "account-group-done", business=bold_label(ctx, account)
    )
    return Stay(notice=done)
