"""The keyboard that stays below the chat, for Home that sets it and for a change of language.

It shows only what is registered, so it grows with the features. A label arrives as typed text; the
engine opens its screen, in either language.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from handlers.home.routes import SETTINGS
from handlers.shared.routes import ACCOUNT, CONTACTS, SEND, SENT, TICKETS
from handlers.shared.services import Ctx
from screens.permissions import has
from screens.route import Address
from screens.screen import Catalogue
from screens.text.translator import Words
from screens.view import in_rows

MENU: Mapping[str, Address] = MappingProxyType(
    {
        "menu-send": SEND,
        "menu-contacts": CONTACTS,
        "menu-contacts-old": CONTACTS,
        "menu-reports": SENT,
        "menu-support": TICKETS,
        "menu-account": ACCOUNT,
        "menu-settings": SETTINGS,
    }
)
"""Text of a label on the keyboard -> the screen that it opens."""

Labels = tuple[tuple[str, ...], ...]


def permitted(ctx: Ctx, catalogue: Catalogue) -> Collection[str]:
    """Ids of the screens that the person may open here."""
    if ctx.rights is None:  # all there are: the most frequent case, and nothing is to be looked at
        return catalogue.screens
    screens = catalogue.screens.items()
    return {ident for ident, screen in screens if has(ctx.rights, (screen.needs,))}


def register_menu(catalogue: Catalogue) -> None:
    """Tell the engine which typed labels open what; call it when all features are in."""
    for label, route in MENU.items():
        if route.ident in catalogue.screens:
            catalogue.menu(label, route)


def keyboard(words: Words, screens: Collection[str]) -> Labels:
    """Rows of two labels for the persistent reply keyboard, for what is among these screens."""
    labels = (
        (SEND, words.plain("menu-send")),
        (CONTACTS, words.plain("menu-contacts")),
        (SENT, words.plain("menu-reports")),
        (TICKETS, words.plain("menu-support")),
        (ACCOUNT, words.plain("menu-account")),
        (SETTINGS, words.plain("menu-settings")),
    )
    return in_rows([label for route, label in labels if route.ident in screens])
