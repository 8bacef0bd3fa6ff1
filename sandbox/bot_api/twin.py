"""The twin as one object: what tests hold in their hands, and the ASGI app that serves it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.bot_api.actions import start
from sandbox.bot_api.bell import PATIENCE
from sandbox.bot_api.chat_api import ChatApi
from sandbox.bot_api.dispatch import BotApi
from sandbox.bot_api.faults import Faults
from sandbox.bot_api.groups import Group
from sandbox.bot_api.model import DEMO_NAME, DEMO_TITLE, Account, Call, Chat, Json, Press
from sandbox.bot_api.person import User
from sandbox.bot_api.webhooks import WebhookSender
from sandbox.bot_api.world import Manner, World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from starlette.requests import Request

    from sandbox.bot_api.dispatch import MethodTable

PAGE = Path(__file__).parent / "page"


class BotTwin:
    """A messenger for one bot: its Bot API, its people, its faults."""

    def __init__(
        self,
        token: str,
        username: str,
        clock: Callable[[], float],
        manner: Manner,
        table: MethodTable,
    ) -> None:
        self.token = token
        self.world = World(token, username, clock, manner)
        self.faults = Faults()
        self.smsir_url: str | None = None  # shown to the page, for its list of what went out
        self.webhooks = WebhookSender(self.world)
        self.app = self._build(table)

    def _build(self, table: MethodTable) -> Starlette:
        api = BotApi(self.world, self.faults, table)
        chat = ChatApi(self.world, self.faults, lambda: self.smsir_url)
        return Starlette(
            routes=[
                Route("/bot{token}/{method}", api.call, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", api.download, methods=["GET"]),
                *chat.routes(),
                Route("/", _index),
                Mount("/page", StaticFiles(directory=PAGE, check_dir=False)),
            ]
        )

    @property
    def calls(self) -> list[Call]:
        """Every Bot API call so far, oldest first."""
        return self.world.calls

    @property
    def unanswered(self) -> list[Press]:
        """Presses that the bot has not answered."""
        return self.world.unanswered

    @property
    def actions(self) -> list[tuple[float, int, str]]:
        """Chat actions so far: when, in which chat, which one."""
        return self.world.actions

    def calls_of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    async def wait_call(
        self,
        method: str,
        count: int = 1,
        timeout: float = PATIENCE,  # noqa: ASYNC109 - for tests
    ) -> list[Call]:
        """Wait until a method was called `count` times; raises TimeoutError."""
        while len(calls := self.calls_of(method)) < count:
            if not await self.world.called.beyond(self.world.called.seq, timeout):
                raise TimeoutError(f"{method} was called {len(calls)} times, not {count}")
        return calls

    def user(
        self,
        user_id: int = 1001,
        first_name: str = DEMO_NAME,
        language_code: str = "fa",
        username: str | None = None,
        last_name: str = "",
    ) -> User:
        """Give a person with a private chat with the bot."""
        account = Account(user_id, first_name, last_name, username, language_code)
        return User(self.world, start(self.world, account))

    def group(
        self,
        chat_id: int = -5001,
        title: str = DEMO_TITLE,
        members: Iterable[User | int] = (),
        *,
        kind: str = "group",
        with_bot: bool = True,
    ) -> Group:
        """Give a group that exists already (no updates); the first member is its creator."""
        chat = Chat(chat_id, kind, title)
        for member in members:
            user_id = member if isinstance(member, int) else member.id
            chat.members[user_id] = "member" if chat.members else "creator"
        if with_bot:
            chat.members[self.world.bot.id] = "member"
        self.world.chats[chat_id] = chat
        return Group(self.world, chat)

    def push(self, kind: str, payload: Json) -> int | None:
        """Queue any update at all (inline_query, poll, channel_post); give its update_id."""
        return self.world.updates.add(kind, payload)

    def open(self) -> None:
        """Begin to deliver webhooks: the twin is being served."""
        self.webhooks.start()

    async def close(self) -> None:
        """Stop delivering; nothing is forgotten, the twin may be served again."""
        await self.webhooks.stop()


async def _index(request: Request) -> Response:
    del request
    index = PAGE / "index.html"
    if not index.is_file():
        return PlainTextResponse("The chat page is not installed.", status_code=404)
    return FileResponse(index, media_type="text/html")
