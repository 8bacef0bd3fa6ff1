"""Contacts: lists, search, one contact's card, moving, deleting, who opted out."""

from handlers.contacts.people.card import card
from handlers.contacts.people.listing import listing
from handlers.contacts.people.opted_out import opted_out
from handlers.contacts.people.removal import removal
from handlers.contacts.routes import CONTACTS
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(listing, card, removal, opted_out)
    catalogue.command("contacts", CONTACTS)
