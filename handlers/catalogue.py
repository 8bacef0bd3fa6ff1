"""Every feature of the bot, in one list: what is not named here does not exist for the person.

The order has no meaning but for the list of commands, which Telegram shows as registered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from handlers import payments as transactions
from handlers.contacts import birthdays as kept_birthdays
from handlers.contacts import groups
from handlers.contacts import people as contacts
from handlers.contacts.importing import feature as book
from handlers.home import approvals, audit, branches, settings, team
from handlers.home import help as helping
from handlers.home import start as home
from handlers.home.account import feature as account
from handlers.home.menu import register_menu
from handlers.home.routes import HOME
from handlers.home.settings import language
from handlers.messages import birthdays, campaigns, drafts, occasions
from handlers.messages import compose as send
from handlers.messages import history as sent
from handlers.messages import recipients as audience
from handlers.messages import sending as outbox
from handlers.news import alerts, notifications
from handlers.support import faq, tickets
from screens import widgets
from screens.screen import Catalogue, Screen

Feature = Sequence[Screen[Any, Any]] | Callable[[Catalogue], None]
"""Its screens; or a function that makes them for one catalogue, whose screens they name."""

FEATURES: tuple[Feature, ...] = (
    home.register,
    account.register,
    branches.SCREENS,
    approvals.SCREENS,
    send.SCREENS,
    campaigns.SCREENS,
    birthdays.SCREENS,
    groups.SCREENS,
    contacts.SCREENS,
    kept_birthdays.SCREENS,
    book.SCREENS,
    audience.SCREENS,
    outbox.SCREENS,
    sent.SCREENS,
    drafts.SCREENS,
    occasions.SCREENS,
    tickets.SCREENS,
    notifications.SCREENS,
    alerts.SCREENS,
    transactions.SCREENS,
    faq.SCREENS,
    team.SCREENS,
    settings.SCREENS,
    language.register,
    audit.SCREENS,
    helping.register,
    widgets.register,
)


def build_catalogue() -> Catalogue:
    """All screens, commands and menu labels."""
    catalogue = Catalogue(HOME)
    for feature in FEATURES:
        if callable(feature):
            feature(catalogue)
        else:
            catalogue.add(*feature)
    register_menu(catalogue)
    return catalogue
