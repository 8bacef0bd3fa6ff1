"""Contact groups: list, search, create, rename, recolour, empty, delete."""

from handlers.contacts.groups.card import card
from handlers.contacts.groups.color import palette
from handlers.contacts.groups.listing import listing
from handlers.contacts.groups.removal import emptying, removal
from handlers.contacts.routes import GROUPS
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(listing, card, palette, emptying, removal)
    catalogue.command("groups", GROUPS)
