"""A desk to try features at as functions: real storage, the catalogue, a scripted web service.

The service is scripted at httpx's own transport seam, so the whole client is in the play. Whole
conversations through both twins are told in tests/stories.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from cryptography.fernet import Fernet
from pydantic import BaseModel, JsonValue

from handlers.catalogue import build_catalogue
from handlers.locales import locale_folders
from handlers.shared.services import Clients, Ctx, Options, Services
from messengers.telegram.links import TelegramLinks
from screens.context import Ctx as ScreenCtx
from screens.events import Sender, TextMessage
from screens.outcome import Outcome, Push
from screens.route import Target, read
from screens.screen import Catalogue, Screen
from screens.text.formatting import Formatter
from screens.text.translator import Translator
from screens.view import AnyButton, Button, Go, View
from smsir import Http, Retries
from storage import Storage, Vault
from tests.blank import lay
from tests.stories.harness.texts import plain

OWNER = 1001
GROUP = -5001
NOW = datetime(2026, 10, 14, 6, 0, tzinfo=UTC)  # 22 Mehr 1405, 09:30 in Tehran

USER_INFO: dict[str, Any] = {
    "FirstName": "مریم",
    "LastName": "رضایی",
    "BusinessName": "فروشگاه گل یاس",
    "PersianExpirationDateTime": "1405/09/30 12:00",
    "ExpirationDateTime": "2026-12-21T12:00:00",
    "IsExpired": False,
    "IsTrial": False,
    "SentCount": 8412,
    "MembershipKeyword": "یاس",
    "CancelMembershipKeyword": "لغو یاس",
    "Credit": 1074,
    "HasUploadedNationalCard": True,
    "MobileNumber": "09121234567",
    "ReagentCode": "YAS-12",
    "ExpirationLeftDays": 68,
    "IsSuccessful": True,
    "Message": "",
    "ErrorCode": 0,
}

Answer = dict[str, Any] | httpx.Response | Exception


def refusal(message: str, code: int = 1) -> dict[str, Any]:
    return {"IsSuccessful": False, "Message": message, "ErrorCode": code}


@dataclass
class Script:
    """What the service answers by operation, and the operations it was asked.

    `gates`: what is waited for before an operation is answered.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    gates: dict[str, Callable[[httpx.Request], Awaitable[None]]] = field(default_factory=dict)

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        operation = request.url.path.rsplit("/", 1)[-1]
        self.asked.append(operation)
        if operation in self.gates:
            await self.gates[operation](request)
        answer = self.answers.get(operation) or self._usual(operation)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, httpx.Response):
            return answer
        return httpx.Response(200, content=json.dumps(answer))

    def _usual(self, operation: str) -> Answer:
        if operation == "GetToken":
            return {"TokenKey": "token", "IsSuccessful": True, "Message": "", "ErrorCode": 0}
        return USER_INFO if operation == "GetUserInfo" else refusal("not in the script")


@dataclass
class Desk:
    services: Services
    script: Script
    translator: Translator
    catalogue: Catalogue
    now: datetime = NOW

    @property
    def storage(self) -> Storage:
        return self.services.storage

    def later(self, **delta: float) -> None:
        self.now += timedelta(**delta)

    def ctx(
        self,
        *,
        lang: str = "fa",
        chat: int = OWNER,
        user: int = OWNER,
        erased: bool | None = None,
        parked: dict[str, dict[str, Any]] | None = None,
        persian_digits: bool = True,
    ) -> Ctx:
        """`erased`: what Telegram says when a message is to be deleted; None: it must not be."""

        async def erase() -> bool:
            assert erased is not None, "a message was deleted that should have stayed"
            return erased

        words = self.translator.words(lang, own_digits=persian_digits)
        return ScreenCtx(
            services=self.services,
            chat=chat,
            who=Sender(user, "Maryam", language_code=lang),
            private=chat == user,
            words=words,
            fmt=Formatter(words, ZoneInfo("Asia/Tehran")),
            now=self.now,
            frame=1,
            revision=1,
            parked=parked or {},
            erase=erase,
        )

    def screen(self, ident: str) -> Screen[Any, Any]:
        found = self.catalogue.get(ident)
        assert found is not None, ident
        return found

    async def open(self, ctx: Ctx, ident: str, args: str = "") -> Outcome:
        screen = self.screen(ident)
        if screen.entry is not None:
            return await screen.entry(ctx, args)
        data = read(screen.data, args)
        assert data is not None
        return Push(Target(ident, data))

    async def press(
        self, ctx: Ctx, ident: str, data: BaseModel | None, action: str, arg: str = ""
    ) -> Outcome:
        screen = self.screen(ident)
        return await screen.actions[action](ctx, data or screen.data(), arg)

    async def answered(
        self, ctx: Ctx, ident: str, data: BaseModel | None, tag: str, value: JsonValue
    ) -> Outcome:
        """What a screen that was opened with this tag hands down."""
        screen = self.screen(ident)
        outcome: Outcome = await screen.answers[tag](ctx, data or screen.data(), value)
        return outcome

    async def confirm(
        self, ctx: Ctx, ident: str, action: str, data: BaseModel | None = None
    ) -> Outcome:
        """Press the button of `action` as it is drawn, with what stands in it."""
        view = await self.view(ctx, ident, data)
        drawn = (one for one in buttons(view) if isinstance(one, Button))
        button = next(one for one in drawn if one.action == action)
        return await self.press(ctx, ident, data, action, str(button.arg))

    async def say(
        self, ctx: Ctx, ident: str, data: BaseModel | None, text: str, *, erased: bool = True
    ) -> Outcome:
        screen = self.screen(ident)
        assert screen.text is not None
        event = TextMessage(update_id=1, chat=ctx.chat, who=ctx.who, text=text, erased=erased)
        outcome = await screen.text(ctx, data or screen.data(), event)
        assert outcome is not None, "left to Home"
        return outcome

    async def view(self, ctx: Ctx, ident: str, data: BaseModel | None = None) -> View:
        screen = self.screen(ident)
        assert screen.draw is not None
        drawn: View = await screen.draw(ctx, data or screen.data())
        return drawn

    async def text(self, ctx: Ctx, ident: str, data: BaseModel | None = None) -> str:
        return plain((await self.view(ctx, ident, data)).text)

    async def link(self, chat: int = OWNER, owner: int = OWNER, label: str = "گل یاس") -> int:
        account = await self.storage.accounts.link(chat, owner, "demo-key", "demo-secret", label)
        return account.id


def buttons(view: View) -> list[AnyButton]:
    return [button for row in view.rows for button in row]


def labels(view: View) -> list[str]:
    return [plain(button.label) for button in buttons(view)]


def led(view: View) -> list[str]:
    """The screens that buttons lead to which do nothing else."""
    return [button.screen for button in buttons(view) if isinstance(button, Go)]


def said(outcome: Outcome) -> str:
    """The notice of an outcome."""
    return plain(outcome.notice or "")


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Desk]:
    script = Script()
    vault = Vault([Fernet.generate_key().decode()])
    transport = httpx.MockTransport(script)
    quick = Retries(attempts=2, wait_initial=0.001, wait_max=0.001, jitter=0.0)
    async with (
        await Storage.open(lay(folder / "desk.db"), vault, clock=lambda: desk.now) as storage,
        Http("http://127.0.0.1:9/users/v1", transport=transport, retries=quick) as http,
    ):
        desk = Desk(
            Services(
                storage=storage,
                clients=Clients(http),
                options=Options(undo_seconds=0),
                clock=lambda: desk.now,
                links=lambda _chat: TelegramLinks(lambda: "sefid_demo_bot"),
            ),
            script,
            _texts(),
            build_catalogue(),
        )
        yield desk


@cache
def _texts() -> Translator:
    """Read once for all tests: it never changes."""
    folders = locale_folders()
    return Translator(folders, strict=True)
