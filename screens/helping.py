"""Buttons that an error brings along, beside those that the screen has itself."""

from __future__ import annotations

from contextlib import suppress

from screens.view import AnyButton, Go, Rows


def lacking(helping: Rows, standing: Rows) -> Rows:
    """Without rows that lead only where the screen's own buttons lead already."""
    led = {_target(button) for line in standing for button in line} - {None}
    return tuple(line for line in helping if any(_target(button) not in led for button in line))


def _target(button: AnyButton) -> tuple[str, str] | None:
    if isinstance(button, Go):
        with suppress(ValueError):  # no matter of a button: it leads nowhere
            return button.screen, button.arg
    return None
