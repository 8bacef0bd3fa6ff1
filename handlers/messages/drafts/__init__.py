"""Drafts: list, search, read, use in a send, keep, edit, delete."""

from handlers.messages.drafts.card import card
from handlers.messages.drafts.listing import listing
from handlers.messages.routes import DRAFTS
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(listing, card)
    catalogue.command("drafts", DRAFTS)
