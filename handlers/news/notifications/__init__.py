"""/notifications: what the service tells its users; unread first, read, marked as read."""

from handlers.news.notifications.card import card
from handlers.news.notifications.listing import listing
from handlers.news.routes import NOTICES
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(listing, card)
    catalogue.command("notifications", NOTICES)
