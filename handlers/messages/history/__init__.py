"""Sent SMS: the list, one sending with its delivery, its numbers, and what this bot sent."""

from handlers.messages.history.listing import listing
from handlers.messages.history.numbers import numbers
from handlers.messages.history.outbox import outbox
from handlers.messages.history.report import report

SCREENS = (listing, report, numbers, outbox)
