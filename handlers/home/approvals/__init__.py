"""Approvals: what colleagues have submitted, and the word of another person on it."""

from handlers.home.approvals.card import card
from handlers.home.approvals.listing import listing
from handlers.home.approvals.routes import APPROVALS
from handlers.home.approvals.rules import rules
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(card, listing, rules)
    catalogue.command("approvals", APPROVALS)
