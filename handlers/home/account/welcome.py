"""The sentence after linking, above Home: which account, and what will soon stand in the way."""

from __future__ import annotations

from handlers.home.account.link_account import Linked, display_name
from handlers.shared.services import Ctx
from screens.view import Safe, lines
from smsir import UserInfo


def welcome(ctx: Ctx, linked: Linked) -> Safe:
    info = linked.info
    if info is None:
        return lines(ctx.t("account-linked-nameless"), ctx.t("account-linked-expired"))
    name = ctx.fmt.name(display_name(info))
    sentence = (
        ctx.t("account-linked", business=ctx.fmt.bold(name))
        if name
        else ctx.t("account-linked-nameless")
    )
    return lines(sentence, _warning(ctx, info))


def _warning(ctx: Ctx, info: UserInfo) -> Safe | None:
    if info.is_expired:
        return ctx.t("account-linked-expired")
    if info.credit is not None and info.credit <= 0:
        return ctx.t("account-linked-no-credit")
    return None
