"""What one turn of a conversation came to, on its way to the messenger."""

from __future__ import annotations

from dataclasses import dataclass

from screens.stack import SideEffects
from screens.state import State
from screens.view import View


@dataclass(frozen=True, slots=True)
class Rendered:
    """What is to be shown: the saved state, its view, and what goes along."""

    state: State
    view: View
    gathered: SideEffects
    elsewhere: bool = False
    """A new message, although a button was pressed: its message is no screen."""

    joined: bool = False
    """The present message, although something was sent: it is a further file of one album."""
