"""The outbox worker alone: real storage, the real client, the twin over HTTP, and a listening ear.

In place of the navigator stands `Ear`, which fits the worker's own `Teller` protocol.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from cryptography.fernet import Fernet

from handlers.locales import locale_folders
from handlers.messages.sending import OutboxWorker
from handlers.shared.intervals import OutboxIntervals
from handlers.shared.rights import Role
from handlers.shared.services import Clients, Options, Services
from messengers.telegram.links import TelegramLinks
from sandbox.smsir import FakeClock, RunningSmsIr, SmsIrTwin, running_smsir
from screens.context import Ctx
from screens.events import Sender
from screens.navigator import Build, PushResult
from screens.text.formatting import Formatter
from screens.text.translator import Translator
from screens.view import Outgoing
from smsir import Http, Retries, SmsIr, Timeouts
from storage import Job, JobState, Member, NewJob, Storage, Vault
from tests.blank import lay
from tests.handlers.desk import NOW
from tests.patience import PATIENCE
from tests.stories.harness.texts import plain
from tests.stories.harness.waiting import eventually
from tests.workers import at_work

OWNER = 1001
TEXT = "سلام، فردا تعطیلیم."
QUICK = OutboxIntervals(
    reconnect=(0.01, 0.01), recheck=0.01, lookup=(0.01, 0.02), writing=(0.01,),
    telling=(0.01, 0.01), idle=0.05, grace=1.0,
)  # fmt: skip


@dataclass
class Ear:
    """Hears what people would be told. `refreshes`: whether the send's screen is open."""

    make_ctx: Callable[[int, int], Ctx[Any]]
    pushed: list[str] = field(default_factory=list)
    topics: list[int | None] = field(default_factory=list)
    refreshed: list[int] = field(default_factory=list)
    results: list[PushResult] = field(default_factory=list)

    async def refresh(
        self, chat: int, user: int, *, screen: str | None = None, frame: int | None = None
    ) -> bool:
        self.refreshed.append(chat)
        return True

    async def push(
        self,
        chat: int,
        user: int,
        build: Build,
        *,
        account: int | None = None,
        topic: int | None = None,
        files: Sequence[Outgoing] = (),
    ) -> PushResult:
        result: PushResult = self.results.pop(0) if self.results else "sent"
        if result == "sent":
            self.topics.append(topic)
            self.pushed.append(plain((await build(self.make_ctx(chat, user))).text))
        return result


class Unreachable(httpx.AsyncBaseTransport):
    """A way to the service on which the calls of one operation never get a connection."""

    def __init__(self, operation: str, errors: Sequence[Exception]) -> None:
        self._operation = operation
        self._errors = list(errors)
        self._way = httpx.AsyncHTTPTransport(verify=False)
        self.tries = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith(f"/{self._operation}"):
            self.tries += 1
            if self._errors:
                raise self._errors.pop(0)
        return await self._way.handle_async_request(request)

    async def aclose(self) -> None:
        await self._way.aclose()


def told(job: Job) -> bool:
    return job.told


def settled(job: Job) -> bool:
    """Neither waiting, under way nor unknown, and told."""
    return job.told and job.state not in {JobState.WAITING, JobState.SENDING, JobState.UNKNOWN}


@dataclass
class OutboxDesk:
    services: Services
    running: RunningSmsIr
    twin_clock: FakeClock
    ear: Ear
    vault: Vault
    database: Path
    intervals: OutboxIntervals = QUICK
    text: str = TEXT
    now: datetime = NOW
    steady: float = 0.0
    on_step: dict[str, Callable[[], None]] = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)
    accounts: list[int] = field(default_factory=list)
    _https: list[Http] = field(default_factory=list)

    @property
    def twin(self) -> SmsIrTwin:
        return self.running.twin

    @property
    def storage(self) -> Storage:
        return self.services.storage

    def move(self, by: timedelta) -> None:
        """Let so much time pass."""
        self.now += by
        self.steady += by.total_seconds()

    def set_clock(self, by: timedelta) -> None:
        """Set the clock, without time passing."""
        self.now += by

    def step(self, name: str) -> None:
        self.steps.append(name)
        if act := self.on_step.get(name):
            act()

    def aim(
        self,
        url: str | None = None,
        *,
        timeouts: Timeouts | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        attempts: int = 1,
    ) -> None:
        """Reach the service in another way from now on."""
        retries = Retries(attempts=attempts, wait_initial=0.001, wait_max=0.002, jitter=0.0)
        http = Http(
            url or self.running.url, timeouts=timeouts, retries=retries, transport=transport
        )
        self._https.append(http)
        self.services.clients = Clients(http)

    async def link(self, chat: int = OWNER, key: str = "demo-key") -> int:
        secret = key.replace("key", "secret")
        account = await self.storage.accounts.link(chat, chat, key, secret, "گل یاس")
        self.accounts.append(account.id)
        return account.id

    async def api(self) -> SmsIr:
        """The service as the first account sees it."""
        account = await self.storage.accounts.by_id(self.accounts[0])
        assert account is not None
        return self.services.clients.of(account)

    def group(self, name: str = "همکاران", key: str = "demo-key") -> int:
        found = self.twin.accounts[key].book.group_named(name)
        assert found is not None
        return found.group_id

    async def insert(self, account: int | None = None, **changes: Any) -> Job:
        """A confirmed send to one group of 12, as the card would record it."""
        values: dict[str, Any] = {
            "chat": OWNER, "user": OWNER, "account_id": account or self.accounts[0],
            "frame": 7, "revision": 3, "part": "contacts", "text": self.text,
            "group_ids": (self.group(),), "recipients": 12, "segments": 1, "due_at": self.now,
        }  # fmt: skip
        new = NewJob(**(values | changes))
        await self._admitted(new)
        await self.storage.run(self.storage.outbox.insertion(new))
        kept = await self.storage.outbox.for_frame(new.chat, new.user, new.frame, new.revision)
        return next(job for job in kept if job.part == new.part)

    async def _admitted(self, new: NewJob) -> None:
        """The chat may act with the account, and who is not its owner is a manager of it."""
        account = await self.storage.accounts.by_id(new.account_id)
        if account is None:
            return
        if new.chat != account.owner:
            await self.storage.accounts.attach(new.chat, account.id, account.owner)
        if new.user != account.owner:
            manager = Member(
                account_id=account.id, user=new.user, role=Role.MANAGER, invited_by=account.owner,
                joined_at=NOW,
            )  # fmt: skip
            await self.storage.members.write(manager)

    async def job(self, job: Job) -> Job:
        found = await self.storage.outbox.get(job.id)
        assert found is not None
        return found

    @asynccontextmanager
    async def put_back(self, copy: Path) -> AsyncIterator[None]:
        """Another life with an older database; afterwards the newer one is there again."""
        newer = self.storage
        async with await Storage.open(copy, self.vault, clock=lambda: self.now) as storage:
            self.services.storage = storage
            try:
                yield
            finally:
                self.services.storage = newer

    @asynccontextmanager
    async def working(self) -> AsyncIterator[OutboxWorker]:
        worker = OutboxWorker(
            self.services,
            self.ear,
            steps=self.step,
            intervals=self.intervals,
            steady=lambda: self.steady,
        )
        async with at_work(worker):
            yield worker

    async def work_until(
        self, job: Job, wanted: Callable[[Job], bool], seconds: float = PATIENCE
    ) -> Job:
        """Let the worker work until the job, which waits for it, is as wanted."""
        async with self.working(), asyncio.timeout(seconds):
            return await self._until(job, wanted)

    async def _until(self, job: Job, wanted: Callable[[Job], bool]) -> Job:
        while not wanted(found := await self.job(job)):  # noqa: ASYNC110 (rows ring no bell)
            await asyncio.sleep(0.005)
        return found

    async def send_until(self, wanted: Callable[[Job], bool], **changes: Any) -> Job:
        """Confirm a send while the worker is at work, and wait until it is as wanted."""
        self.steps.clear()
        async with self.working(), asyncio.timeout(PATIENCE):
            await eventually(lambda: "outbox:recovered" in self.steps)
            job = await self.insert(**changes)
            self.services.bells.outbox.ring()
            return await self._until(job, wanted)

    async def work_until_told(self, job: Job) -> Job:
        return await self.work_until(job, told)

    async def work_until_settled(self, job: Job) -> Job:
        return await self.work_until(job, settled)

    async def close(self) -> None:
        for http in self._https:
            await http.aclose()


@asynccontextmanager
async def opened_outbox(folder: Path) -> AsyncIterator[OutboxDesk]:
    folders = locale_folders()
    words = Translator(folders, strict=True).words("fa")
    clock = FakeClock()

    def make_ctx(chat: int, user: int) -> Ctx[Any]:
        return Ctx(
            services=desk.services,
            chat=chat,
            who=Sender(user, "مریم"),
            private=True,
            words=words,
            fmt=Formatter(words, ZoneInfo("Asia/Tehran")),
            now=desk.now,
        )

    vault, database = Vault([Fernet.generate_key().decode()]), lay(folder / "outbox.db")
    async with (
        running_smsir(SmsIrTwin(clock=clock)) as running,
        await Storage.open(database, vault, clock=lambda: desk.now) as storage,
        Http(running.url) as http,
    ):
        services = Services(
            storage=storage,
            clients=Clients(http),
            options=Options(undo_seconds=0),
            clock=lambda: desk.now,
            links=lambda _chat: TelegramLinks(lambda: "sefid_demo_bot"),
        )
        desk = OutboxDesk(services, running, clock, Ear(make_ctx), vault, database)
        desk.aim()
        await desk.link()
        try:
            yield desk
        finally:
            await desk.close()


@pytest.fixture
async def outbox_desk(tmp_path: Path) -> AsyncIterator[OutboxDesk]:
    async with opened_outbox(tmp_path) as desk:
        yield desk
