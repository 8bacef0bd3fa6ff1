"""What an invitation's link opens: whose business, which role, what will be seen."""

from __future__ import annotations

from handlers.home.routes import JOIN, JoinData
from handlers.home.team.words import business_name, role_name, what_it_may
from handlers.shared.services import Ctx
from handlers.shared.team_news import ASKED, team_news
from screens.outcome import Home, Outcome, Push, Stay
from screens.screen import Screen
from screens.view import Button, Style, View, lines, rows
from storage import Account, Invitation

join: Screen[Ctx, JoinData] = Screen(JOIN, needs=None, any_account=True, sample=JoinData())


@join.open
async def _open(ctx: Ctx, args: str) -> Outcome:
    if not ctx.private:
        return Stay(notice=ctx.t("team-private-only"))
    asked = await _found(ctx, args)
    if asked is None:
        return Stay(notice=ctx.t("team-link-over"))
    invitation, account = asked
    standing = await ctx.services.storage.members.standing(account.id, ctx.user)
    if standing.owner or standing.member is not None:
        return Stay(notice=ctx.t("team-already"))
    if invitation.user is not None:
        own = invitation.user == ctx.user
        return Stay(notice=ctx.t("team-asked") if own else ctx.t("team-link-over"))
    return Push(JOIN(code=args))


async def _found(ctx: Ctx, code: str) -> tuple[Invitation, Account] | None:
    storage = ctx.services.storage
    invitation = await storage.invitations.of_code(code) if code else None
    account = None if invitation is None else await storage.accounts.by_id(invitation.account_id)
    return None if invitation is None or account is None else (invitation, account)


@join.render
async def _render(ctx: Ctx, data: JoinData) -> View:
    asked = await _found(ctx, data.code)
    if asked is None:
        return View(ctx.t("team-link-over"), rows([ctx.home()]))
    invitation, account = asked
    name = business_name(ctx, account)
    return ctx.view(
        lines(
            ctx.t("team-join", business=name, role=role_name(ctx, invitation.role)),
            what_it_may(ctx, invitation.role),
            "",
            ctx.t("team-join-how"),
        ),
        [Button(ctx.label("team-join-yes"), "yes", style=Style.SUCCESS)],
        cancel=True,
    )


@join.action("yes")
async def _yes(ctx: Ctx, data: JoinData, _arg: str) -> Outcome:
    """Nothing is given by it: the owner is asked whether this is the person who was meant."""
    storage, asked = ctx.services.storage, await _found(ctx, data.code)
    name = ctx.fmt.name(ctx.who.first_name)
    accepted = await storage.invitations.accept(data.code, ctx.user, name)
    if asked is None or accepted is None:
        return Home(notice=ctx.t("team-link-over"))
    _, account = asked
    news = team_news(ctx.now, account, account.owner, ASKED, accepted.id, name, accepted.role)
    return Home(
        notice=ctx.t("team-asked"),
        effects=(storage.pushes.insertion(news),),
        after=(ctx.services.bells.news.ring,),
    )
