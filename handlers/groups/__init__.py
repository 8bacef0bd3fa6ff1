"""Contact groups: list, search, create, rename, recolour, empty, delete."""

from handlers.groups.card import card
from handlers.groups.color import palette
from handlers.groups.listing import listing
from handlers.groups.removal import emptying, removal
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(listing, card, palette, emptying, removal)
    catalogue.command("groups", "groups")
