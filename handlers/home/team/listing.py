"""/team: for the owner everybody and every open invitation; for a colleague the own role."""

from __future__ import annotations

from handlers.home.routes import TEAM, TEAM_INVITATION, TEAM_INVITE, TEAM_MEMBER, TEAM_TAKE
from handlers.home.settings.messengers import name_of
from handlers.home.team.handover import offered_to
from handlers.home.team.limit import limit_line
from handlers.home.team.words import business_name, role_name, what_it_may
from handlers.shared.acts import acting
from handlers.shared.from_account import from_account
from handlers.shared.narrow import whole_row
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from handlers.shared.team_news import QUIT, TAKING, words_to_owner
from screens.bands import band_of
from screens.fingerprint import fingerprint
from screens.outcome import Home, Outcome, Push, Stay
from screens.screen import NoData, Screen
from screens.text.bidi import isolate
from screens.view import AnyButton, Button, Go, Safe, Style, View, in_rows, lines
from screens.widgets import CONFIRM
from storage import Account, Member, Verb

team: Screen[Ctx, NoData] = Screen(TEAM, needs=None, command="team")


@team.open
async def _open(ctx: Ctx, args: str) -> Outcome:
    """The words of a message: the number of the invitation that it tells of, or of the person."""
    account = await linked(ctx)
    if args == TAKING and await offered_to(ctx, account):
        return Push(TEAM_TAKE())
    if args.startswith("u") and args[1:].isdecimal() and ctx.may(Right.TEAM):
        return Push(TEAM_MEMBER(user=int(args[1:])))
    if args.isdecimal() and ctx.may(Right.TEAM):
        asked = await ctx.services.storage.invitations.get(int(args), account.id)
        if asked is not None:
            return Push(TEAM_INVITATION(id=asked.id))
    return Push(TEAM())


@team.render
async def _render(ctx: Ctx, _data: NoData) -> View:
    account = await linked(ctx)
    if not ctx.may(Right.TEAM):
        return await _own_role(ctx, account)
    members = await ctx.services.storage.members.of(account.id)
    invitations = await ctx.services.storage.invitations.open_of(account.id)
    apart = len({band_of(member.user) for member in members}) > 1
    people: list[AnyButton] = [
        Go(_label(ctx, member, apart=apart), TEAM_MEMBER(user=member.user)) for member in members
    ]
    asked: list[AnyButton] = [
        Go(
            ctx.label("team-asks", name=ctx.fmt.name(invitation.name))
            if invitation.user
            else ctx.label("team-invited", role=role_name(ctx, invitation.role)),
            TEAM_INVITATION(id=invitation.id),
        )
        for invitation in invitations
    ]
    return ctx.view(
        lines(
            ctx.t("team-title"),
            await from_account(ctx),
            "",
            ctx.t("team-count", count=len(members)) if members else ctx.t("team-alone"),
            ctx.t("team-waiting", count=len(asked)) if asked else None,
        ),
        *in_rows([*asked], 1),
        *in_rows(people, 1),
        [Go(ctx.label("team-invite"), TEAM_INVITE(), Style.PRIMARY)],
        refresh=True,
    )


def _label(ctx: Ctx, member: Member, *, apart: bool) -> str:
    """`apart`: colleagues are in several messengers, in which one may have the same name."""
    after = f" ({role_name(ctx, member.role)})"
    if apart:
        after += f" · {name_of(ctx, band_of(member.user))}"
    name = whole_row(ctx, member.name, after) or ctx.label("team-nameless")
    return f"\U0001f464 {isolate(name)}{after}"


async def _own_role(ctx: Ctx, account: Account) -> View:
    standing = await ctx.services.storage.members.standing(account.id, ctx.user)
    member = standing.member
    said: Safe = ctx.t("team-nobody")
    if member is not None:
        said = lines(
            ctx.t("team-you-are", role=role_name(ctx, member.role)),
            what_it_may(ctx, member.role),
            None if member.daily is None else await limit_line(ctx, member),
            ctx.t("team-away-you") if standing.away else None,
        )
    offered = await offered_to(ctx, account)
    leave = Button(ctx.label("team-leave"), "leave", style=Style.DANGER)
    return ctx.view(
        lines(ctx.t("team-title"), await from_account(ctx), "", said),
        [Go(ctx.label("team-take-look"), TEAM_TAKE()) if offered else None],
        [leave if member is not None else None],
    )


@team.action("leave")
async def _leave(ctx: Ctx, _data: NoData, _arg: str) -> Outcome:
    account = await linked(ctx)
    name = business_name(ctx, account)
    text = ctx.t("team-leave-sure", business=name)
    asking = CONFIRM(text=text, yes=ctx.label("team-leave-yes"), danger=True)
    return Push(asking, tag=f"leave:{fingerprint(account.id)}")


@team.on_result
async def _sure(ctx: Ctx, _data: NoData, tag: str, value: object) -> Outcome:
    account = await linked(ctx)
    if value is not True or tag != f"leave:{fingerprint(account.id)}":
        return Stay()
    async with acting(ctx, Verb.MEMBER_REMOVED, account=account.id) as doing:
        storage = ctx.services.storage
        words = await words_to_owner(storage, ctx.now, account, QUIT, ctx.user)
        if not await storage.dismissals.remove(account.id, ctx.user, by=ctx.user, effects=words):
            doing.nothing = True
            return Stay()
    bells = ctx.services.bells
    return Home(notice=ctx.t("team-left"), after=(bells.news.ring, bells.campaigns.ring))
