"""The SMS.ir account of a chat: linking and unlinking it, its card, and groups attached to it."""

from handlers.home.account.attach import attach
from handlers.home.account.card import card
from handlers.home.account.keys_in_group import away
from handlers.home.account.link import link
from handlers.home.account.unlink import unlink
from screens.screen import Catalogue

__all__ = ["register"]


def register(catalogue: Catalogue) -> None:
    catalogue.add(link, away, unlink, card, attach)
    catalogue.command("link", link.ident, secret=True)
    catalogue.command("unlink", unlink.ident)
    catalogue.command("credit", card.ident)
