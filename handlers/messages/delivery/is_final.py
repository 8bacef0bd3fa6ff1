"""When a sending's delivery is worth no further look."""

from __future__ import annotations

from handlers.messages.delivery.counts import Delivery
from handlers.shared.intervals import CALM_SECONDS
from storage import Delivered


def is_final(delivered: Delivered, calm: float = CALM_SECONDS) -> bool:
    """Every number has its end, or nothing has moved for `calm` seconds.

    Some numbers stay "at the operator" for ever (a phone that is off), and words that are not
    known may mean an end; only what is said to be under way keeps a sending open.
    """
    delivery = Delivery.of(delivered)
    if not delivered.whole or not delivered.total:
        return False
    if delivery.is_final:
        return True
    still = (delivered.counted_at - delivered.same_since).total_seconds()
    return not delivery.counts["underway"] and still >= calm
