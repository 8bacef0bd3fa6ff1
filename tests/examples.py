"""How many generated inputs a property is tried with, where it is not the usual hundred."""

from __future__ import annotations

from hypothesis import settings

USUAL = 100


def tries(many: int) -> settings:
    """As many; in the quick profile no more than it allows."""
    most = settings.default.max_examples if settings.default else USUAL
    return settings(max_examples=min(many, most) if most < USUAL else many)
