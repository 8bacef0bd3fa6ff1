"""One account of several: its name and colour, and the ways to work with it or unlink it."""

from __future__ import annotations

from handlers.home.routes import BRANCH, UNLINK, BranchData
from handlers.shared.branches import DOTS, bold_label, row_label
from handlers.shared.identities import is_self
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, ToldError
from screens.events import TextMessage
from screens.outcome import Outcome, Stay, TurnTo
from screens.screen import Screen
from screens.text.bidi import strip
from screens.text.formatting import utf16
from screens.view import Button, Style, View, lines
from storage import Account

_MOST_UNITS = 30
_DOTS_IN_A_ROW = 5


async def _sample(ctx: Ctx) -> BranchData:
    allowed = await ctx.services.storage.accounts.allowed(ctx.chat)
    return BranchData(id=allowed[0].id if allowed else 0)


card: Screen[Ctx, BranchData] = Screen(BRANCH, needs=Right.KEYS, any_account=True, sample=_sample)


async def _account(ctx: Ctx, account_id: int) -> Account:
    """The person's own, in private; rights to the present one say nothing of it.

    Raises:
        ToldError: it is none such.
    """
    account = await ctx.services.storage.accounts.by_id(account_id, ctx.chat)
    if account is None or not is_self(ctx, account.owner) or not ctx.private:
        raise ToldError(ctx.t("branch-gone"))
    return account


@card.render
async def _render(ctx: Ctx, data: BranchData) -> View:
    account = await _account(ctx, data.id)
    name = bold_label(ctx, account)
    if data.writing:
        ask = ctx.t("branch-name-ask", business=name, most=_MOST_UNITS)
        return ctx.view(ask)
    work = ctx.label("branch-work", name="")
    dots = [Button(dot, "colour", place) for place, dot in enumerate(DOTS)]
    return ctx.view(
        lines(ctx.t("branch-card", business=name), "", ctx.t("branch-colour-ask")),
        [Button(ctx.label("branch-work", name=row_label(ctx, account, work)), "work")],
        dots[:_DOTS_IN_A_ROW],
        dots[_DOTS_IN_A_ROW:],
        [
            Button(ctx.label("branch-rename"), "rename"),
            Button(ctx.label("account-unlink-button"), "unlink", style=Style.DANGER),
        ],
    )


card.sets("rename", writing=True)


@card.action("colour")
async def _colour(ctx: Ctx, data: BranchData, arg: str) -> Outcome:
    await _account(ctx, data.id)
    await ctx.services.storage.accounts.recolour(data.id, int(arg))
    return Stay(toast=ctx.label("branch-coloured"))


@card.on_text
async def _typed(ctx: Ctx, data: BranchData, event: TextMessage) -> Outcome:
    if not data.writing:
        return Stay(notice=ctx.t("engine-no-text"))
    name = " ".join(strip(event.text).split())
    if not name or utf16(name) > _MOST_UNITS:
        return Stay(notice=ctx.t("branch-name-long", most=_MOST_UNITS))
    await _account(ctx, data.id)
    await ctx.services.storage.accounts.rename(data.id, name)
    return Stay(data=data.changed(writing=False), notice=ctx.t("branch-named"))


@card.action("work")
async def _work(ctx: Ctx, data: BranchData, _arg: str) -> Outcome:
    account = await _account(ctx, data.id)
    await ctx.services.storage.accounts.switch(ctx.chat, data.id)
    return TurnTo(home=True, notice=ctx.t("branch-turned", business=bold_label(ctx, account)))


@card.action("unlink")
async def _unlink(ctx: Ctx, data: BranchData, _arg: str) -> Outcome:
    """Only what the chat acts with is unlinked, so that everything which waits there is named."""
    await _account(ctx, data.id)
    await ctx.services.storage.accounts.switch(ctx.chat, data.id)
    return TurnTo(then=f"_open {UNLINK.ident}:")
