"""The keyboard that stays below the chat, for Home that sets it and for a change of language.

It shows only what is registered, so it grows with the features. A label arrives as typed text; the
engine takes it for its command, in either language.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from screens.screen import Catalogue
from screens.text.translator import Words
from screens.view import in_rows

MENU: Mapping[str, str] = MappingProxyType(
    {
        "menu-send": "send",
        "menu-contacts": "contacts",
        "menu-contacts-old": "contacts",
        "menu-reports": "sent",
        "menu-support": "tickets",
        "menu-account": "credit",
        "menu-settings": "settings",
    }
)
"""Text of a label on the keyboard -> the command that it stands for."""

Labels = tuple[tuple[str, ...], ...]


def register_menu(catalogue: Catalogue) -> None:
    """Tell the engine which typed labels are commands; call it when all features are in."""
    for label, command in MENU.items():
        if command in catalogue.commands:
            catalogue.menu(label, command)


def keyboard(words: Words, commands: Collection[str]) -> Labels:
    """Rows of two labels for the persistent reply keyboard."""
    labels = (
        ("send", words.plain("menu-send")),
        ("contacts", words.plain("menu-contacts")),
        ("sent", words.plain("menu-reports")),
        ("tickets", words.plain("menu-support")),
        ("credit", words.plain("menu-account")),
        ("settings", words.plain("menu-settings")),
    )
    return _pairs([label for command, label in labels if command in commands])


def _pairs(labels: list[str]) -> Labels:
    return in_rows(labels)
