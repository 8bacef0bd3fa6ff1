"""/role, as a reply to somebody's message in a group: the owner makes that very person a colleague.

The messenger says who wrote the message, so no link can leak and no name has to be confirmed.
"""

from __future__ import annotations

from handlers.home.routes import TEAM_MEMBER, TEAM_ROLE, RoleData
from handlers.home.team.words import role_name, roles_explained
from handlers.shared.acts import acting
from handlers.shared.colleagues import person_name
from handlers.shared.rights import GIVEN, Right, Role
from handlers.shared.services import Ctx, linked
from handlers.shared.team_news import JOINED, team_news
from screens.bands import spelled
from screens.outcome import Outcome, Push, Replace, Stay
from screens.screen import Screen
from screens.view import Button, View, in_rows, lines
from storage import Member, Verb

by_reply: Screen[Ctx, RoleData] = Screen(
    TEAM_ROLE, needs=Right.TEAM, sample=RoleData(user=1, name="Sara"), command="role"
)


@by_reply.open
async def _open(ctx: Ctx, _args: str) -> Outcome:
    person = ctx.replied
    if person is None:
        return Stay(notice=ctx.t("team-reply-how"))
    account = await linked(ctx)
    standing = await ctx.services.storage.members.standing(account.id, person.id)
    if standing.owner:
        return Stay(notice=ctx.t("team-reply-owner"))
    if standing.member is not None:
        return Push(TEAM_MEMBER(user=person.id))
    return Push(TEAM_ROLE(user=person.id, name=ctx.fmt.name(person.first_name)))


@by_reply.render
async def _render(ctx: Ctx, data: RoleData) -> View:
    roles = [Button(role_name(ctx, role), "give", role) for role in GIVEN]
    name = ctx.fmt.bold(person_name(ctx, data.name))
    return ctx.view(
        lines(ctx.t("team-reply-what", name=name), *roles_explained(ctx)),
        *in_rows(roles),
        cancel=True,
    )


@by_reply.action("give")
async def _give(ctx: Ctx, data: RoleData, arg: str) -> Outcome:
    if arg not in GIVEN:
        return Stay()
    storage, account = ctx.services.storage, await linked(ctx)
    member = Member(
        account_id=account.id, user=data.user, role=Role(arg), name=data.name,
        invited_by=ctx.user, joined_at=ctx.now,
    )  # fmt: skip
    who = f"{spelled(data.user)} {arg}"
    async with acting(ctx, Verb.MEMBER_JOINED, account=account.id, object=who) as doing:
        if not await storage.invitations.admit(member):
            doing.nothing = True
            return Replace(TEAM_MEMBER(user=data.user), notice=ctx.t("errors-changed-team"))
    news = team_news(ctx.now, account, data.user, JOINED, -ctx.frame, data.name, arg)
    name = ctx.fmt.bold(person_name(ctx, data.name))
    return Replace(
        TEAM_MEMBER(user=data.user),
        notice=ctx.t("team-joined", name=name, role=role_name(ctx, arg)),
        effects=(storage.pushes.insertion(news),),
        after=(ctx.services.bells.news.ring,),
    )
