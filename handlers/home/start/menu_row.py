"""The buttons of Home, four rows of two, and of the screen behind its last one.

Only what is registered is drawn, so both grow with the features.
"""

from __future__ import annotations

from handlers.home.routes import MORE
from handlers.shared.services import Ctx
from screens.screen import Catalogue
from screens.view import Button, Rows, in_rows


def home_rows(ctx: Ctx, catalogue: Catalogue) -> Rows:
    """What an owner does every day, and the way to the rest."""
    labels = (
        ("send", ctx.label("menu-send")),
        ("sent", ctx.label("menu-reports")),
        ("contacts", ctx.label("menu-contacts")),
        ("groups", ctx.label("home-groups")),
        ("tickets", ctx.label("menu-support")),
        ("notifications", ctx.label("home-notifications")),
        ("credit", ctx.label("menu-account")),
    )
    more = Button(ctx.label("home-more"), "go", MORE.ident)
    return in_rows([*_known(catalogue, labels), more])


def more_rows(ctx: Ctx, catalogue: Catalogue) -> Rows:
    labels = (
        ("scheduled", ctx.label("home-scheduled-label")),
        ("drafts", ctx.label("home-drafts")),
        ("occasions", ctx.label("home-occasions")),
        ("transactions", ctx.label("home-transactions")),
        ("faq", ctx.label("home-faq")),
        ("settings", ctx.label("menu-settings")),
        ("help", ctx.label("home-help")),
    )
    return in_rows(_known(catalogue, labels))


def _known(catalogue: Catalogue, labels: tuple[tuple[str, str], ...]) -> list[Button]:
    """The action "go" with the id of the command's screen."""
    commands = catalogue.commands
    return [
        Button(label, "go", commands[name].screen) for name, label in labels if name in commands
    ]
