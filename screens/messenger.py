"""A messenger as the engine sees it: what it can do, and how its calls go wrong.

Each messenger has a gateway of its own (`messengers/`) that maps what its library raises to these
errors. A call without an answer is no failure and no success: it may have been done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Edits(Enum):
    """Whether a message can be drawn over."""

    SURE = "sure"
    """A refusal that nobody foresaw is a bug of ours."""
    UNSURE = "unsure"
    """Mostly: after a refusal the screen is sent anew, once."""
    NONE = "none"
    """Each screen is a message of its own, and none is drawn again by itself."""


class Copies(Enum):
    """Whether a button can copy a text."""

    SURE = "sure"
    UNSURE = "unsure"
    """Mostly: what it copies is to be had in another way as well."""
    NONE = "none"
    """It stands in the message instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a messenger can do; what it cannot is left out of what it is given to show."""

    markup: bool = True
    """Texts may be formatted."""
    reshaped: str = ""
    """Signs that a text cannot show as they are, so that what is quoted must be had otherwise."""
    edits: Edits = Edits.SURE
    styles: bool = True
    """Buttons have colours."""
    copies: Copies = Copies.SURE
    topics: bool = True
    """Chats are divided into topics, and an answer stands in that of its question."""
    persistent_menu: bool = True
    """A keyboard of labels can stand below the chat for good."""
    silent_push: bool = True
    """A message can come without a sound."""
    member_updates: bool = True
    """The bot hears when it is blocked, removed or taken in; else a refused message tells."""
    profile: bool = True
    """The bot can set its own name, descriptions and picture."""
    command_languages: bool = True
    """The list of commands may differ by the person's language."""
    personal_commands: bool = True
    """One person may have a list of commands of their own in a chat."""
    buttons: int = 100
    """How many one keyboard holds."""
    message_units: int = 4096
    """Length of a text in UTF-16 units, as are the next three."""
    caption_units: int = 1024
    toast_units: int = 200
    copied_units: int = 256
    """What a button can copy."""
    callback_bytes: int = 64
    """What a button can hold."""


class Links(Protocol):
    """Ways that lead to the bot from outside; None where the messenger has none, or not yet."""

    def chat(self, start: str = "") -> str | None:
        """The chat with the bot alone; `start` comes back as the word behind /start."""

    def group(self, start: str) -> str | None:
        """Takes the bot into a group of the person's choice, and says `start` there."""


LinksOf = Callable[[int], Links]
"""Of the messenger of a chat."""


class EditResult(Enum):
    """What became of an edit."""

    DONE = "done"
    GONE = "gone"


class MessengerError(Exception):
    """A call went wrong. The bare one is an answer that is none of the messenger's."""


class UnreachableError(MessengerError):
    """We may not write to the chat: pushes stop until it is heard of again."""

    def __init__(self, chat: int) -> None:
        super().__init__("the chat cannot be reached")
        self.chat = chat


class UnansweredError(MessengerError):
    """The messenger did not say that a call was done.

    `begun`: it left, so it may have been done. `likely`: nothing speaks against it (a cut line, a
    timeout), other than after an error page of a server in between.
    """

    def __init__(self, text: str = "a call was not answered", *, begun: bool, likely: bool) -> None:
        super().__init__(text)
        self.begun = begun
        self.likely = likely


class RetryLaterError(UnansweredError):
    """The messenger asks to wait for longer than the call is worth."""

    def __init__(self) -> None:
        super().__init__("the messenger asks to wait too long", begun=False, likely=False)


class ChatMovedError(MessengerError):
    """The chat has another id now."""


class RefusedError(MessengerError):
    """The messenger refused what it was given, in words that nobody foresaw: a bug of ours."""


class FilesForbiddenError(RefusedError):
    """Texts may be sent to this chat, files may not."""


class TokenRefusedError(MessengerError):
    """The messenger does not know the bot, at this call; polling says whether it stays so."""
