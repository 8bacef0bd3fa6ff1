"""How far a sending has come: counting, words, files, and the worker that follows it.

No feature of its own: the outbox, the sent list and the reports all read delivery from here.
"""

from handlers.messages.delivery.counting import count, count_and_keep, delivery_of, is_small
from handlers.messages.delivery.counts import Delivery, next_look
from handlers.messages.delivery.words import STATUSES, UNREACHED, status_of

__all__ = [
    "STATUSES",
    "UNREACHED",
    "Delivery",
    "count",
    "count_and_keep",
    "delivery_of",
    "is_small",
    "next_look",
    "status_of",
]
