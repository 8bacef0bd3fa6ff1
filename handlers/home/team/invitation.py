"""One open invitation: nobody has come yet, or somebody asks and the owner says who it is."""

from __future__ import annotations

from handlers.home.routes import TEAM_INVITATION, InvitationData
from handlers.home.team.words import role_name, what_it_may
from handlers.shared.acts import acting
from handlers.shared.colleagues import person_name
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from handlers.shared.team_news import JOINED, team_news
from screens.bands import spelled
from screens.outcome import Outcome, Pop, Stay
from screens.screen import Screen
from screens.view import Button, Style, View, lines
from storage import Invitation, Verb

invitation: Screen[Ctx, InvitationData] = Screen(
    TEAM_INVITATION, needs=Right.TEAM, sample=InvitationData(id=1)
)


async def _found(ctx: Ctx, data: InvitationData) -> Invitation | None:
    account = await linked(ctx)
    return await ctx.services.storage.invitations.get(data.id, account.id)


@invitation.render
async def _render(ctx: Ctx, data: InvitationData) -> View:
    asked = await _found(ctx, data)
    if asked is None:
        return ctx.view(ctx.t("team-invitation-over"))
    until = ctx.t("team-until", moment=ctx.fmt.moment(asked.expires_at))
    role = ctx.t("team-role-is", role=role_name(ctx, asked.role))
    yes = Button(ctx.label("team-confirm"), "yes", asked.user or 0, Style.SUCCESS)
    no = ctx.label("team-refuse") if asked.user else ctx.label("team-revoke")
    who = ctx.t("team-nobody-came")
    if asked.user:
        name = ctx.fmt.bold(person_name(ctx, asked.name))
        who = lines(
            ctx.t("team-came", name=name, id=ctx.fmt.code(spelled(asked.user))),
            ctx.t("team-came-how"),
        )
    return ctx.view(
        lines(ctx.t("team-invitation-title"), role, what_it_may(ctx, asked.role), "", who, until),
        [yes if asked.user else None],
        [Button(no, "no", style=Style.DANGER)],
        refresh=True,
    )


@invitation.action("yes")
async def _yes(ctx: Ctx, data: InvitationData, arg: str) -> Outcome:
    """Confirms the person who was shown, and nobody else."""
    storage, account = ctx.services.storage, await linked(ctx)
    asked = await storage.invitations.get(data.id, account.id)
    who = f"{spelled(asked.user)} {asked.role}" if asked and asked.user else ""
    async with acting(ctx, Verb.MEMBER_JOINED, account=account.id, object=who) as doing:
        member = await storage.invitations.confirm(data.id, account.id, int(arg or 0))
        if member is None:
            doing.nothing = True
            return Stay(notice=ctx.t("errors-changed-team"))
    news = team_news(ctx.now, account, member.user, JOINED, data.id, member.name, member.role)
    name = ctx.fmt.bold(person_name(ctx, member.name))
    return Pop(
        notice=ctx.t("team-joined", name=name, role=role_name(ctx, member.role)),
        effects=(storage.pushes.insertion(news),),
        after=(ctx.services.bells.news.ring,),
    )


@invitation.action("no")
async def _no(ctx: Ctx, data: InvitationData, _arg: str) -> Outcome:
    account = await linked(ctx)
    async with acting(ctx, Verb.INVITATION_REVOKED, account=account.id) as doing:
        if not await ctx.services.storage.invitations.revoke(data.id, account.id):
            doing.nothing = True
            return Stay(notice=ctx.t("team-invitation-over"))
    return Pop(notice=ctx.t("team-revoked"))
