"""Sent SMS: the list, one sending with its delivery, its numbers, and what this bot sent."""

from handlers.sent.listing import listing
from handlers.sent.numbers import numbers
from handlers.sent.one import one
from handlers.sent.outbox import outbox
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(listing, one, numbers, outbox)
    catalogue.command("sent", "sent")
