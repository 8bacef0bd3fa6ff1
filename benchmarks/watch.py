"""Ten thousand linked accounts watched in simulated time: `python -m benchmarks.watch`.

Storage, schedule, looks and the keeping of news are the product's own; the web service is a fake
that counts its requests, and the clock is virtual. Figures: requests a second, the busiest second
against the mean, processor time as a share of one core, memory, writes. `--http` puts the real web
client on top of an answer from memory, to show what of the core it takes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import httpx
from cryptography.fernet import Fernet

from benchmarks.figures import Figure, tell
from benchmarks.process import resident
from handlers.news.watch.watcher import Watcher
from handlers.shared.concurrently import gather_all
from handlers.shared.services import Clients, Options, Services
from messengers.telegram.links import TelegramLinks
from smsir import (
    CancelledPage,
    Http,
    Notification,
    SmsIr,
    Ticket,
    TicketReply,
    TicketStatus,
    TicketThread,
    UserInfo,
)
from storage import Account, Storage, Vault

START = datetime(2026, 10, 14, 4, 0, tzinfo=UTC)
WITH_OPEN_TICKET = 0.2
NEWS_PER_DAY = 1.0
TARGET_SHARE, TARGET_MEGABYTES = 0.20, 150.0
_AT_ONCE = 100
"""Accounts linked at the same time: they share a commit."""


@dataclass
class Service:
    """What all accounts' fake clients share: the virtual time, and who asked when."""

    now: float = 0.0
    seconds: Counter[int] = field(default_factory=Counter)
    operations: Counter[str] = field(default_factory=Counter)
    chance: random.Random = field(default_factory=lambda: random.Random(1397))

    def asked(self, operation: str) -> None:
        self.seconds[int(self.now)] += 1
        self.operations[operation] += 1

    @property
    def moment(self) -> datetime:
        return START + timedelta(seconds=self.now)


@dataclass
class Shop:
    """One account as the service knows it; all resources of the client in one object."""

    service: Service
    ident: int
    credit: int = 1000
    latest: int = 5

    @property
    def open_ticket(self) -> bool:
        return self.ident % 1000 < WITH_OPEN_TICKET * 1000

    async def info(self) -> UserInfo:
        self.service.asked("GetUserInfo")
        if self.service.chance.random() < 0.02:
            self.credit -= 10
        return UserInfo.from_wire({"Credit": self.credit, "ExpirationLeftDays": 200})

    async def page(self, _page: int = 0) -> list[Ticket]:
        self.service.asked("GetTicketsByPageId")
        created = START - timedelta(days=2)
        status = 2 if self.open_ticket else 3
        return [Ticket(id=7, status_id=status, subject="s", created=created)]

    async def get(self, _ticket: int) -> TicketThread:
        self.service.asked("GetTicketById")
        reply = TicketReply(id=1, body="b", is_admin=True, created=START - timedelta(days=1))
        return TicketThread(subject="s", status_id=2, replies=[reply])

    async def statuses(self) -> list[TicketStatus]:
        self.service.asked("GetTicketStatus")
        return [TicketStatus(id=2, name="answered"), TicketStatus(id=3, name="closed")]

    async def from_last_id(self, _last: int = 0) -> list[Notification]:
        self.service.asked("GetUserNotificationFromLastId")
        if self.service.chance.random() < NEWS_PER_DAY * 120 / 86_400:
            self.latest += 1
        return [Notification(id=n, title="t", text="m") for n in range(self.latest, 0, -1)]

    async def cancelled(self, _page: int = 0) -> CancelledPage:
        self.service.asked("GetCancelledContactsByPageId")
        return CancelledPage(contacts=[], count=0)

    def __getattr__(self, name: str) -> Shop:
        if name in {"account", "tickets", "notifications", "contacts"}:
            return self
        raise AttributeError(name)


class FakeClients(Clients):
    """Gives fakes for clients."""

    def __init__(self, http: Http, service: Service) -> None:
        super().__init__(http)
        self._service = service
        self._shops: dict[int, Shop] = {}

    def of(self, account: Account) -> SmsIr:
        shop = self._shops.get(account.id)
        if shop is None:
            shop = self._shops[account.id] = Shop(self._service, account.id)
        return cast("SmsIr", shop)


def answering(service: Service) -> httpx.MockTransport:
    """The service as httpx sees it, answered from memory."""
    well = {"IsSuccessful": True, "Message": "", "ErrorCode": 0}
    created = {"CreationDateTime": "2026-10-12T10:00:00"}
    answers: dict[str, dict[str, Any]] = {
        "GetToken": {"TokenKey": "token"},
        "GetUserInfo": {"Credit": 1000, "ExpirationLeftDays": 200, "BusinessName": "shop"},
        "GetTicketsByPageId": {
            "TicketDetails": [
                {"Id": 7, "TicketStatusId": 3, "Subject": "s", "Body": "b", **created}
            ]
        },
        "GetTicketStatus": {"TicketStatus": [{"Id": 3, "Status": "closed"}]},
        "GetUserNotificationFromLastId": {
            "ListUserNotification": [
                {"Id": n, "Title": "t", "Message": "m", **created} for n in range(5, 0, -1)
            ]
        },
        "GetCancelledContactsByPageId": {"ContactDetails": [], "CancelledContactCount": 0},
    }
    ready = {name: json.dumps(well | answer).encode() for name, answer in answers.items()}

    async def answer(request: httpx.Request) -> httpx.Response:
        operation = request.url.path.rsplit("/", 1)[-1]
        service.asked(operation)
        return httpx.Response(200, content=ready[operation])

    return httpx.MockTransport(answer)


async def linked(storage: Storage, many: int) -> None:
    """So many accounts, each of an owner of its own who wrote it in a chat of their own."""
    links = [
        storage.accounts.link(ident, ident, f"key {ident}", "secret", "shop")
        for ident in range(1, many + 1)
    ]
    await gather_all(links, at_once=_AT_ONCE)


async def simulate(many: int, every: float, hours: float, *, http: bool) -> None:
    service = Service()
    with tempfile.TemporaryDirectory() as folder:
        vault = Vault([Fernet.generate_key().decode()])
        file = Path(folder) / "bench.db"
        async with (
            await Storage.open(file, vault, clock=lambda: service.moment) as storage,
            Http("http://127.0.0.1:9/users/v1", transport=answering(service)) as web,
        ):
            await linked(storage, many)
            services = Services(
                storage=storage,
                clients=Clients(web) if http else FakeClients(web, service),
                options=Options(),
                clock=lambda: service.moment,
                links=lambda _chat: TelegramLinks(lambda: "sefid_demo_bot"),
            )
            watcher = Watcher(
                services, every=every, zone=ZoneInfo("Asia/Tehran"), timer=lambda: service.now
            )
            await lived(watcher, service, every)  # first looks write all cursors
            service.seconds.clear()
            service.operations.clear()
            looks, spent = await measured(watcher, service, every, hours)
            news = await storage.run(lambda db: db.table("pushes").count, write=False)
            report(many, every, hours, looks, spent, service, news)


async def lived(watcher: Watcher, service: Service, seconds: float) -> int:
    """Go through so many seconds of virtual time; how many looks they held."""
    until, looks = service.now + seconds, 0
    while service.now < until:
        await watcher.sync()
        due = watcher.schedule.next_due()
        service.now = min(until, max(service.now, due if due is not None else until))
        account = watcher.schedule.take(service.now)
        if account is not None:
            looks += 1
            await watcher.poll(account)
    return looks


async def measured(
    watcher: Watcher, service: Service, every: float, hours: float
) -> tuple[int, float]:
    """Looks, and seconds of processor time that they took (the storage thread's too)."""
    del every
    began = time.process_time()
    looks = await lived(watcher, service, hours * 3600)
    return looks, time.process_time() - began


def report(
    many: int,
    every: float,
    hours: float,
    looks: int,
    spent: float,
    service: Service,
    news: int,
) -> None:
    requests = sum(service.operations.values())
    seconds = hours * 3600
    mean, busiest = requests / seconds, max(service.seconds.values(), default=0)
    if looks < 0.9 * many * seconds / every:  # each pause is a little longer or shorter
        raise SystemExit(f"only {looks} looks: some of the {many:,} accounts are not watched")
    share, memory = spent / seconds, resident(os.getpid())
    print(f"{many:,} accounts, each every {every:g} s, {hours:g} h of virtual time")
    print(f"  looks            {looks:,} ({looks / seconds:.1f} a second)")
    print(f"  requests         {requests:,} ({mean:.1f} a second, {requests / looks:.2f} a look)")
    print(f"  busiest second   {busiest} requests: {busiest / mean:.2f} times the mean")
    print(f"  processor        {spent / looks * 1e6:.0f} us a look: {share:.1%} of one core")
    print(f"  memory           {memory:.0f} MB (resident, benchmark included)")
    print(f"  news kept        {news:,}")
    for operation, count in service.operations.most_common():
        print(f"    {operation:<32} {count:,}")
    tell(
        [
            Figure(f"{many:,} accounts watched", 100 * share, "% of a core", 100 * TARGET_SHARE),
            Figure("memory of watching them", memory, "MB", TARGET_MEGABYTES),
        ]
    )
    good = share < TARGET_SHARE and memory < TARGET_MEGABYTES and busiest < 2.5 * mean
    print(f"  target (< 20 % of a core, < 150 MB, no bursts): {'met' if good else 'MISSED'}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=10_000)
    parser.add_argument("--every", type=float, default=120.0)
    parser.add_argument("--hours", type=float, default=0.1)
    parser.add_argument("--http", action="store_true", help="with the real web client")
    given = parser.parse_args()
    asyncio.run(simulate(given.accounts, given.every, given.hours, http=given.http))


if __name__ == "__main__":
    main()
