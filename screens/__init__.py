"""Conversations as screens, on python-telegram-bot, blind to what the screens are about.

A feature declares `Screen`s (frozen data, a function that draws a `View`, named actions that
return an `Outcome`) and adds them to a `Catalogue`. The `Navigator` does the rest: state in one
row, single-use keyboards, signed buttons, answers in time, errors in words.
"""

from screens.context import Ctx
from screens.events import ContactIn, FileIn, FileTooBigError, Sender, TextMessage
from screens.explain import Explanation
from screens.outcome import Effect, Home, Outcome, Pop, Push, Replace, Stay
from screens.route import Entry, Route, Target
from screens.screen import Catalogue, Data, NoData, Screen
from screens.view import (
    Button,
    Copy,
    Go,
    Outgoing,
    Row,
    Rows,
    Safe,
    Style,
    Url,
    View,
    document,
    escape,
    in_rows,
    lines,
    note,
    photo,
    row,
    rows,
)

__all__ = [
    "Button",
    "Catalogue",
    "ContactIn",
    "Copy",
    "Ctx",
    "Data",
    "Effect",
    "Entry",
    "Explanation",
    "FileIn",
    "FileTooBigError",
    "Go",
    "Home",
    "NoData",
    "Outcome",
    "Outgoing",
    "Pop",
    "Push",
    "Replace",
    "Route",
    "Row",
    "Rows",
    "Safe",
    "Screen",
    "Sender",
    "Stay",
    "Style",
    "Target",
    "TextMessage",
    "Url",
    "View",
    "document",
    "escape",
    "in_rows",
    "lines",
    "note",
    "photo",
    "row",
    "rows",
]
