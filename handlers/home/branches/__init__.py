"""Several accounts of one person: the list with all credits, each one's card, turning to one."""

from handlers.home.branches.card import card
from handlers.home.branches.listing import listing
from handlers.home.branches.offer import offer, offering

__all__ = ["SCREENS", "offer"]

SCREENS = (listing, card, offering)
