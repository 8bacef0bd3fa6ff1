"""What a screen looks like, as plain data: features draw by returning these, never by sending.

Because a `View` knows nothing of Telegram, every screen can be tested as a function and drawn
offline. Only the gateway turns it into Bot API calls.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from screens.route import Entry, Target


class Safe(str):
    """HTML that may go out as it is; every other string is escaped on its way in."""

    __slots__ = ()

    def __add__(self, other: str) -> Safe:
        return Safe(str.__add__(self, escape(other)))


def escape(value: str) -> Safe:
    return value if isinstance(value, Safe) else Safe(html.escape(value, quote=False))


def lines(*parts: str | None) -> Safe:
    """Join what is there with line breaks; None leaves no line, "" leaves an empty one."""
    return Safe("\n".join(escape(part) for part in parts if part is not None))


class Style(StrEnum):
    """Telegram's button styles (Bot API 9.4)."""

    PRIMARY = "primary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """Runs a named action of the screen that it stands on. Single use: see the navigator."""

    label: str
    action: str
    arg: str | int = ""
    style: Style | None = None


@dataclass(frozen=True, slots=True)
class Go:
    """A button that only leads somewhere, and changes nothing.

    To a target (`GROUP(id=5)`) from a screen: laid over it, so that back leads back, and single-use
    like each button of a screen; its data has to fit into callback data. What that screen hands
    down comes with the `tag`. Under a message that was pushed, or to an entry (`SEND.entry("g5")`,
    as its command opens it): works for ever, and leaves what is open; `over` a screen it is laid on
    that, and single-use.
    """

    label: str
    to: Target | Entry
    style: Style | None = None
    tag: str = ""
    over: bool = False

    @property
    def screen(self) -> str:
        return self.to.ident

    @property
    def arg(self) -> str:
        return self.to.arg


@dataclass(frozen=True, slots=True)
class Url:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Puts `text` (1 to 256 characters) on the clipboard of the phone."""

    label: str
    text: str


AnyButton = Button | Go | Url | Copy
Row = tuple[AnyButton, ...]
Rows = tuple[Row, ...]


def row(*buttons: AnyButton | None) -> Row:
    return tuple(button for button in buttons if button is not None)


T = TypeVar("T")


def in_rows(buttons: Sequence[T], per_row: int = 2) -> tuple[tuple[T, ...], ...]:
    """So many beside each other; two fit on a phone where their labels are words."""
    starts = range(0, len(buttons), per_row)
    return tuple(tuple(buttons[start : start + per_row]) for start in starts)


def rows(*lines: Sequence[AnyButton | None]) -> Rows:
    return tuple(buttons for line in lines if (buttons := row(*line)))


@dataclass(frozen=True, slots=True)
class View:
    """One screen, one message."""

    text: Safe
    rows: Rows = ()
    live: float | None = None
    """Seconds after which the screen wants to be drawn again by itself; None: never."""
    stale: str | None = None
    """The toast for a press that came too late while this is on top, as a second tap on "send"."""
    bind: tuple[str, str] | None = None
    """Kind and reference, kept with the message's id for good: a reply to it finds its thing."""
    silent: bool = False
    """Where it is a message of its own, the phone makes no sound."""


class OutgoingKind(StrEnum):
    DOCUMENT = "document"
    PHOTO = "photo"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message beside the screen: a file, a picture, or a note (which may set the menu).

    `content` is the bytes of the file; a `NOTE` has none. `menu` holds rows of labels for the
    persistent reply keyboard; no rows take it away.
    """

    kind: OutgoingKind
    caption: Safe = Safe("")
    name: str = ""
    content: bytes = b""
    menu: tuple[tuple[str, ...], ...] | None = None
    bind: tuple[str, str] | None = field(default=None)
    silent: bool = False


def document(name: str, content: bytes, caption: Safe = Safe("")) -> Outgoing:
    return Outgoing(OutgoingKind.DOCUMENT, caption=caption, name=name, content=content)


def photo(name: str, content: bytes, caption: Safe = Safe("")) -> Outgoing:
    return Outgoing(OutgoingKind.PHOTO, caption=caption, name=name, content=content)


def note(text: Safe, menu: tuple[tuple[str, ...], ...] | None = None) -> Outgoing:
    return Outgoing(OutgoingKind.NOTE, caption=text, menu=menu)
