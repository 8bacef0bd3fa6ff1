"""The account gets another owner: its owner offers it, the colleague takes it, both in private."""

from __future__ import annotations

from handlers.home.routes import TEAM_HAND, TEAM_TAKE, MemberData
from handlers.home.team.words import business_name, role_name, what_it_may
from handlers.shared.acts import acting, noting
from handlers.shared.colleagues import person_name
from handlers.shared.identities import is_self
from handlers.shared.rights import Right, Role
from handlers.shared.services import Ctx, linked
from handlers.shared.team_news import DECLINED, HANDED, OFFERED, team_news
from screens.bands import spelled
from screens.fingerprint import fingerprint
from screens.outcome import After, Home, Outcome, Pop, Stay
from screens.screen import NoData, Screen
from screens.view import Button, Style, View, lines
from storage import Account, Effect, Handover, Member, TooManyAccounts, Verb

handing: Screen[Ctx, MemberData] = Screen(TEAM_HAND, needs=Right.TEAM, sample=MemberData(user=1))
taking: Screen[Ctx, NoData] = Screen(TEAM_TAKE, needs=None)

_STAYS_AS = Role.MANAGER
"""What the former owner is from then on."""


async def _found(ctx: Ctx, data: MemberData) -> tuple[Account, Member | None, Handover | None]:
    storage, account = ctx.services.storage, await linked(ctx)
    member = (await storage.members.standing(account.id, data.user)).member
    offered = await storage.handovers.of(account.id)
    return account, member, offered if offered and offered.user == data.user else None


@handing.render
async def _render(ctx: Ctx, data: MemberData) -> View:
    account, member, offered = await _found(ctx, data)
    if member is None:
        return ctx.view(ctx.t("team-member-gone"))
    if not ctx.private:
        return ctx.view(ctx.t("team-private-only"))
    name = ctx.fmt.bold(person_name(ctx, member.name))
    if offered is not None:
        until = ctx.fmt.moment(offered.expires_at)
        return ctx.view(
            ctx.t("team-hand-waits", name=name, moment=until),
            [Button(ctx.label("team-hand-withdraw"), "withdraw", style=Style.DANGER)],
            refresh=True,
        )
    mark = fingerprint(member.user, member.role)
    return ctx.view(
        lines(
            ctx.t("team-hand-sure", name=name, business=business_name(ctx, account)),
            "",
            ctx.t("team-hand-then", role=role_name(ctx, _STAYS_AS)),
        ),
        [Button(ctx.label("team-hand-yes"), "offer", mark, Style.DANGER)],
    )


@handing.action("offer")
async def _offer(ctx: Ctx, data: MemberData, arg: str) -> Outcome:
    storage = ctx.services.storage
    account, member, _ = await _found(ctx, data)
    if not ctx.private or member is None or arg != fingerprint(member.user, member.role):
        return Stay(notice=ctx.t("errors-changed-team"))
    name = ctx.fmt.name(ctx.who.first_name)
    by = account.owner if is_self(ctx, account.owner) else ctx.user
    who = f"{spelled(member.user)} {Role.OWNER}"
    async with acting(ctx, Verb.MEMBER_INVITED, account=account.id, object=who) as doing:
        if not await storage.handovers.offer(account.id, member.user, by=by, name=name):
            doing.nothing = True
            return Stay(notice=ctx.t("errors-changed-team"))
    return Stay(effects=_telling(ctx, account, member.user, OFFERED, name), after=_rung(ctx))


def _telling(ctx: Ctx, account: Account, chat: int, what: str, name: str) -> tuple[Effect, ...]:
    ref = f"{what}:{ctx.user}:{ctx.frame}:{ctx.revision}"
    news = team_news(ctx.now, account, chat, what, ctx.user, name, Role.OWNER, ref=ref)
    return (ctx.services.storage.pushes.insertion(news),)


def _rung(ctx: Ctx) -> tuple[After, ...]:
    return (ctx.services.bells.news.ring,)


@handing.action("withdraw")
async def _withdraw(ctx: Ctx, _data: MemberData, _arg: str) -> Outcome:
    if not await _revoked(ctx, await linked(ctx)):
        return Stay(notice=ctx.t("errors-changed-team"))
    return Pop(notice=ctx.t("team-hand-withdrawn"))


async def _revoked(ctx: Ctx, account: Account) -> bool:
    """Whether there was an offer still; either side ends it."""
    async with acting(ctx, Verb.INVITATION_REVOKED, account=account.id) as doing:
        doing.nothing = not await ctx.services.storage.handovers.withdraw(account.id)
    return not doing.nothing


async def offered_to(ctx: Ctx, account: Account) -> Handover | None:
    """The offer that waits for this very person; shown to nobody else, and in private only."""
    offered = await ctx.services.storage.handovers.of(account.id)
    return offered if offered and is_self(ctx, offered.user) and ctx.private else None


@taking.render
async def _ask(ctx: Ctx, _data: NoData) -> View:
    account = await linked(ctx)
    offered = await offered_to(ctx, account)
    if offered is None:
        return ctx.view(ctx.t("team-take-over"))
    mark = fingerprint(offered.by, offered.expires_at)
    return ctx.view(
        lines(
            ctx.t(
                "team-take-sure",
                name=ctx.fmt.bold(person_name(ctx, offered.name)),
                business=business_name(ctx, account),
            ),
            what_it_may(ctx, Role.OWNER),
            ctx.t("team-take-then", role=role_name(ctx, _STAYS_AS)),
        ),
        [Button(ctx.label("team-take-yes"), "take", mark, Style.DANGER)],
        [Button(ctx.label("team-take-no"), "decline", mark)],
    )


@taking.action("take")
async def _take(ctx: Ctx, _data: NoData, arg: str) -> Outcome:
    storage, account = ctx.services.storage, await linked(ctx)
    offered = await offered_to(ctx, account)
    if offered is None or arg != fingerprint(offered.by, offered.expires_at):
        return Stay(notice=ctx.t("team-take-over"))
    act = await noting(
        ctx,
        Verb.OWNER_CHANGED,
        account=account.id,
        object=f"{spelled(offered.by)} > {spelled(ctx.user)}",
    )
    try:
        handed = await storage.handovers.take(account.id, offered.user, role=_STAYS_AS, act=act)
    except TooManyAccounts:
        return Stay(notice=ctx.t("team-take-many"))
    if handed is None:
        return Stay(notice=ctx.t("team-take-over"))
    name = ctx.fmt.name(ctx.who.first_name)
    return Home(
        notice=ctx.t("team-taken", business=business_name(ctx, account)),
        effects=_telling(ctx, account, handed.by, HANDED, name),
        after=_rung(ctx),
    )


@taking.action("decline")
async def _decline(ctx: Ctx, _data: NoData, arg: str) -> Outcome:
    account = await linked(ctx)
    offered = await offered_to(ctx, account)
    meant = offered is not None and arg == fingerprint(offered.by, offered.expires_at)
    if offered is None or not meant or not await _revoked(ctx, account):
        return Stay(notice=ctx.t("team-take-over"))
    name = ctx.fmt.name(ctx.who.first_name)
    return Home(
        notice=ctx.t("team-take-declined"),
        effects=_telling(ctx, account, offered.by, DECLINED, name),
        after=_rung(ctx),
    )
