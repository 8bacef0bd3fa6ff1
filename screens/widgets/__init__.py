"""Parts that many screens share; two of them are small screens of their own."""

from screens.screen import Catalogue
from screens.widgets.ask import ASK, AskData, ask, in_group
from screens.widgets.collection import ListData, ListPage, narrowed, searches, turns_pages
from screens.widgets.confirm import CONFIRM, ConfirmData, confirm
from screens.widgets.multiselect import Item, Selection, tick_rows, ticked
from screens.widgets.pager import page_of, page_row
from screens.widgets.wizard import Step, Wizard, WizardData, answered, walks

__all__ = [
    "ASK",
    "CONFIRM",
    "AskData",
    "ConfirmData",
    "Item",
    "ListData",
    "ListPage",
    "Selection",
    "Step",
    "Wizard",
    "WizardData",
    "answered",
    "ask",
    "confirm",
    "in_group",
    "narrowed",
    "page_of",
    "page_row",
    "register",
    "searches",
    "tick_rows",
    "ticked",
    "turns_pages",
    "walks",
]


def register(catalogue: Catalogue) -> None:
    catalogue.add(confirm, ask)
