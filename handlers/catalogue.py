"""Every feature of the bot, in one list: what is not named here does not exist for the person.

The order has no meaning but for the list of commands, which Telegram shows as registered.
"""

from __future__ import annotations

from collections.abc import Callable

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
from handlers.messages import birthdays, campaigns, drafts, occasions
from handlers.messages import compose as send
from handlers.messages import history as sent
from handlers.messages import recipients as audience
from handlers.messages import sending as outbox
from handlers.news import alerts, notifications
from handlers.support import faq, tickets
from screens import widgets
from screens.screen import Catalogue

FEATURES: tuple[Callable[[Catalogue], None], ...] = (
    home.register,
    account.register,
    branches.register,
    approvals.register,
    send.register,
    campaigns.register,
    birthdays.register,
    groups.register,
    contacts.register,
    kept_birthdays.register,
    book.register,
    audience.register,
    outbox.register,
    sent.register,
    drafts.register,
    occasions.register,
    tickets.register,
    notifications.register,
    alerts.register,
    transactions.register,
    faq.register,
    team.register,
    settings.register,
    audit.register,
    helping.register,
    widgets.register,
)


def build_catalogue() -> Catalogue:
    """All screens, commands and menu labels."""
    catalogue = Catalogue(HOME)
    for register in FEATURES:
        register(catalogue)
    register_menu(catalogue)
    return catalogue
