"""The buttons under the home screen; only what is registered, so they grow with the features."""

from __future__ import annotations

from handlers.services import Ctx
from screens.screen import Catalogue
from screens.view import Button, Rows


def home_rows(ctx: Ctx, catalogue: Catalogue) -> Rows:
    """The home screen's buttons: the action "go" with the screen's id."""
    labels = (
        ("send", ctx.label("menu-send")),
        ("credit", ctx.label("menu-account")),
        ("groups", ctx.label("home-groups")),
        ("contacts", ctx.label("menu-contacts")),
        ("drafts", ctx.label("home-drafts")),
        ("occasions", ctx.label("home-occasions")),
        ("sent", ctx.label("menu-reports")),
        ("tickets", ctx.label("menu-support")),
        ("notifications", ctx.label("home-notifications")),
        ("transactions", ctx.label("home-transactions")),
        ("faq", ctx.label("home-faq")),
        ("settings", ctx.label("menu-settings")),
        ("help", ctx.label("home-help")),
    )
    known = catalogue.commands
    buttons = [Button(label, "go", known[name].screen) for name, label in labels if name in known]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
