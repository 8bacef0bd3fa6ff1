"""One colleague: the role, whether numbers are masked, and taking them out."""

from __future__ import annotations

from pydantic import JsonValue

from handlers.home.routes import TEAM_HAND, TEAM_MEMBER, TEAM_REMOVE, MemberData
from handlers.home.settings.messengers import name_of
from handlers.home.team.limit import (
    ask_limit,
    change_member,
    is_limited,
    limit_button,
    limit_line,
    set_limit,
)
from handlers.home.team.words import role_name, what_it_may
from handlers.shared.acts import acting
from handlers.shared.colleagues import person_name
from handlers.shared.rights import GIVEN, ROLES, Right, Role
from handlers.shared.services import Ctx, linked
from screens.bands import band_of, spelled
from screens.fingerprint import fingerprint
from screens.outcome import Outcome, Pop, Stay
from screens.screen import Screen
from screens.view import Button, Go, Style, View, in_rows, lines
from screens.widgets import ticked
from storage import Member, Planned, Standing, Verb

member: Screen[Ctx, MemberData] = Screen(TEAM_MEMBER, needs=Right.TEAM, sample=MemberData(user=1))
removal: Screen[Ctx, MemberData] = Screen(TEAM_REMOVE, needs=Right.TEAM, sample=MemberData(user=1))


async def _standing(ctx: Ctx, data: MemberData) -> Standing:
    account = await linked(ctx)
    return await ctx.services.storage.members.standing(account.id, data.user)


async def _found(ctx: Ctx, data: MemberData) -> Member | None:
    return (await _standing(ctx, data)).member


def _gone(ctx: Ctx) -> View:
    return ctx.view(ctx.t("team-member-gone"))


@member.render
async def _render(ctx: Ctx, data: MemberData) -> View:
    standing = await _standing(ctx, data)
    person = standing.member
    if person is None:
        return _gone(ctx)
    roles = [
        Button(ticked(role_name(ctx, role), on=role == person.role), "role", role) for role in GIVEN
    ]
    numbers = Button(ticked(ctx.label("team-numbers"), on=person.numbers), "numbers")
    return ctx.view(
        lines(
            ctx.t("team-member", name=ctx.fmt.bold(person_name(ctx, person.name))),
            ctx.t("team-role-is", role=role_name(ctx, person.role)),
            what_it_may(ctx, person.role),
            await limit_line(ctx, person),
            ctx.t("team-since", date=ctx.fmt.date(person.joined_at)),
            ctx.t("team-where", messenger=name_of(ctx, band_of(person.user)))
            if len(ctx.services.options.bands) > 1
            else None,
            ctx.t("team-away") if standing.away else None,
        ),
        [Button(ctx.label("team-away-back"), "back", style=Style.SUCCESS)] if standing.away else [],
        *in_rows(roles),
        [numbers if _masked(person.role) else None],
        [limit_button(ctx, person)],
        [Go(ctx.label("team-hand"), TEAM_HAND(user=person.user)) if ctx.private else None],
        [Go(ctx.label("team-remove"), TEAM_REMOVE(user=person.user), Style.DANGER, tag="gone")],
    )


def _masked(role: str) -> bool:
    """Whether the role sees people without their whole numbers."""
    rights = ROLES[Role(role)]
    return Right.PEOPLE in rights and Right.NUMBERS not in rights


@member.action("role")
async def _role(ctx: Ctx, data: MemberData, arg: str) -> Outcome:
    person = await _found(ctx, data)
    if person is None or arg not in GIVEN or arg == person.role:
        return Stay()
    account, storage = person.account_id, ctx.services.storage
    detail = f"{spelled(person.user)} {person.role} > {arg}"
    kept = {} if is_limited(arg) else {"daily": None}
    changes = {"role": Role(arg), "numbers": False, **kept}
    async with acting(ctx, Verb.MEMBER_ROLE, account=account, object=detail) as doing:
        if not await storage.members.change(account, person.user, **changes):
            doing.nothing = True
            return Stay()
        if Right.SUBMIT not in ROLES[Role(arg)]:
            for each in await _numbers_of(ctx, person):
                await storage.approvals.void_of(account, each, by=ctx.user)
    return Stay(notice=ctx.t("team-role-now", role=role_name(ctx, arg)))


@member.action("numbers")
async def _numbers(ctx: Ctx, data: MemberData, _arg: str) -> Outcome:
    person = await _found(ctx, data)
    if person is None or not _masked(person.role):
        return Stay()
    whole = not person.numbers
    detail = f"{spelled(person.user)} numbers {'whole' if whole else 'masked'}"
    return await change_member(ctx, person, detail, numbers=whole)


@member.action("back")
async def _back(ctx: Ctx, data: MemberData, _arg: str) -> Outcome:
    """They have left a group, and the owner trusts them all the same."""
    person = await _found(ctx, data)
    if person is None:
        return Stay()
    account, departures = person.account_id, ctx.services.storage.departures
    detail = f"{spelled(person.user)} back"
    async with acting(ctx, Verb.MEMBER_LIMIT, account=account, object=detail) as doing:
        doing.nothing = not await departures.forgive(account, person.user)
    return Stay(toast=ctx.label("settings-saved"))


@member.action("limit")
async def _limit(ctx: Ctx, data: MemberData, _arg: str) -> Outcome:
    person = await _found(ctx, data)
    return Stay() if person is None else ask_limit(ctx, person)


@member.on_answer("limit")
async def _limited(ctx: Ctx, data: MemberData, value: JsonValue) -> Outcome:
    person = await _found(ctx, data)
    return Stay() if person is None else await set_limit(ctx, person, str(value))


@member.on_answer("gone")
async def _removed(_ctx: Ctx, _data: MemberData, _value: object) -> Outcome:
    return Pop()


@removal.render
async def _ask(ctx: Ctx, data: MemberData) -> View:
    person = await _found(ctx, data)
    if person is None:
        return _gone(ctx)
    planned = await _planned(ctx, person)
    mark = fingerprint(person.user, person.role, planned)
    keep = ctx.label("team-remove-keep") if planned else ctx.label("team-remove-yes")
    stop = Button(ctx.label("team-remove-stop"), "stop", mark, Style.DANGER)
    return ctx.view(
        lines(
            ctx.t("team-remove-sure", name=ctx.fmt.bold(person_name(ctx, person.name))),
            ctx.t("team-remove-planned", count=planned) if planned else None,
        ),
        [Button(keep, "keep", mark, Style.DANGER)],
        [stop if planned else None],
    )


async def _planned(ctx: Ctx, person: Member) -> int:
    """How many SMS of theirs wait for their time."""
    campaigns = await ctx.services.storage.campaigns.open_of(person.account_id)
    users = await _numbers_of(ctx, person)
    return sum(campaign.user in users for campaign in campaigns)


async def _numbers_of(ctx: Ctx, person: Member) -> tuple[int, ...]:
    """In each messenger in which this is the same person."""
    return (await ctx.services.storage.identities.of(person.user)).users


@removal.action("keep")
async def _keep(ctx: Ctx, data: MemberData, arg: str) -> Outcome:
    return await _remove(ctx, data, arg, stop=False)


@removal.action("stop")
async def _stop(ctx: Ctx, data: MemberData, arg: str) -> Outcome:
    return await _remove(ctx, data, arg, stop=True)


async def _remove(ctx: Ctx, data: MemberData, arg: str, *, stop: bool) -> Outcome:
    """Rights first; what they planned is then stopped, or taken over by the owner."""
    storage, person = ctx.services.storage, await _found(ctx, data)
    if person is None:
        return Pop(result=True)
    if arg != fingerprint(person.user, person.role, await _planned(ctx, person)):
        return Stay(notice=ctx.t("errors-changed-team"))
    account, user, users = person.account_id, person.user, await _numbers_of(ctx, person)
    async with acting(ctx, Verb.MEMBER_REMOVED, account=account, object=spelled(user)) as doing:
        planned = Planned.DROPPED if stop else Planned.KEPT
        if not await storage.dismissals.remove(account, user, by=ctx.user, planned=planned):
            doing.nothing = True
            return Pop(result=True)
        for campaign in await storage.campaigns.open_of(account) if stop else ():
            if campaign.user in users:
                await storage.campaigns.stop(campaign.id)
    notice = ctx.t("team-removed", name=ctx.fmt.bold(person_name(ctx, person.name)))
    return Pop(result=True, notice=notice)
