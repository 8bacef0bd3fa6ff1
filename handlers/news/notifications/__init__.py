"""/notifications: what the service tells its users; unread first, read, marked as read."""

from handlers.news.notifications.card import card
from handlers.news.notifications.listing import listing

SCREENS = (listing, card)
