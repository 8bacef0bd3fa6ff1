"""Contacts: lists, search, one contact's card, moving, deleting, who opted out."""

from handlers.contacts.people.card import card
from handlers.contacts.people.listing import listing
from handlers.contacts.people.opted_out import opted_out
from handlers.contacts.people.removal import removal

SCREENS = (listing, card, removal, opted_out)
