"""What the account brings into the catalogue."""

from __future__ import annotations

from handlers.home.account.attach import attach
from handlers.home.account.card import card
from handlers.home.account.keys import are_keys
from handlers.home.account.keys_in_group import away
from handlers.home.account.link import link
from handlers.home.account.unlink import unlink
from handlers.home.routes import ACCOUNT, LINK, UNLINK
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(link, away, unlink, card, attach)
    catalogue.command("link", LINK, secret=True)
    catalogue.tells_secret = are_keys
    catalogue.command("unlink", UNLINK)
    catalogue.command("credit", ACCOUNT)
