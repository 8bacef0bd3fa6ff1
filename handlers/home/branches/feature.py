"""What several accounts bring into the catalogue."""

from __future__ import annotations

from handlers.home.branches.card import card
from handlers.home.branches.listing import listing
from handlers.home.branches.offer import offering
from handlers.home.routes import SWITCH
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(listing, card, offering)
    catalogue.command("switch", SWITCH, over=True)
