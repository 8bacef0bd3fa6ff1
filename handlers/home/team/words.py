"""Roles in words."""

from __future__ import annotations

from handlers.shared.rights import GIVEN, Role
from handlers.shared.services import Ctx
from screens.view import Safe, lines
from storage import Account


def role_name(ctx: Ctx, role: str) -> str:
    names = {
        Role.OWNER: ctx.label("team-role-owner"),
        Role.MANAGER: ctx.label("team-role-manager"),
        Role.WRITER: ctx.label("team-role-writer"),
        Role.ACCOUNTANT: ctx.label("team-role-accountant"),
        Role.VIEWER: ctx.label("team-role-viewer"),
    }
    return names[Role(role)]


def what_it_may(ctx: Ctx, role: str) -> Safe:
    """What somebody of this role sees and does, in a sentence."""
    sentences = {
        Role.OWNER: ctx.t("team-may-owner"),
        Role.MANAGER: ctx.t("team-may-manager"),
        Role.WRITER: ctx.t("team-may-writer"),
        Role.ACCOUNTANT: ctx.t("team-may-accountant"),
        Role.VIEWER: ctx.t("team-may-viewer"),
    }
    return sentences[Role(role)]


def roles_explained(ctx: Ctx) -> list[Safe]:
    """Each role that can be given, and what it may."""
    return [
        lines("", ctx.t("team-role-is", role=role_name(ctx, role)), what_it_may(ctx, role))
        for role in GIVEN
    ]


def business_name(ctx: Ctx, account: Account) -> Safe:
    """Without its colour: that tells apart the accounts of its owner, to whom it says something."""
    return ctx.fmt.bold(ctx.fmt.name(account.label) or ctx.label("account-nameless"))
