"""What several accounts bring into the catalogue."""

from __future__ import annotations

from handlers.home.branches.card import card
from handlers.home.branches.listing import listing
from handlers.home.branches.offer import offering

SCREENS = (listing, card, offering)
