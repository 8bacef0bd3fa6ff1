"""Drafts: list, search, read, use in a send, keep, edit, delete."""

from handlers.messages.drafts.card import card
from handlers.messages.drafts.listing import listing

SCREENS = (listing, card)
