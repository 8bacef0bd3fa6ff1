"""/switch: all accounts of a person with what each has left, and the choice among them."""

from __future__ import annotations

from handlers.home.branches.credit_lines import asked, line, of_money, total
from handlers.home.routes import BRANCH, LINK, SWITCH
from handlers.shared.branches import DOTS, bold_label, row_label
from handlers.shared.identities import is_self
from handlers.shared.services import Ctx, NotLinkedError, account_of, linked
from screens.outcome import Outcome, Push, Stay, TurnTo
from screens.screen import NoData, Screen
from screens.view import Button, Go, Url, View, in_rows, lines, rows
from storage import MOST_ACCOUNTS, Account

_LOOK_AGAIN = 3.0
"""Seconds after which the page is drawn again while an account has not answered."""

listing: Screen[Ctx, NoData] = Screen(
    SWITCH, needs=None, any_account=True, command="switch", over=True
)


@listing.open
async def _open(ctx: Ctx, _args: str) -> Outcome:
    if not await ctx.services.storage.accounts.allowed(ctx.chat):
        raise NotLinkedError
    return Push(SWITCH())


@listing.render
async def _render(ctx: Ctx, _data: NoData) -> View:
    if not ctx.private:
        return await _in_group(ctx)
    accounts = await ctx.services.storage.accounts.allowed(ctx.chat)
    present = await account_of(ctx)
    shown = await of_money(ctx, accounts)
    answers = await asked(ctx, shown)
    told = [await line(ctx, account, answers.get(account.id)) for account in shown]
    text = lines(
        ctx.t("branch-title"), "" if told else None, *told, total(ctx, shown, answers), "",
        None if present is None else ctx.t("branch-now", business=bold_label(ctx, present)),
    )  # fmt: skip
    choices = [[_choice(ctx, account, present)] for account in accounts]
    own = [_edit(ctx, account) for account in accounts if is_self(ctx, account.owner)]
    full = len(accounts) >= MOST_ACCOUNTS
    add = None if full else Go(ctx.label("branch-add"), LINK.entry(), over=True)
    return ctx.view(
        text,
        *choices,
        *in_rows(own),
        [add],
        refresh=True,
        live=_LOOK_AGAIN if len(answers) < len(shown) else None,
    )


async def _in_group(ctx: Ctx) -> View:
    """A group is attached to one account, by its owner in private."""
    link = ctx.services.links(ctx.chat).chat()
    private = Url(ctx.label("home-private"), link) if link else None
    business = bold_label(ctx, await linked(ctx))
    text = "branch-topic" if ctx.topic else "branch-group"
    return View(ctx.t(text, business=business), rows([private], [ctx.home()]))


def _choice(ctx: Ctx, account: Account, present: Account | None) -> Button:
    name, chosen = row_label(ctx, account), present is not None and present.id == account.id
    label = ctx.label("branch-on", name=name) if chosen else ctx.label("branch-off", name=name)
    return Button(label, "choose", account.id)


def _edit(ctx: Ctx, account: Account) -> Go:
    """The colour says which of them: names have no room beside each other."""
    return Go(ctx.label("branch-edit", dot=DOTS[account.colour]), BRANCH(id=account.id))


@listing.action("choose")
async def _choose(ctx: Ctx, _data: NoData, arg: str) -> Outcome:
    accounts = ctx.services.storage.accounts
    if not ctx.private or not await accounts.switch(ctx.chat, int(arg)):
        return Stay(notice=ctx.t("branch-gone"))
    account = await accounts.by_id(int(arg), ctx.chat)
    name = None if account is None else bold_label(ctx, account)
    return TurnTo(home=True, notice=None if name is None else ctx.t("branch-turned", business=name))
