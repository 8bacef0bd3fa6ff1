"""Contact groups: list, search, create, rename, recolour, empty, delete."""

from handlers.contacts.groups.card import card
from handlers.contacts.groups.color import palette
from handlers.contacts.groups.listing import listing
from handlers.contacts.groups.removal import emptying, removal

SCREENS = (listing, card, palette, emptying, removal)
