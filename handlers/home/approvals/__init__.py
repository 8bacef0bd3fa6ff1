"""Approvals: what colleagues have submitted, and the word of another person on it."""

from handlers.home.approvals.card import card
from handlers.home.approvals.listing import listing
from handlers.home.approvals.rules import rules

SCREENS = (card, listing, rules)
