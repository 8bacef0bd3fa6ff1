"""The buttons of Home, four rows of two, and of the screen behind its last one.

Only what is registered is drawn, so both grow with the features.
"""

from __future__ import annotations

from handlers.home.routes import HELP, MORE, SETTINGS, SWITCH
from handlers.shared.routes import (
    ACCOUNT,
    APPROVALS,
    CONTACTS,
    DRAFTS,
    FAQ,
    GROUPS,
    NOTICES,
    OCCASIONS,
    PAYMENTS,
    SCHEDULED,
    SEND,
    SENT,
    TEAM,
    TICKETS,
)
from handlers.shared.services import Ctx
from screens.route import Address
from screens.screen import Catalogue
from screens.view import Go, Rows, in_rows


def home_rows(ctx: Ctx, catalogue: Catalogue, *, several: bool) -> Rows:
    """What an owner does every day, and the way to the rest; to their other accounts if any."""
    labels = (
        (SEND, ctx.label("menu-send")),
        (SENT, ctx.label("menu-reports")),
        (CONTACTS, ctx.label("menu-contacts")),
        (GROUPS, ctx.label("home-groups")),
        (TICKETS, ctx.label("menu-support")),
        (NOTICES, ctx.label("home-notifications")),
        (ACCOUNT, ctx.label("menu-account")),
    )
    more = Go(ctx.label("home-more"), MORE())
    switch = [Go(ctx.label("branch-switch"), SWITCH.entry(), over=True)] if several else []
    return in_rows([*_known(catalogue, labels), more, *switch])


def more_rows(ctx: Ctx, catalogue: Catalogue) -> Rows:
    labels = (
        (SCHEDULED, ctx.label("home-scheduled-label")),
        (DRAFTS, ctx.label("home-drafts")),
        (OCCASIONS, ctx.label("home-occasions")),
        (PAYMENTS, ctx.label("home-transactions")),
        (FAQ, ctx.label("home-faq")),
        (TEAM, ctx.label("home-team")),
        (APPROVALS, ctx.label("home-approvals")),
        (SETTINGS, ctx.label("menu-settings")),
        (HELP, ctx.label("home-help")),
    )
    return in_rows(_known(catalogue, labels))


def _known(catalogue: Catalogue, labels: tuple[tuple[Address, str], ...]) -> list[Go]:
    return [
        Go(label, route.entry(), over=True)
        for route, label in labels
        if route.ident in catalogue.screens
    ]
