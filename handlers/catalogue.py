"""Every feature of the bot, in one list: what is not named here does not exist for the person.

The order has no meaning but for the list of commands, which Telegram shows as registered.
"""

from __future__ import annotations

from collections.abc import Callable

from handlers import (
    account,
    audience,
    contacts,
    drafts,
    faq,
    groups,
    help,  # noqa: A004 (named for the command)
    home,
    notifications,
    occasions,
    outbox,
    send,
    sent,
    settings,
    tickets,
    transactions,
)
from handlers.book import feature as book
from handlers.menu import register_menu
from screens import widgets
from screens.screen import Catalogue

FEATURES: tuple[Callable[[Catalogue], None], ...] = (
    home.register,
    account.register,
    send.register,
    groups.register,
    contacts.register,
    book.register,
    audience.register,
    outbox.register,
    sent.register,
    drafts.register,
    occasions.register,
    tickets.register,
    notifications.register,
    transactions.register,
    faq.register,
    settings.register,
    help.register,
    widgets.register,
)


def build_catalogue() -> Catalogue:
    """All screens, commands and menu labels."""
    catalogue = Catalogue(home.IDENT)
    for register in FEATURES:
        register(catalogue)
    register_menu(catalogue)
    return catalogue
