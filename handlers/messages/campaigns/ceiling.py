"""What a turn of a repeated campaign may cost before the person is asked again."""

from __future__ import annotations

_TIMES = 2
"""Groups grow between two turns; twice what the card said is a surprise."""


def ceiling(cost: int) -> int:
    """In SMS, where `cost` stood on the card."""
    return cost * _TIMES
