"""What the engine asks of the rest of the house, as protocols that it owns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from screens.callback import Codec
from screens.context import Ctx
from screens.events import Event, FileIn, Sender, TextMessage
from screens.explain import Explain
from screens.keyboard import Keys
from screens.messenger import Capabilities, EditResult
from screens.outcome import Outcome
from screens.ownership import Accounts, NoAccounts
from screens.permissions import AllRights, Permissions
from screens.route import Target
from screens.screen import Catalogue, Need
from screens.state import Binder, StateStore
from screens.text.translator import Translator, Words
from screens.view import Outgoing, Rows, Safe, View


@dataclass(frozen=True, slots=True)
class Profile:
    """How this person reads: language, time zone, digits."""

    lang: str
    zone: ZoneInfo
    own_digits: bool = True


class Profiles(Protocol):
    async def of(self, chat: int, who: Sender) -> Profile: ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """`say`: what the refused person is told; None is silence.

    `erase`: the message must not stay in the chat; `say` is then what is said if it does. `rows`:
    buttons below it that lead out of the chat.
    """

    allowed: bool
    say: Safe | None = None
    erase: bool = False
    rows: Rows = ()


class Gate(Protocol):
    """Decides whether this person may use the bot in this chat at all."""

    async def check(self, event: Event, words: Words) -> Verdict: ...

    def serves(self, user: int) -> bool:
        """Whether the bot may begin to speak to this person by itself."""


class Gateway(Protocol):
    """The calls to the messenger of a chat.

    Refusals that harm nobody are swallowed; the others come as errors of `screens.messenger`.
    `topic`: of a chat that has some. `rtl`: the text is read from the right.
    """

    def can(self, chat: int, /) -> Capabilities:
        """What the messenger of this chat can do."""

    async def send(
        self,
        chat: int,
        view: View,
        keys: Keys | None,
        *,
        rtl: bool,
        topic: int | None = None,
    ) -> int:
        """Send a new message; its id. Where the topic is closed or gone, outside of it.

        Raises:
            UnreachableError: we may not write there.
            UnansweredError: it may have arrived, or not.
            RefusedError: a bug of ours.
        """

    async def edit(
        self, chat: int, message_id: int, view: View, keys: Keys | None, *, rtl: bool
    ) -> EditResult:
        """Draw a view over a message. Raises as `send` does."""

    async def strip(self, chat: int, message_id: int) -> None:
        """Take the keyboard off a message that is the screen no longer."""

    async def answer(
        self,
        chat: int,
        query_id: str,
        text: str | None = None,
        *,
        alert: bool = False,
        rtl: bool = False,
    ) -> None:
        """Answer a press in a chat; the person sees that it is worked on until then."""

    async def delete(self, chat: int, message_id: int) -> bool:
        """Delete a message; False wherever it may still stand there."""

    async def working(self, chat: int, topic: int | None = None) -> None:
        """Show that there is work which takes longer than a second."""

    async def send_beside(
        self,
        chat: int,
        item: Outgoing,
        *,
        rtl: bool,
        topic: int | None = None,
        keys: Keys | None = None,
    ) -> int:
        """Send a file, a picture or a note; its id. Raises as `send`, and `FilesForbiddenError`."""


class Places(Protocol):
    """Where a person is told what comes by itself."""

    async def of(self, user: int) -> Sequence[int]:
        """Private chats of this person, the one to be told in first; the rest where it is shut."""


class OnePlace:
    """Fits `Places`: everybody has one chat with the bot."""

    async def of(self, user: int) -> Sequence[int]:
        return (user,)


class Reach(Protocol):
    """Hears which chats are closed to the bot."""

    async def lost(self, chat: int) -> None: ...


ReplyRouter = Callable[[Ctx[Any], tuple[str, str], TextMessage | FileIn], Awaitable[Outcome | None]]
"""A Telegram reply to a message that shows a thing: (kind, reference), and what was written.

None: not its business, the open screen hears it. A screen whose data has that thing as `thing`
hears it itself, and one whose data has the album as `album` hears the album's further files.
"""


@dataclass(slots=True)
class EngineDependencies:
    """Everything that one turn of a conversation needs. `patience` in seconds.

    `owing_pace` stretches the pauses between tries to show what Telegram did not answer.

    `repeated` is the exception by which the store says that an effect was done before.
    `elsewhere`: the screen that offers to turn to an account, and then to follow what was pressed.
    `generation` is another number after each restore of the store. `replies_need`: the right to
    answer a thing by Telegram's reply; `numbers_need`: to see mobile numbers whole.
    """

    catalogue: Catalogue
    store: StateStore
    gateway: Gateway
    codec: Codec
    translator: Translator
    services: Any
    profiles: Profiles
    explain: Explain
    gate: Gate
    clock: Callable[[], datetime]
    accounts: Accounts = field(default_factory=NoAccounts)
    generation: int = 0
    elsewhere: Callable[[int, str], Target] | None = None
    binder: Binder | None = None
    replies: ReplyRouter | None = None
    replies_need: Need = None
    numbers_need: Need = None
    permissions: Permissions = field(default_factory=AllRights)
    places: Places = field(default_factory=OnePlace)
    reach: Reach | None = None
    repeated: type[Exception] | None = None
    patience: float = 1.0
    min_live: float = 3.0
    owing_pace: float = 1.0
    counts: Counter[str] = field(default_factory=Counter)

    def due(self, view: View) -> datetime | None:
        """When a live view wants to be drawn again: no sooner than `min_live` seconds from now."""
        if view.live is None:
            return None
        return self.clock() + timedelta(seconds=max(view.live, self.min_live))
