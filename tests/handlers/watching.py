"""A desk to watch from: one account, a scripted service, looks on demand and what they left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from handlers.news.kinds import News, read
from handlers.news.watch.poll_account import AccountPoller, Seen
from screens.navigator import Build, PushResult
from screens.view import Outgoing, View
from smsir import SmsIr
from storage import Account
from tests.handlers.desk import OWNER, USER_INFO, Desk
from tests.stories.harness.texts import plain

TEHRAN = ZoneInfo("Asia/Tehran")
EVERY = 120.0
WELL: dict[str, Any] = {"IsSuccessful": True, "Message": "", "ErrorCode": 0}
STATUSES = [{"Id": 1, "Status": "در انتظار"}, {"Id": 2, "Status": "پاسخ داده شده"}]
CLOSED = {"Id": 3, "Status": "بسته شده"}


@dataclass
class Post:
    """Stands where the navigator does: keeps what was told, or answers as it is told to."""

    desk: Desk
    results: dict[int, PushResult | Exception] = field(default_factory=dict)
    told: list[tuple[int, View]] = field(default_factory=list)

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
        view = await build(self.desk.ctx(chat=chat, user=user))
        result = self.results.get(chat, "sent")
        if isinstance(result, Exception):
            raise result
        if result == "sent":
            self.told.append((chat, view))
        return result

    def texts(self, chat: int = OWNER) -> list[str]:
        return [plain(view.text) for where, view in self.told if where == chat]


@dataclass
class Watch:
    desk: Desk
    account: Account
    looker: AccountPoller
    timer: list[float] = field(default_factory=lambda: [0.0])
    stored: list[str] = field(default_factory=list)

    async def look(self, **later: float) -> Seen:
        """One look, so much later than the last (two minutes where nothing is said)."""
        step = timedelta(**later) if later else timedelta(seconds=EVERY)
        self.desk.later(seconds=step.total_seconds())
        self.timer[0] += step.total_seconds()
        return await self.looker.poll(self.account.id, self.desk.now)

    async def news(self, chat: int = OWNER) -> list[News]:
        """What waits to be told, taken out."""
        found: list[News] = []
        while bundle := await self.desk.storage.news.claim(self.desk.now):
            for push in bundle.pushes:
                one = read(push.payload)
                assert one is not None
                if bundle.chat == chat:
                    found.append(one)
            await self.desk.storage.news.done([push.id for push in bundle.pushes])
        return found

    def info(self, **changes: Any) -> None:
        self.desk.script.answers["GetUserInfo"] = USER_INFO | changes

    def tickets(self, *listed: dict[str, Any]) -> None:
        self.desk.script.answers["GetTicketsByPageId"] = WELL | {"TicketDetails": list(listed)}

    def thread(self, status: int, *replies: dict[str, Any], subject: str = "تأخیر") -> None:
        """The same thread for whichever ticket is asked for."""
        self.desk.script.answers["GetTicketById"] = WELL | {
            "Subject": subject,
            "Body": "متن",
            "Status": status,
            "TicketReplyDetails": list(replies),
        }

    def notices(self, *ids: int, **fields: Any) -> None:
        rows = [{"Id": n, "Title": f"اعلان {n}", "Message": "متن", **fields} for n in ids]
        self.desk.script.answers["GetUserNotificationFromLastId"] = WELL | {
            "ListUserNotification": rows
        }

    def cancelled(self, count: int, *people: tuple[str, str]) -> None:
        """(mobile, Gregorian date) of each."""
        rows = [
            {"Mobile": mobile, "FirstName": "سارا", "CancellationDateTime": at}
            for mobile, at in people
        ]
        self.desk.script.answers["GetCancelledContactsByPageId"] = WELL | {
            "ContactDetails": rows,
            "CancelledContactCount": count,
        }


def ticket(
    ident: int, status: int | None = 1, *, created: str = "2026-10-01T10:00:00"
) -> dict[str, Any]:
    return {
        "Id": ident,
        "TicketStatusId": status,
        "Subject": f"تیکت {ident}",
        "Body": "متن",
        "CreationDateTime": created,
    }


def reply(ident: int, body: str, *, admin: bool = True, at: str | None = None) -> dict[str, Any]:
    return {
        "TicketReplyId": ident,
        "Body": body,
        "IsAdminReply": admin,
        "CreationDateTime": at or f"2026-10-14T09:{30 + ident % 30}:00",
    }


async def made(desk: Desk, *, client: SmsIr | None = None) -> Watch:
    """A linked account that was never looked at; the service knows nothing new."""
    await desk.link()
    account = await desk.storage.accounts.for_chat(OWNER)
    assert account is not None
    timer, stored = [0.0], list[str]()
    looker = AccountPoller(
        desk.storage,
        lambda account: client or desk.services.clients.of(account),
        zone=TEHRAN,
        every=EVERY,
        timer=lambda: timer[0],
        steps=stored.append,
        wake=lambda: None,
    )
    watch = Watch(desk, account, looker, timer, stored)
    watch.tickets()
    watch.notices()
    watch.cancelled(0)
    desk.script.answers["GetTicketStatus"] = WELL | {"TicketStatus": [*STATUSES, CLOSED]}
    return watch
