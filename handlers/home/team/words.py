"""Roles in words."""

from __future__ import annotations

from handlers.shared.rights import GIVEN, Role
from handlers.shared.services import Ctx
from screens.view import Safe, lines
from storage import Account


def role_name(ctx: Ctx, role: str) -> str:
    return ctx.label("team-role", role=Role(role))


def what_it_may(ctx: Ctx, role: str) -> Safe:
    """What somebody of this role sees and does, in a sentence."""
    return ctx.t("team-may", role=Role(role))


def roles_explained(ctx: Ctx) -> list[Safe]:
    """Each role that can be given, and what it may."""
    return [
        lines("", ctx.t("team-role-is", role=role_name(ctx, role)), what_it_may(ctx, role))
        for role in GIVEN
    ]


def business_name(ctx: Ctx, account: Account) -> Safe:
    """Without its colour: that tells apart the accounts of its owner, to whom it says something."""
    return ctx.fmt.bold(ctx.fmt.name(account.label) or ctx.label("account-nameless"))
