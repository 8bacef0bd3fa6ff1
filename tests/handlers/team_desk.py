"""An account with colleagues, on the whole engine: the twin of the service, and a mute messenger.

What is said stands in `gateway.shown`, `gateway.answered` and `gateway.sent`, by chat; nothing
travels but the calls to the twin, over loopback.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr

from bot.composition import make_navigator, make_services, open_storage
from bot.samples import insert_work
from bot.settings import GivenSettings
from bot.tuning import Tuning
from handlers.shared.presence import Presence
from handlers.shared.rights import Role
from messengers.telegram.capabilities import TELEGRAM
from messengers.telegram.links import TelegramLinks
from sandbox.smsir import SmsIrTwin, running_smsir
from screens.callback import Callback, Codec
from screens.events import Command, ContactIn, FileIn, Press, Sender, TextMessage
from screens.keyboard import Keys
from screens.messenger import Capabilities, EditResult, RetryLaterError
from screens.navigator import Navigator
from screens.ports import EngineDependencies
from screens.stack import at_home, dump
from screens.state import fresh, read
from screens.view import Outgoing, View
from smsir import Http
from storage import Account, Member, Storage
from tests.blank import lay
from tests.clock import usual
from tests.stories.harness.texts import plain

OWNER, STRANGER, FORMER, OTHERS_OWNER = 1001, 3001, 3002, 3003
COLLEAGUES = {Role.MANAGER: 2001, Role.WRITER: 2002, Role.ACCOUNTANT: 2003, Role.VIEWER: 2004}
PEOPLE: dict[Role, int] = {Role.OWNER: OWNER, **COLLEAGUES}
SHOP_GROUP = -5001
TOKEN = "0" * 8 + ":" + "0" * 35


@dataclass
class MuteGateway:
    """Fits `screens.ports.Gateway`; keeps what would have been said."""

    shown: list[tuple[int, str]] = field(default_factory=list)
    """Chat and text of each message, edits included."""

    placed: list[tuple[int, int | None]] = field(default_factory=list)
    """Chat and topic of each new message."""

    keys: list[Keys | None] = field(default_factory=list)
    html: str = ""
    """Of the last message, as it was written."""

    answered: list[str] = field(default_factory=list)
    beside: list[Outgoing] = field(default_factory=list)
    shut: Counter[int] = field(default_factory=Counter)
    """Chats to which so many messages more cannot be sent: their messenger is down."""

    numbers: Any = field(default_factory=lambda: itertools.count(1))

    def can(self, _chat: int) -> Capabilities:
        return TELEGRAM

    async def send(
        self,
        chat: int,
        view: View,
        keys: Keys | None,
        *,
        rtl: bool,
        topic: int | None = None,
    ) -> int:
        if self.shut[chat]:
            self.shut[chat] -= 1
            raise RetryLaterError
        self.placed.append((chat, topic))
        self.shown.append((chat, plain(view.text)))
        self.html = view.text
        self.keys.append(keys)
        return int(next(self.numbers))

    async def edit(
        self,
        chat: int,
        message_id: int,
        view: View,
        keys: Keys | None,
        *,
        rtl: bool,
    ) -> EditResult:
        self.shown.append((chat, plain(view.text)))
        self.html = view.text
        self.keys.append(keys)
        return EditResult.DONE

    async def strip(self, chat: int, message_id: int) -> None: ...

    async def answer(
        self,
        chat: int,
        query_id: str,
        text: str | None = None,
        *,
        alert: bool = False,
        rtl: bool = False,
    ) -> None:
        self.answered.append(text or "")

    async def delete(self, chat: int, message_id: int) -> bool:
        return True

    async def working(self, chat: int, topic: int | None = None) -> None: ...

    async def send_beside(
        self,
        chat: int,
        item: Outgoing,
        *,
        rtl: bool,
        topic: int | None = None,
        keys: Keys | None = None,
    ) -> int:
        self.shown.append((chat, plain(item.caption)))
        self.keys.append(keys)
        self.beside.append(item)
        return int(next(self.numbers))

    @property
    def labels(self) -> list[str]:
        """Of the buttons of the last message."""
        last = self.keys[-1] if self.keys else None
        return [key.label for line in last or () for key in line]


class Nowhere:
    """Fits `screens.ports.Reach`."""

    async def lost(self, chat: int) -> None: ...


@dataclass
class TeamDesk:
    """One account with an owner and a colleague of each role; a group works with it as well."""

    navigator: Navigator
    storage: Storage
    twin: SmsIrTwin
    gateway: MuteGateway
    account: Account
    updates: Any = field(default_factory=lambda: itertools.count(1))

    @property
    def parts(self) -> EngineDependencies:
        return self.navigator.parts

    def event(self, user: int, chat: int | None = None, lang: str = "fa") -> dict[str, Any]:
        where = user if chat is None else chat
        return {
            "update_id": next(self.updates),
            "chat": where,
            "who": Sender(user, f"user {user}", language_code=lang),
            "private": where == user,
        }

    async def command(
        self,
        user: int,
        name: str,
        args: str = "",
        chat: int | None = None,
        replied: Sender | None = None,
    ) -> None:
        event = self.event(user, chat)
        await self.navigator.handle(Command(**event, name=name, args=args, replied=replied))

    async def say(self, user: int, text: str, chat: int | None = None) -> None:
        await self.navigator.handle(
            TextMessage(**self.event(user, chat), text=text, message_id=1, reply_to=1)
        )

    async def share(self, user: int, phone: str, chat: int | None = None) -> None:
        await self.navigator.handle(
            ContactIn(**self.event(user, chat), phone=phone, first_name="Ali")
        )

    async def file(self, user: int, content: bytes, chat: int | None = None) -> None:
        async def fetch(_limit: int) -> bytes:
            return content

        event = FileIn(
            **self.event(user, chat), name="people.csv", mime="text/csv", size=len(content),
            fetch=fetch, reply_to=1,
        )  # fmt: skip
        await self.navigator.handle(event)

    async def lay(self, user: int, screen: str, data: BaseModel, chat: int | None = None) -> None:
        """Lay a screen over Home in the person's conversation, whoever it is for."""
        where = user if chat is None else chat
        account = await self.storage.accounts.present(where)
        state = fresh(self.parts.generation).model_copy(update={"account": account, "message": 1})
        state = at_home(self.parts.catalogue, state)
        if state.top.screen != screen:
            state = state.pushed(screen, dump(data))
        await self.parts.store.save(where, user, state.model_dump_json().encode())

    def pressable(self) -> list[Callback]:
        """What the buttons of the last message carry."""
        codec, last = Codec(self.storage.signing_key), self.gateway.keys[-1]
        chat = self.gateway.shown[-1][0]
        carried = (codec.decode(chat, key.data) for line in last or () for key in line)
        return [callback for callback in carried if callback is not None]

    async def press(self, user: int, action: str, arg: str = "", chat: int | None = None) -> None:
        """The button of an action of the screen that is open, whether it was drawn or not."""
        where = user if chat is None else chat
        state = read(await self.storage.states.load(where, user))
        assert state is not None
        top, codec = state.top, Codec(self.storage.signing_key)
        payload = codec.encode(where, Callback(user, top.id, top.revision, action, arg))
        event = self.event(user, chat)
        await self.navigator.handle(Press(**event, message_id=1, query_id="q", payload=payload))

    async def tap(self, user: int, label: str, chat: int | None = None) -> None:
        """The button of the last message whose label has these words."""
        last = self.gateway.keys[-1] or ()
        key = next(key for line in last for key in line if label in key.label)
        event = self.event(user, chat)
        await self.navigator.handle(Press(**event, message_id=1, query_id="q", payload=key.data))

    async def top(self, user: int, chat: int | None = None) -> str:
        state = read(await self.storage.states.load(user if chat is None else chat, user))
        return "" if state is None else state.top.screen

    def word(self, ident: str, **values: Any) -> str:
        return plain(self.parts.translator.words("fa").html(ident, **values))

    def changes(self) -> list[str]:
        """Operations that the service was asked and that change something there."""
        return [
            seen.operation
            for seen in self.twin.requests
            if not seen.operation.startswith(("Get", "Calculate"))
        ]

    async def member(self, whose: Role, **changes: Any) -> Member:
        """Make the colleague of this role what they are, with changes."""
        fields: dict[str, Any] = {
            "account_id": self.account.id,
            "user": COLLEAGUES[whose],
            "role": whose,
            "name": f"colleague {whose}",
            "invited_by": OWNER,
            "joined_at": usual(),
        }
        member = Member(**{**fields, **changes})
        await self.storage.members.write(member)
        return member


@asynccontextmanager
async def opened(
    folder: Path,
    clock: Callable[[], datetime] = usual,
    *,
    presence: Presence | None = None,
    **changes: Any,
) -> AsyncIterator[TeamDesk]:
    """`changes`: parts of the engine to be replaced. `presence`: knows who is in a group."""
    async with running_smsir() as running:
        lay(folder / "team.db")
        settings = GivenSettings(
            bot_token=SecretStr(TOKEN), database=folder / "team.db", smsir_url=running.url
        )
        tuning = Tuning(clock=clock)
        async with await open_storage(settings, tuning) as storage, Http(running.url) as http:
            account = await storage.accounts.link(OWNER, OWNER, "demo-key", "demo-secret", "demo")
            await storage.accounts.attach(SHOP_GROUP, account.id, OWNER)
            links = TelegramLinks(lambda: "bot")
            services = make_services(settings, tuning, storage, http, lambda _chat: links)
            gateway = MuteGateway()
            navigator = make_navigator(settings, tuning, services, gateway, Nowhere(), presence)
            navigator.parts = replace(navigator.parts, **changes)
            await insert_work(services, account)
            desk = TeamDesk(navigator, storage, running.twin, gateway, account)
            for role, user in COLLEAGUES.items():
                await storage.accounts.attach(user, account.id, OWNER)
                await desk.member(role)
            yield desk


@asynccontextmanager
async def emptied(folder: Path, **changes: Any) -> AsyncIterator[TeamDesk]:
    """`opened` without the sample's work: nothing is sent, planned, or asked for."""
    async with opened(folder, **changes) as desk:
        sql = "DELETE FROM approvals; DELETE FROM outbox; DELETE FROM campaigns"
        await desk.storage.run(lambda db: db.executescript(sql))
        yield desk
