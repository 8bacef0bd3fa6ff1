"""The credit runs low: by the owner's own mark, or by days at the present pace.

The service tells the credit only, so the pace is learned: what went away between two looks was
used, what came on top was bought. Each chat has marks of its own and is warned when one is
passed, not at every look; buying credit arms the warning again.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

from pydantic import BaseModel

from handlers.news.kinds.kind import Detector, NewsKind, to_account
from handlers.news.kinds.news import News
from handlers.news.kinds.snapshot import AccountSnapshot, Findings, Item
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from handlers.shared.switches import Switch
from screens.view import Safe
from storage import ChatSettings

_NAME = "credit"
_DAYS = 14
"""How far back the pace is measured."""

_MARGIN = 1.25
"""Days must be this much over the mark before a warning can come again: the pace wavers."""

OK, LOW, EMPTY = 0, 1, 2


class LowCredit(News):
    """`days` that the credit lasts at the present pace; None: nothing is known of the pace.

    `mark`: the owner's own, where it was reached; None: the days are few.
    """

    kind: Literal["credit"] = "credit"
    credit: int
    days: int | None = None
    mark: int | None = None


class _Cursor(BaseModel):
    """`used` by day, in credits; `levels` by chat."""

    since: datetime
    credit: int
    used: dict[date, int] = {}
    levels: dict[int, int] = {}

    def pace(self, now: datetime) -> float | None:
        """Credits a day; None in the first day of watching, or where nothing is used."""
        watched = min((now - self.since) / timedelta(days=1), _DAYS)
        total = sum(self.used.values())
        return total / watched if watched >= 1 and total else None


async def detect(snapshot: AccountSnapshot) -> Findings:
    """No call of its own: GetUserInfo was asked."""
    if snapshot.info is None or snapshot.info.credit is None:
        return Findings()  # credit that was not said is no news of an empty account
    credit, before = snapshot.info.credit, snapshot.cursor(_NAME, _Cursor)
    if before is None:
        fresh = _Cursor(since=snapshot.now, credit=credit)
        fresh.levels = {chat: await _level(snapshot, fresh, chat) for chat in snapshot.chats}
        return Findings(fresh.model_dump_json())
    now = _moved(snapshot, before, credit)
    items: list[Item] = []
    for chat in snapshot.chats:
        level, was = await _level(snapshot, now, chat), before.levels.get(chat, OK)
        now.levels[chat] = level
        if level > was:
            items.append(await _warning(snapshot, now, chat))
    return Findings(now.model_dump_json() if now != before else None, items)


def _moved(snapshot: AccountSnapshot, before: _Cursor, credit: int) -> _Cursor:
    today = snapshot.now.astimezone(snapshot.zone).date()
    used = dict(before.used)
    if credit < before.credit:
        used[today] = used.get(today, 0) + before.credit - credit
    oldest = today - timedelta(days=_DAYS)
    return _Cursor(
        since=before.since,
        credit=credit,
        used={day: amount for day, amount in used.items() if day > oldest},
        levels={chat: level for chat, level in before.levels.items() if chat in snapshot.chats},
    )


async def _level(snapshot: AccountSnapshot, now: _Cursor, chat: int) -> int:
    settings, was = await snapshot.settings(chat), now.levels.get(chat, OK)
    if now.credit <= 0:
        return EMPTY
    return LOW if _is_low(settings, now, snapshot.now, warned=was >= LOW) else OK


def _is_low(settings: ChatSettings, now: _Cursor, at: datetime, *, warned: bool) -> bool:
    if _is_marked(settings, now):
        return True
    pace = now.pace(at)
    if not settings.low_credit_days or pace is None:
        return False
    mark = settings.low_credit_days * (_MARGIN if warned else 1.0)
    return now.credit / pace <= mark


def _is_marked(settings: ChatSettings, now: _Cursor) -> bool:
    return settings.low_credit is not None and now.credit <= settings.low_credit


async def _warning(snapshot: AccountSnapshot, now: _Cursor, chat: int) -> Item:
    settings, pace = await snapshot.settings(chat), now.pace(snapshot.now)
    days = None if pace is None else int(now.credit / pace)
    mark = settings.low_credit if _is_marked(settings, now) else None
    news = LowCredit(at=snapshot.now, credit=now.credit, days=days, mark=mark)
    return Item(news, snapshot.now.isoformat(), chat)


def _lines(ctx: Ctx, news: LowCredit) -> list[Safe]:
    if news.credit <= 0:
        return [ctx.t("watch-credit-empty")]
    credit = ctx.fmt.bold(ctx.fmt.number(news.credit))
    parts = [ctx.t("watch-credit", credit=credit)]
    if news.mark is not None:
        parts = [ctx.t("watch-credit-mark", mark=news.mark, credit=credit)]
    if news.days is not None:
        days = ctx.fmt.bold(ctx.fmt.days(news.days))
        parts.append(
            ctx.t("watch-credit-days", days=days) if news.days else ctx.t("watch-credit-day")
        )
    return parts


LOW_CREDIT = NewsKind(
    LowCredit,
    needs=Right.MONEY,
    brief=_lines,
    way=lambda ctx, _: to_account(ctx),
    sample=lambda now: LowCredit(at=now, credit=120, days=3),
    detector=Detector(_NAME, detect),
    switch=Switch("credit", "alerts-credit"),
)
