"""The sentence after linking, above Home: which account, and what will soon stand in the way."""

from __future__ import annotations

from handlers.home.account.link_account import Linked, display_name
from handlers.shared.branches import bold_label
from handlers.shared.services import Ctx
from screens.view import Safe, lines
from smsir import UserInfo


def welcome(ctx: Ctx, linked: Linked) -> Safe:
    info, account = linked.info, linked.account
    beside = None
    if account.branches > 1:
        beside = ctx.t("account-linked-beside", business=bold_label(ctx, account))
    if info is None:
        return lines(ctx.t("account-linked-nameless"), ctx.t("account-linked-expired"), beside)
    name = ctx.fmt.name(display_name(info))
    sentence = (
        ctx.t("account-linked", business=ctx.fmt.bold(name))
        if name
        else ctx.t("account-linked-nameless")
    )
    return lines(sentence, _warning(ctx, info), beside)


def _warning(ctx: Ctx, info: UserInfo) -> Safe | None:
    if info.is_expired:
        return ctx.t("account-linked-expired")
    if info.credit is not None and info.credit <= 0:
        return ctx.t("account-linked-no-credit")
    return None
