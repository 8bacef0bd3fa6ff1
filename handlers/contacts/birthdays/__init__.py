"""Birthdays that are kept: all of them in their order from today on, and one person's."""

from handlers.contacts.birthdays.card import card
from handlers.contacts.birthdays.listing import listing

SCREENS = (listing, card)
