"""Something of another account was pressed: whose it is, and the way there in one tap."""

from __future__ import annotations

from handlers.home.routes import OFFER, OfferData
from handlers.shared.branches import bold_label, label_of, row_label
from handlers.shared.services import Ctx, ToldError, account_of
from screens.outcome import Outcome, Pop, TurnTo
from screens.route import Target
from screens.screen import Screen
from screens.view import Button, Style, View, lines, rows
from storage import Account


async def _sample(ctx: Ctx) -> OfferData:
    allowed = await ctx.services.storage.accounts.allowed(ctx.chat)
    return OfferData(account=allowed[-1].id if allowed else 0)


offering: Screen[Ctx, OfferData] = Screen(OFFER, needs=None, any_account=True, sample=_sample)


def offer(account: int, then: str) -> Target:
    """Fits `EngineDependencies.elsewhere`."""
    return OFFER(account=account, then=then)


async def _account(ctx: Ctx, account_id: int) -> Account:
    account = await ctx.services.storage.accounts.by_id(account_id, ctx.chat)
    if account is None:
        raise ToldError(ctx.t("engine-other-thing-gone"))
    return account


@offering.render
async def _render(ctx: Ctx, data: OfferData) -> View:
    account, present = await _account(ctx, data.account), await account_of(ctx)
    business = bold_label(ctx, account)
    now = None if present is None else ctx.t("branch-now", business=bold_label(ctx, present))
    if not ctx.private:
        return View(lines(ctx.t("branch-elsewhere-topic", business=business)), rows([ctx.back()]))
    label = ctx.label(
        "branch-turn", name=row_label(ctx, account, ctx.label("branch-turn", name=""))
    )
    return ctx.view(
        lines(ctx.t("branch-elsewhere", business=business), now),
        [Button(label, "turn", style=Style.PRIMARY)],
    )


@offering.action("turn")
async def _turn(ctx: Ctx, data: OfferData, _arg: str) -> Outcome:
    account = await _account(ctx, data.account)
    if not ctx.private or not await ctx.services.storage.accounts.switch(ctx.chat, account.id):
        return Pop(notice=ctx.t("branch-gone"))
    told = ctx.label("branch-turned-toast", name=label_of(ctx, account))
    return TurnTo(then=data.then, toast=told)
