"""A new invitation: the owner chooses the role, and gets a link that is good once, for a day."""

from __future__ import annotations

from handlers.home.routes import TEAM_INVITATION, TEAM_INVITE
from handlers.home.team.words import role_name, roles_explained
from handlers.shared.acts import acting
from handlers.shared.rights import GIVEN, Right, Role
from handlers.shared.services import Ctx, linked
from screens.outcome import Outcome, Replace, Stay
from screens.screen import NoData, Screen
from screens.view import Button, View, in_rows, lines
from storage import Verb

MOST_OPEN = 20
inviting: Screen[Ctx, NoData] = Screen(TEAM_INVITE, needs=Right.TEAM)


@inviting.render
async def _render(ctx: Ctx, _data: NoData) -> View:
    if not ctx.private:
        return ctx.view(ctx.t("team-private-only"))
    roles = [Button(role_name(ctx, role), "make", role) for role in GIVEN]
    return ctx.view(lines(ctx.t("team-invite-what"), *roles_explained(ctx)), *in_rows(roles))


@inviting.action("make")
async def _make(ctx: Ctx, _data: NoData, arg: str) -> Outcome:
    """The link is shown once, in the private chat; it is kept nowhere."""
    account, invitations = await linked(ctx), ctx.services.storage.invitations
    if arg not in GIVEN or not ctx.private:
        return Stay()
    if len(await invitations.open_of(account.id)) >= MOST_OPEN:
        return Stay(notice=ctx.t("team-many-open", count=MOST_OPEN))
    if ctx.services.links(ctx.chat).chat("join") is None:
        return Stay(notice=ctx.t("team-no-link"))
    async with acting(ctx, Verb.MEMBER_INVITED, account=account.id, object=arg):
        ident, code = await invitations.make(account.id, Role(arg), ctx.user)
    link = ctx.services.links(ctx.chat).chat(f"join_{code}") or ""
    notice = lines(ctx.t("team-link", role=role_name(ctx, arg)), ctx.fmt.code(link))
    return Replace(TEAM_INVITATION(id=ident), notice=notice)
