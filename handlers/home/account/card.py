"""The account's card: credit, plan, expiry, what was sent, keywords, documents. One call.

The service leaves fields empty as it likes, so each line stands for itself: what is not known is
left out or said to be unknown, never guessed.
"""

from __future__ import annotations

from handlers.home.account.link_account import display_name
from handlers.home.routes import ACCOUNT, ATTACH, UNLINK
from handlers.shared import last_seen
from handlers.shared.buying import buy
from handlers.shared.plan_end import days_left
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client, linked
from screens.outcome import Outcome, Push
from screens.screen import NoData, Screen
from screens.text.formatting import utf16
from screens.view import Copy, Go, Safe, View, lines
from smsir import BadCredentials, UserInfo
from storage import Account

_COPY_LIMIT = 256
"""Bot API, CopyTextButton: 1 to 256 characters. Part of a code would be a wrong code."""

card: Screen[Ctx, NoData] = Screen(ACCOUNT, needs=Right.MONEY, command="credit")


@card.open
async def _open(ctx: Ctx, _args: str) -> Outcome:
    await linked(ctx)
    return Push(ACCOUNT())


@card.render
async def _render(ctx: Ctx, _data: NoData) -> View:
    account = await linked(ctx)
    info = await _asked(ctx, account)
    code, referral = info.referral_code.strip(), None
    if code and utf16(code) <= _COPY_LIMIT:
        referral = Copy(ctx.label("account-referral", code=ctx.fmt.name(code)), code)
    group = Go(ctx.label("account-group-button"), ATTACH()) if ctx.private else None
    unlink = ctx.label("account-unlink-button") if ctx.private else ctx.label("account-detach")
    return ctx.view(
        _text(ctx, info),
        [referral],
        [buy(ctx) if info.is_expired or info.credit == 0 else None],
        [group],
        [ctx.refresh(), Go(unlink, UNLINK())],
    )


async def _asked(ctx: Ctx, account: Account) -> UserInfo:
    """GetUserInfo; what it says of the keys is remembered, so that others need not find out."""
    accounts = ctx.services.storage.accounts
    try:
        info = await (await client(ctx)).account.info()
    except BadCredentials:
        if account.status != "revoked":
            await accounts.set_status(account.id, "revoked")
        raise
    if account.status != "ok":
        await accounts.set_status(account.id, "ok")
    await last_seen.note(ctx.services.storage, account.id, info, ctx.now)
    return info


def _text(ctx: Ctx, info: UserInfo) -> Safe:
    return lines(
        _title(ctx, info),
        "",
        _credit(ctx, info.credit),
        ctx.t("account-trial") if info.is_trial else ctx.t("account-plan"),
        _expiry(ctx, info),
        None if info.sent_count is None else ctx.t("account-sent", count=info.sent_count),
        *_keywords(ctx, info),
        ctx.t("account-mobile", mobile=ctx.fmt.masked(info.mobile)) if info.mobile else None,
        ctx.t("account-documents") if info.has_national_card else ctx.t("account-no-documents"),
        "",
        ctx.t("account-updated", time=ctx.fmt.time(ctx.now)),
    )


def _title(ctx: Ctx, info: UserInfo) -> Safe:
    business = ctx.fmt.name(display_name(info)) or ctx.label("account-nameless")
    person = ctx.fmt.name(f"{info.first_name} {info.last_name}".strip())
    if person and person != business:
        return ctx.t("account-title", business=ctx.fmt.bold(business), person=person)
    return ctx.t("account-title-short", business=ctx.fmt.bold(business))


def _credit(ctx: Ctx, credit: int | None) -> Safe:
    if credit is None:
        return ctx.t("account-credit-unsaid")
    return ctx.t("account-credit", credit=ctx.fmt.bold(ctx.fmt.number(credit)))


def _expiry(ctx: Ctx, info: UserInfo) -> Safe:
    date = ctx.fmt.date(info.expires) if info.expires is not None else ""
    if info.is_expired:
        return ctx.t("account-expired-on", date=date) if date else ctx.t("account-expired")
    days = days_left(info, ctx.now)
    if not date:
        if days is None:
            return ctx.t("account-expiry-unknown")
        return ctx.t("account-expiry-days", left=ctx.fmt.days(days))
    if days is None:
        return ctx.t("account-expiry-date", date=date)
    if days == 0:
        return ctx.t("account-expiry-today", date=date)
    return ctx.t("account-expiry", date=date, left=ctx.fmt.days(days))


def _keywords(ctx: Ctx, info: UserInfo) -> list[Safe]:
    parts = []
    if info.membership_keyword:
        parts.append(ctx.t("account-keyword", word=ctx.fmt.name(info.membership_keyword)))
    if info.cancel_keyword:
        parts.append(ctx.t("account-cancel-keyword", word=ctx.fmt.name(info.cancel_keyword)))
    return parts
