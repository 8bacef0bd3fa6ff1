"""Birthdays that are kept: all of them in their order from today on, and one person's."""

from handlers.contacts.birthdays.card import card
from handlers.contacts.birthdays.listing import listing
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(listing, card)
