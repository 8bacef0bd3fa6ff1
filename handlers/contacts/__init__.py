"""Contacts: lists, search, one contact's card, moving, deleting, who opted out."""

from handlers.contacts.card import card
from handlers.contacts.listing import listing
from handlers.contacts.moving import moving
from handlers.contacts.opted_out import opted_out
from handlers.contacts.removal import removal
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(listing, card, moving, removal, opted_out)
    catalogue.command("contacts", "contacts")
