"""How many SMS a colleague may let leave in a day, as the owner sets it."""

from __future__ import annotations

from handlers.shared.acts import acting
from handlers.shared.rights import ROLES, Right, Role
from handlers.shared.services import Ctx
from handlers.shared.typed_number import whole_number
from screens.bands import spelled
from screens.outcome import Outcome, Push, Stay
from screens.view import Button, Safe
from screens.widgets.ask import ASK
from storage import Member, Verb

TAG = "limit"
_CHIPS = (50, 100, 500, 1_000, 5_000)
_MOST = 10_000_000


def is_limited(role: str) -> bool:
    """Whether SMS leave in the name of the role, or by its word."""
    return Right.SUBMIT in ROLES[Role(role)]


def limit_button(ctx: Ctx, person: Member) -> Button | None:
    return Button(ctx.label("team-limit"), TAG) if is_limited(person.role) else None


async def limit_line(ctx: Ctx, person: Member) -> Safe | None:
    """The limit, and what is left of today's."""
    if not is_limited(person.role):
        return None
    daily = await ctx.services.storage.daily_limits.of(person.account_id, person.user)
    if daily is None:
        return ctx.t("team-limit-none")
    return ctx.t("team-limit-is", most=daily.most, left=daily.left)


def ask_limit(ctx: Ctx, person: Member, typed: str | None = None) -> Push:
    """`typed`: the answer before, which was no number of SMS."""
    ask = ASK(
        question=ctx.t("team-limit-ask"),
        error=None if typed is None else ctx.t("team-limit-unread"),
        last=typed if typed is not None or person.daily is None else ctx.fmt.number(person.daily),
        choices=tuple((ctx.label("team-limit-chip", count=many), str(many)) for many in _CHIPS),
        skip=ctx.label("team-limit-off"),
    )
    return Push(ask, tag=TAG)


async def set_limit(ctx: Ctx, person: Member, typed: str) -> Outcome:
    """Nothing typed: none. It holds for what leaves from now on, also of what is planned."""
    most = whole_number(typed) if typed else None
    if typed and (most is None or not 0 < most <= _MOST):
        return ask_limit(ctx, person, typed)
    if most != person.daily:
        detail = f"{spelled(person.user)} daily {'none' if most is None else most}"
        return await change_member(ctx, person, detail, daily=most)
    return Stay(toast=ctx.label("settings-saved"))


async def change_member(ctx: Ctx, person: Member, detail: str, **changes: object) -> Outcome:
    """Of what the colleague may; nothing where they have gone meanwhile, as the screen says then.

    `detail`: as the audit names it.
    """
    members, account = ctx.services.storage.members, person.account_id
    async with acting(ctx, Verb.MEMBER_LIMIT, account=account, object=detail) as doing:
        if not await members.change(account, person.user, **changes):
            doing.nothing = True
            return Stay()
    return Stay(toast=ctx.label("settings-saved"))
