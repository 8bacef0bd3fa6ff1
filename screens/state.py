"""A conversation as one JSON row: a stack of frames, validated on load, never trusted blindly."""

from __future__ import annotations

import random
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from screens.outcome import Effect

VERSION = 1
MAX_DEPTH = 12
REMEMBERED_UPDATES = 24
_FRAME_NUMBERS = 36**5
"""Numbers of frames begin below this: five characters of callback data."""

_STEP_BITS = 10
"""Two characters: a conversation has long been left when its numbers need a fourth."""

_steps = random.Random()  # noqa: S311 - no secret: of each process it only must be another


class Frame(BaseModel):
    """One open screen. `revision` rises with every show, so a keyboard is single-use.

    `account`: the one that it was opened with; None in a row of a version that kept none. What a
    newer version added is kept, so that going back one version loses nothing.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    id: int
    screen: str
    data: dict[str, Any] = {}
    revision: int = 0
    tag: str = ""
    account: int | None = None
    needs: tuple[str, ...] = ()
    """Rights of the action that opened it, beyond those of its screen."""


class Owed(BaseModel):
    """What is saved and not known to have been shown.

    `notice`: HTML that the person has not seen yet. `anew`: it needs a message of its own. `tries`
    that Telegram did not answer; `likely`: those of them that may well have arrived; `begun`: one
    of them left us at all.
    """

    model_config = ConfigDict(frozen=True)

    notice: str = ""
    anew: bool = False
    begun: bool = False
    tries: int = 0
    likely: int = 0


class RecentNotice(BaseModel):
    """A notice that was shown, and until when a redraw that nobody asked for keeps it."""

    model_config = ConfigDict(frozen=True)

    notice: str
    until: datetime


class State(BaseModel):
    """One person's conversation in one chat.

    `message`: id of the message that is the screen now. `seen`: update ids already acted on;
    `shown`: the last one whose new message is known to have been shown.
    `owed`: what is still to be shown; `recent`: what was just told.
    `topic`: where in the chat the person spoke last. `parked`: data of screens left half done, by
    screen id. `first_name` and `language_code` are what Telegram last told of the person, for
    redraws that no update asks for. `account`: the one that stack and `parked` are of; `others`:
    what is parked of accounts that the chat had before; `aside`: what was open of those that it may
    turn to again.
    `commands`: a digest of the list of commands that the person was last shown there; empty where
    it is everybody's.
    `generation`: that of the database when this was written; a restored one has another.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    version: int = VERSION
    stack: tuple[Frame, ...] = ()
    next_frame: int = 1
    message: int | None = None
    seen: tuple[int, ...] = ()
    shown: int | None = None
    commands: str = ""
    owed: Owed | None = None
    recent: RecentNotice | None = None
    topic: int | None = None
    parked: dict[str, dict[str, Any]] = {}
    first_name: str = ""
    language_code: str | None = None
    account: int | None = None
    others: dict[int, dict[str, dict[str, Any]]] = {}
    aside: dict[int, tuple[Frame, ...]] = {}
    generation: int = 0

    @property
    def top(self) -> Frame:
        return self.stack[-1]

    def with_top(self, frame: Frame) -> State:
        return self.model_copy(update={"stack": (*self.stack[:-1], frame)})

    def pushed(self, screen: str, data: dict[str, Any], tag: str = "") -> State:
        """With one more frame; the oldest above Home goes when the stack is too deep."""
        number = following_number(self.next_frame)
        frame = Frame(id=number, screen=screen, data=data, tag=tag, account=self.account)
        stack = (*self.stack, frame)
        if len(stack) > MAX_DEPTH:
            stack = (stack[0], *stack[2:])
        return self.model_copy(update={"stack": stack, "next_frame": number})

    def unshown(self, update_id: int) -> bool:
        """Whether this update was acted on by a process that ended before it showed the screen."""
        return self.seen[-1:] == (update_id,) and self.shown != update_id

    def hearing(self, update_id: int, **told: Any) -> State:
        """With this update among those acted on, and what it told."""
        known = update_id in self.seen
        seen = self.seen if known else (*self.seen, update_id)[-REMEMBERED_UPDATES:]
        return self.model_copy(update={"seen": seen, **told})


def following_number(number: int) -> int:
    """A greater one, nobody knows which.

    Where a snapshot of the disk was put back, a conversation has its numbers once more: what comes
    next must not fit the buttons that came next in the life that was lost.
    """
    return number + 1 + _steps.getrandbits(_STEP_BITS)


def fresh(generation: int = 0, account: int | None = None) -> State:
    """A conversation from its beginning, with this account.

    Its frames are numbered from a random place: buttons of a conversation that was lost, or that
    a restored copy knows nothing of, fit none of them.
    """
    number = 1 + secrets.randbelow(_FRAME_NUMBERS)
    return State(next_frame=number, generation=generation, account=account)


def renumbered(state: State, generation: int) -> State:
    """The same conversation under numbers that no button of before has.

    What is set aside of other accounts goes; what they have parked stays.
    """
    first = fresh(generation).next_frame
    stack = tuple(
        frame.model_copy(update={"id": first + place}) for place, frame in enumerate(state.stack)
    )
    numbers = {
        "stack": stack,
        "next_frame": first + len(stack),
        "generation": generation,
        "aside": {},
    }
    return state.model_copy(update=numbers)


def read(payload: bytes | None) -> State | None:
    """The stored state, or None where there is none, it is damaged, or of a newer version."""
    if payload is None:
        return None
    try:
        state = State.model_validate_json(payload)
    except ValidationError:
        return None
    return state if state.version <= VERSION and state.stack else None


class StateStore(Protocol):
    """Where states live. This room owns the shape; the storage room fits it."""

    async def load(self, chat: int, user: int) -> bytes | None: ...

    async def save(
        self,
        chat: int,
        user: int,
        payload: bytes,
        *,
        due: datetime | None = None,
        effects: Sequence[Effect] = (),
        full: bool = False,
    ) -> None:
        """Write the row and run the effects in one transaction; `full`: survive a power cut."""

    async def due_before(self, moment: datetime) -> list[tuple[int, int]]: ...

    async def next_due(self) -> datetime | None: ...


class Bound(Protocol):
    """What a message shows, and the account that it is of; None where none was kept."""

    @property
    def kind(self) -> str: ...

    @property
    def ref(self) -> str: ...

    @property
    def account(self) -> int | None: ...


class Binder(Protocol):
    """Keeps which message shows which thing of which account, for good."""

    async def bind(
        self, chat: int, message_id: int, kind: str, ref: str, account: int | None
    ) -> None: ...

    async def find(self, chat: int, message_id: int) -> Bound | None: ...

    async def showing(self, kind: str, ref: str, account: int) -> Sequence[tuple[int, int]]:
        """(chat, message) of all that show this thing."""
