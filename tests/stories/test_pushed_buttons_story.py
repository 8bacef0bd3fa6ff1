"""Every button under every kind of news, pressed: each leads to a screen, none to an apology."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handlers.news.kinds import (
    KINDS,
    Closed,
    HandledSms,
    LowCredit,
    News,
    Notice,
    OptedOut,
    PlanEnds,
    Revoked,
    ScheduledShort,
    TeamNews,
    TicketAnswer,
)
from handlers.news.watch.digest import digest
from handlers.news.watch.message import message
from handlers.shared.services import Ctx
from screens.navigator import Build
from screens.view import View
from tests.stories.harness.shop import OWNER, Shop

TICKET = 48213
AT = datetime(2026, 10, 14, 6, 0, tzinfo=UTC)
NEWS: tuple[News, ...] = (
    TicketAnswer(at=AT, ticket=TICKET, subject="تأخیر", text="برطرف شد", files=1),
    Closed(at=AT, ticket=TICKET, subject="تأخیر"),
    Notice(at=AT, notice=1, title="اعلان", text="متن"),
    LowCredit(at=AT, credit=3, days=1),
    PlanEnds(at=AT, left=2, ends=AT),
    OptedOut(at=AT, count=1, names=("سارا",), mobiles=("09121112233",)),
    Revoked(at=AT, account="گل یاس"),
    TeamNews(at=AT, what="asked", name="سارا", invitation=1, role="writer"),
    HandledSms(at=AT, what="stopped", by="سارا", words="سلام"),
    ScheduledShort(at=AT, due_at=AT, missing=40, words="سلام"),
)


def test_every_kind_of_news_is_tried() -> None:
    assert {type(one) for one in NEWS} == {kind.model for kind in KINDS}


async def pressed(shop: Shop, build: Build, wanted: int) -> None:
    """Push, and press each of the `wanted` or more buttons of what arrived."""
    push = shop.bot.navigator.push
    before = {one.id for one in shop.person.messages()}
    assert await push(OWNER, OWNER, build) == "sent"
    (told,) = [one for one in shop.person.messages() if one.id not in before]
    assert len(told.labels) >= wanted
    lost = shop.label("engine-lost")[:30]
    for label in told.labels:
        await shop.person.press(label, told)
        opened = await shop.person.wait_for(lambda one: bool(one.buttons))
        assert lost not in opened.plain, label
    assert shop.bot.navigator.parts.counts["bugs"] == 0


@pytest.mark.parametrize("news", NEWS, ids=lambda one: one.kind)
async def test_each_button_under_news_opens_a_screen(shop: Shop, news: News) -> None:
    await shop.link()

    async def build(ctx: Ctx) -> View:
        return message(ctx, news)

    await pressed(shop, build, 1)


async def test_each_button_under_the_news_of_a_night_opens_a_screen(shop: Shop) -> None:
    await shop.link()

    async def build(ctx: Ctx) -> View:
        return digest(ctx, NEWS)

    await pressed(shop, build, 6)
