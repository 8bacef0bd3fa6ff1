"""What the account brings into the catalogue."""

from __future__ import annotations

from handlers.home.account.attach import attach
from handlers.home.account.card import card
from handlers.home.account.keys import are_keys
from handlers.home.account.keys_in_group import away
from handlers.home.account.link import link
from handlers.home.account.unlink import unlink
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(link, away, unlink, card, attach)
    catalogue.tells_secret = are_keys
