"""The list of commands that the messenger shows to one person: those of what they may open.

What was last shown stands in the conversation, so nothing is asked and nothing is set twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Coroutine
from typing import Any, Protocol

from screens.fingerprint import fingerprint
from screens.messenger import MessengerError
from screens.permissions import has
from screens.person import Person
from screens.ports import EngineDependencies
from screens.screen import Catalogue
from screens.state import State

log = logging.getLogger(__name__)


class CommandLists(Protocol):
    """A messenger in which a person may have a list of their own in a chat."""

    async def show_to(self, chat: int, user: int, names: Collection[str] | None, lang: str) -> None:
        """These commands and `/cancel`; None: the same list as everybody's.

        Raises:
            MessengerError: it is not known to be shown.
        """


def permitted_commands(catalogue: Catalogue, person: Person) -> frozenset[str] | None:
    """Names of commands whose screen the person may open; None: all of them."""
    if person.rights is None:
        return None
    names = frozenset(
        name
        for name, spec in catalogue.commands.items()
        if has(person.rights, (catalogue.screens[spec.screen].needs,))
    )
    return None if len(names) == len(catalogue.commands) else names


class PersonalCommands:
    """Shows each person theirs, beside the conversation: nobody waits for it."""

    def __init__(self, parts: EngineDependencies, lists: CommandLists | None) -> None:
        self._parts = parts
        self._lists = lists
        self._tasks: set[asyncio.Task[None]] = set()
        self._failed: set[tuple[int, int]] = set()

    def shown_to(self, person: Person, state: State) -> State:
        """The conversation, which knows what the person is shown from now on."""
        chat, user = person.event.chat, person.event.who.id
        if self._lists is None or not self._parts.gateway.can(chat).personal_commands:
            return state
        names, lang = permitted_commands(self._parts.catalogue, person), person.profile.lang
        mark = "" if names is None else fingerprint(lang, *sorted(names))
        if mark == state.commands and (chat, user) not in self._failed:
            return state
        self._later(self._show(self._lists, (chat, user), names, lang))
        return state.model_copy(update={"commands": mark})

    async def _show(
        self,
        lists: CommandLists,
        place: tuple[int, int],
        names: Collection[str] | None,
        lang: str,
    ) -> None:
        try:
            await lists.show_to(*place, names, lang)
            self._failed.discard(place)
        except MessengerError as error:
            self._failed.add(place)
            log.info("a list of commands could not be set: %s", error)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
