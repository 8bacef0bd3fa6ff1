"""How long to wait after something failed."""

from __future__ import annotations

_MOST_DOUBLINGS = 30


def doubled(first: float, times: int, longest: float) -> float:
    """A pause that doubles with each try that failed, up to the longest."""
    return min(longest, first * 2.0 ** min(times, _MOST_DOUBLINGS))
