"""A scheduled SMS for which the credit will not be enough: told once, while there is time to buy.

Told from the evening before its time on, or an hour before it where it was planned after that; an
hour that is quiet moves to the one before the quiet hours. What falls short later is told when it
is seen. At the time itself it is judged again and held (`handlers/messages/campaigns/judging.py`).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ValidationError

from handlers.news.kinds.kind import Detector, NewsKind
from handlers.news.kinds.news import News, clipped
from handlers.news.kinds.snapshot import AccountSnapshot, Findings, Item
from handlers.shared.half_written import SendData
from handlers.shared.quiet_hours import quiet_until
from handlers.shared.rights import Right
from handlers.shared.routes import SCHEDULED
from handlers.shared.services import Ctx
from handlers.shared.switches import Switch
from handlers.shared.unsaid import says_credit
from screens.view import Go, Safe
from storage import Campaign, CampaignState, ChatSettings

_NAME = "scheduled"
_EVENING = time(18)
_AHEAD = timedelta(hours=30)
"""From the evening before until the end of any day."""

_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
_WORDS_UNITS = 60


class ScheduledShort(News):
    """`missing`: SMS that the credit lacks for it, with what leaves before it paid."""

    kind: Literal["scheduled"] = "scheduled"
    due_at: datetime
    missing: int
    words: str = ""


class _Cursor(BaseModel):
    """`told`: refs of what is ahead and was told."""

    told: frozenset[str] = frozenset()


async def detect(snapshot: AccountSnapshot) -> Findings:
    """No call of its own: GetUserInfo was asked."""
    if snapshot.info is None or snapshot.info.credit is None:
        return Findings()
    within = (snapshot.now, snapshot.now + _AHEAD)
    ahead = await snapshot.storage.campaigns.open_of(snapshot.account_id, within=within)
    before = snapshot.cursor(_NAME, _Cursor) or _Cursor()
    fresh = [item async for item in _items(snapshot, ahead) if item.ref not in before.told]
    still = before.told & {_ref(campaign) for campaign in ahead}
    now = _Cursor(told=still | {item.ref for item in fresh})
    return Findings(now.model_dump_json() if now != before else None, fresh)


async def _items(snapshot: AccountSnapshot, ahead: list[Campaign]) -> AsyncIterator[Item]:
    credit = 0 if snapshot.info is None else snapshot.info.credit or 0
    for campaign, missing in _short(ahead, credit):
        settings = await snapshot.settings(campaign.chat)
        if snapshot.now >= told_from(campaign, settings, snapshot.zone):
            yield Item(_news(snapshot, campaign, missing), _ref(campaign), campaign.chat)


def _short(ahead: list[Campaign], credit: int) -> Iterator[tuple[Campaign, int]]:
    """Those that cannot be paid, the nearest first; what cannot be paid takes nothing away."""
    for campaign in ahead:
        if campaign.state is not CampaignState.WAITING or campaign.recipients is None:
            continue
        cost = _cost(campaign, campaign.recipients)
        if cost > credit:
            yield campaign, cost - credit
        else:
            credit -= cost


def _cost(campaign: Campaign, recipients: int) -> int:
    """What its card said; nothing where it cannot be read: it will be held for that."""
    sms = _sms(campaign)
    return 0 if sms is None else sms.cost_of(recipients, campaign.segments)


def told_from(campaign: Campaign, settings: ChatSettings, zone: ZoneInfo) -> datetime:
    """The moment from which its shortage is told."""
    day_before = campaign.due_at.astimezone(zone).date() - _DAY
    evening = datetime.combine(day_before, _EVENING, zone)
    moment = evening if campaign.created_at < evening else campaign.due_at - _HOUR
    while moment > evening and quiet_until(settings, moment, zone) is not None:
        moment -= _HOUR
    return moment


def _ref(campaign: Campaign) -> str:
    """Another time, or the next turn, is told of anew; not each batch of what leaves at a pace."""
    sms = _sms(campaign)
    if sms is not None and sms.pace is not None:
        return f"{campaign.id}:{campaign.turn}"
    return f"{campaign.id}:{campaign.turn}:{campaign.due_at.isoformat()}"


def _news(snapshot: AccountSnapshot, campaign: Campaign, missing: int) -> ScheduledShort:
    return ScheduledShort(
        at=snapshot.now, due_at=campaign.due_at, missing=missing, words=_words(campaign)
    )


def _words(campaign: Campaign) -> str:
    """How its text begins; nothing where it cannot be read."""
    sms = _sms(campaign)
    return "" if sms is None else clipped(sms.text, _WORDS_UNITS)


def _sms(campaign: Campaign) -> SendData | None:
    try:
        return SendData.model_validate(campaign.content or {})
    except ValidationError:
        return None


def _lines(ctx: Ctx, news: ScheduledShort) -> list[Safe]:
    """In a group, where others read along, not by how many."""
    words = ctx.fmt.name(news.words, _WORDS_UNITS) or ctx.label("watch-scheduled-sms")
    moment = ctx.fmt.moment(news.due_at)
    if not says_credit(ctx):
        return [ctx.t("watch-scheduled-short", moment=moment, words=words)]
    return [
        ctx.t(
            "watch-scheduled",
            moment=moment,
            words=words,
            count=news.missing,
        )
    ]


SCHEDULED_SHORT = NewsKind(
    ScheduledShort,
    needs=Right.SEND,
    more=lambda ctx, _: [ctx.t("watch-scheduled-how")],
    brief=_lines,
    way=lambda ctx, _: Go(ctx.label("watch-scheduled-open"), SCHEDULED.entry()),
    sample=lambda now: ScheduledShort(
        at=now, due_at=now + _DAY, missing=120, words="Friday: 20 % off"
    ),
    detector=Detector(_NAME, detect),
    switch=Switch(_NAME, "alerts-scheduled", in_groups=True),
    awaited=True,
)
