"""Picking any number of things by ticking them; what is picked lives in the screen's data."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from screens.view import Button, Rows, in_rows

_ON, _OFF = "\u2611\ufe0f", "\u2b1c"
"""Selected or not; nothing else looks like them."""


@dataclass(frozen=True, slots=True)
class TickItem:
    """One thing to tick; `label` without icon."""

    id: int
    label: str


def ticked(label: str, *, on: bool) -> str:
    """The label of what is chosen or not."""
    return f"{_ON if on else _OFF} {label}"


def tick_rows(items: Sequence[TickItem], chosen: Collection[int], *, per_row: int = 1) -> Rows:
    """Buttons for the action "pick" with the item's id as argument."""
    buttons = [Button(ticked(item.label, on=item.id in chosen), "pick", item.id) for item in items]
    return in_rows(buttons, per_row)
