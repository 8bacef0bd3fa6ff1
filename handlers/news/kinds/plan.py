"""The plan of the account ends: told at 30, 7 and 1 days, and when it has ended."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from handlers.news.kinds.kind import Detector, NewsKind, to_account
from handlers.news.kinds.news import News
from handlers.news.kinds.snapshot import AccountSnapshot, Findings, Item
from handlers.shared.plan_end import days_left
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from handlers.shared.switches import Switch
from screens.view import Safe

_NAME = "plan"
_MARKS = (1, 7, 30)
ENDED, FAR = 0, 10_000


class PlanEnds(News):
    """`left` in days; 0: it has ended."""

    kind: Literal["plan"] = "plan"
    left: int
    ends: datetime | None = None
    ended: bool = False
    trial: bool = False


async def detect(snapshot: AccountSnapshot) -> Findings:
    """No call of its own: GetUserInfo was asked, or refused because the account has ended."""
    mark = _mark(snapshot)
    if mark is None:
        return Findings()
    before = snapshot.cursors.get(_NAME)
    if before == str(mark):
        return Findings()
    if before is None or not before.isdecimal() or int(before) <= mark:
        return Findings(str(mark))  # the first look, or the plan was renewed
    return Findings(str(mark), (Item(_news(snapshot, mark), f"{mark}:{snapshot.now.isoformat()}"),))


def _mark(snapshot: AccountSnapshot) -> int | None:
    """The nearest mark that was passed; None where the service tells nothing."""
    days = _days_left(snapshot)
    if snapshot.expired or (snapshot.info is not None and snapshot.info.is_expired):
        return ENDED
    if days is None:
        return None
    return next((mark for mark in _MARKS if days <= mark), FAR)


def _days_left(snapshot: AccountSnapshot) -> int | None:
    return None if snapshot.info is None else days_left(snapshot.info, snapshot.now)


def _news(snapshot: AccountSnapshot, mark: int) -> PlanEnds:
    return PlanEnds(
        at=snapshot.now,
        left=_days_left(snapshot) or 0,
        ends=snapshot.info.expires if snapshot.info else None,
        ended=mark == ENDED,
        trial=bool(snapshot.info and snapshot.info.is_trial),
    )


def _line(ctx: Ctx, news: PlanEnds) -> Safe:
    if news.ended:
        return ctx.t("watch-plan-ended")
    date = ctx.fmt.date(news.ends) if news.ends else ""
    if not news.left:
        return ctx.t("watch-plan-today")
    days = ctx.fmt.bold(ctx.fmt.days(news.left))
    return (
        ctx.t("watch-plan-date", left=days, date=date) if date else ctx.t("watch-plan", left=days)
    )


PLAN_ENDS = NewsKind(
    PlanEnds,
    needs=Right.MONEY,
    more=lambda ctx, _: [ctx.t("watch-plan-how")],
    brief=lambda ctx, news: [_line(ctx, news)],
    way=lambda ctx, _: to_account(ctx),
    sample=lambda now: PlanEnds(at=now, left=7, ends=now + timedelta(days=7)),
    detector=Detector(_NAME, detect),
    switch=Switch("plan", "alerts-plan"),
)
