"""Which confirmation a screen shows: the frame and revision of the card that was confirmed."""

from __future__ import annotations

from pydantic import Field, JsonValue

from screens.screen import Data


class SendingData(Data):
    """`back`: the card's data, to go back to it with what did not go out.

    `over`: the screen lies over another, so there is a way back; `card`: that is the card before
    sending (an SMS went to oneself first), where the way goes on.
    """

    frame: int
    revision: int
    over: bool = False
    card: bool = False
    back: dict[str, JsonValue] = Field(default_factory=dict)
