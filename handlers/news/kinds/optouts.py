"""People have cancelled since yesterday: asked once a day, in the morning, told as one message."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from handlers.news.kinds.kind import Detector, NewsKind
from handlers.news.kinds.news import News, clipped
from handlers.news.kinds.snapshot import AccountSnapshot, Findings, Item
from handlers.shared.rights import Right
from handlers.shared.routes import OPTED_OUT as OPTED_OUT_SCREEN
from handlers.shared.services import Ctx
from handlers.shared.switches import Switch
from screens.view import Go, Safe
from smsir import CancelledContact
from smsir.pages import PAGE_SIZE

_NAME = "optouts"
_FIRST_HOUR, _HOURS = 9, 2
"""Between nine and eleven of the bot's zone, each account at its own minute."""

_MOST_PAGES = 20
_NAMED = 5


class OptedOut(News):
    """People who cancelled since the last look. `names`: some of them; `mobiles` beside them."""

    kind: Literal["optout"] = "optout"
    count: int
    names: tuple[str, ...] = Field((), repr=False)
    mobiles: tuple[str, ...] = Field((), repr=False)


class _Cursor(BaseModel):
    """`last`: the youngest cancellation seen; None: there was none, or it had no date.

    `count`: None where the service did not say.
    """

    model_config = ConfigDict(frozen=True)

    day: date
    count: int | None
    last: datetime | None = None


async def detect(snapshot: AccountSnapshot) -> Findings:
    """No call but once a day; one a page then. Raises `SmsIrError`."""
    before, local = snapshot.cursor(_NAME, _Cursor), snapshot.now.astimezone(snapshot.zone)
    if before is None:
        page = await snapshot.api.contacts.cancelled()
        return Findings(_cursor(local.date(), page.count, page.contacts, None))
    hour = local.hour + local.minute / 60
    if before.day >= local.date() or hour < _FIRST_HOUR + _HOURS * snapshot.place:
        return Findings()
    count, fresh = await _since(snapshot, before)
    cursor = _cursor(local.date(), count, fresh, before.last)
    people = {contact.mobile: contact for contact in fresh}
    many = len(people) or _more(before.count, count)
    if not many:
        return Findings(cursor)
    named = list(people.values())[:_NAMED]
    news = OptedOut(
        at=snapshot.now,
        count=many,
        names=tuple(clipped(contact.full_name, 40) for contact in named),
        mobiles=tuple(contact.mobile for contact in named),
    )
    return Findings(cursor, (Item(news, local.date().isoformat()),))


def _more(before: int | None, now: int | None) -> int:
    """How many more by the service's own count; none where it did not tell both."""
    return 0 if before is None or now is None else max(0, now - before)


async def _since(
    snapshot: AccountSnapshot, before: _Cursor
) -> tuple[int | None, list[CancelledContact]]:
    """The service's own count, and the rows that are younger than what was seen.

    Without dates nothing tells the rows apart: then only the count speaks.
    """
    fresh: list[CancelledContact] = []
    count: int | None = None
    for number in range(_MOST_PAGES):
        page = await snapshot.api.contacts.cancelled(number)
        count = page.count if count is None else count
        young = [contact for contact in page.contacts if _young(contact, before.last)]
        fresh += young
        if len(page.contacts) < PAGE_SIZE or len(young) < len(page.contacts):
            break
    if before.last is None and before.count:
        return count, []
    return count, fresh


def _young(contact: CancelledContact, last: datetime | None) -> bool:
    return contact.cancelled is not None and (last is None or contact.cancelled > last)


def _cursor(
    day: date, count: int | None, people: list[CancelledContact], before: datetime | None
) -> str:
    dates = [contact.cancelled for contact in people if contact.cancelled is not None]
    last = max([*dates, before] if before else dates, default=None)
    return _Cursor(day=day, count=count, last=last).model_dump_json()


def _some(ctx: Ctx, news: OptedOut) -> list[Safe]:
    """The first of them, and how many more there are."""
    named = [
        ctx.t(
            "watch-optout-line", name=ctx.fmt.name(name) or "\u2014", mobile=ctx.fmt.masked(mobile)
        )
        for name, mobile in zip(news.names, news.mobiles, strict=False)
    ]
    more = news.count - len(named)
    return [*named, *([ctx.t("watch-more", count=more)] if named and more > 0 else [])]


OPTED_OUT = NewsKind(
    OptedOut,
    needs=Right.PEOPLE,
    more=_some,
    brief=lambda ctx, news: [ctx.t("watch-optout", count=news.count)],
    way=lambda ctx, _: Go(ctx.label("watch-optouts-open"), OPTED_OUT_SCREEN.entry()),
    sample=lambda now: OptedOut(
        at=now, count=2, names=("Sara", "Reza"), mobiles=("09121112233", "09351112233")
    ),
    detector=Detector(_NAME, detect, asks="daily"),
    switch=Switch("optout", "alerts-optout"),
)
