"""Parts that many screens share; two of them are small screens of their own."""

from screens.screen import Catalogue
from screens.widgets.ask import ASK, AskData, ask, asks, in_group
from screens.widgets.calendar import date_of, month_rows, turns_months
from screens.widgets.collection import (
    Collection,
    ListData,
    Search,
    TickData,
    narrowed,
    searches,
    sliced,
    turns_pages,
    whole,
)
from screens.widgets.confirm import CONFIRM, ConfirmData, confirm, confirms
from screens.widgets.multiselect import TickItem, tick_rows, ticked
from screens.widgets.pager import ListPage, PageData, page_of, page_row
from screens.widgets.wizard import Step, Wizard, WizardData, answered, walks

__all__ = [
    "ASK",
    "CONFIRM",
    "AskData",
    "Collection",
    "ConfirmData",
    "ListData",
    "ListPage",
    "PageData",
    "Search",
    "Step",
    "TickData",
    "TickItem",
    "Wizard",
    "WizardData",
    "answered",
    "ask",
    "asks",
    "confirm",
    "confirms",
    "date_of",
    "in_group",
    "month_rows",
    "narrowed",
    "page_of",
    "page_row",
    "register",
    "searches",
    "sliced",
    "tick_rows",
    "ticked",
    "turns_months",
    "turns_pages",
    "walks",
    "whole",
]


def register(catalogue: Catalogue) -> None:
    catalogue.add(confirm, ask)
