"""Sends for later: choosing the moment, what waits, one campaign, and its worker."""

from handlers.messages.campaigns.again import again
from handlers.messages.campaigns.listing import listing
from handlers.messages.campaigns.pace import pace
from handlers.messages.campaigns.page import page
from handlers.messages.campaigns.routes import SCHEDULED
from handlers.messages.campaigns.when import when
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(when, again, pace, listing, page)
    catalogue.command("scheduled", SCHEDULED)
