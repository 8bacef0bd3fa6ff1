"""Secrets where none is asked for: behind another command, in an edit that nobody reads."""

from __future__ import annotations

from screens.events import Command, Event, FileIn, TextMessage
from screens.screen import Catalogue
from screens.state import State

_SLASHES = "/\\\uff0f"


def behind_command(catalogue: Catalogue, event: Event) -> bool:
    """The first screen judges for itself what stands behind its command: payloads of links do."""
    if not isinstance(event, Command):
        return False
    spec = catalogue.commands.get(event.name)
    if spec is not None and (spec.secret or spec.screen == catalogue.home.ident):
        return False
    return catalogue.tells_secret(event.args)


def misplaced(catalogue: Catalogue, state: State, event: Event) -> bool:
    """Whether the message must go from the chat although what is open asks for no secret.

    What no screen would take for a text of its own: it begins as a command does, or was changed
    into a secret where no edit is read. What is typed at the first screen is judged there.
    """
    screen = catalogue.get(state.top.screen)
    if not event.private or screen is None or screen.secret:
        return behind_command(catalogue, event)
    match event:
        case TextMessage(text=words, edited=True) if screen.edit is None:
            return catalogue.tells_secret(words)
        case TextMessage(text=words) | FileIn(caption=words):
            here = screen.ident == catalogue.home.ident
            return not here and _slashed(words) and catalogue.tells_secret(words)
    return behind_command(catalogue, event)


def _slashed(words: str) -> bool:
    return words.lstrip().startswith(tuple(_SLASHES))
