"""The recipe "A kind of news": thousands of SMS sent are told of, from one module and its texts."""

from __future__ import annotations

import pytest

from tests.recipes.house import House

pytestmark = pytest.mark.process

_MODULE = '''"""Another thousand SMS has been sent."""

from __future__ import annotations

from typing import Literal

from handlers.news.kinds.kind import Detector, NewsKind, to_account
from handlers.news.kinds.news import News
from handlers.news.kinds.snapshot import AccountSnapshot, Findings, Item
from handlers.shared.services import Ctx
from handlers.shared.switches import Switch
from screens.view import Safe


class Thousand(News):
    kind: Literal["thousand"] = "thousand"
    sent: int


async def detect(snapshot: AccountSnapshot) -> Findings:
    if snapshot.info is None or snapshot.info.sent_count is None:
        return Findings()
    sent, before = snapshot.info.sent_count // 1000, snapshot.cursors.get("thousands")
    if before is None or int(before) >= sent:
        return Findings(str(sent))
    news = Thousand(at=snapshot.now, sent=sent * 1000)
    return Findings(str(sent), (Item(news, str(sent)),))


def _line(ctx: Ctx, news: Thousand) -> Safe:
    return ctx.t("watch-thousand", sent=ctx.fmt.number(news.sent))


THOUSAND = NewsKind(
    Thousand,
    brief=lambda ctx, news: [_line(ctx, news)],
    way=lambda ctx, _: to_account(ctx),
    sample=lambda now: Thousand(at=now, sent=9000),
    detector=Detector("thousands", detect),
    switch=Switch("thousand", "alerts-thousand"),
)
'''

_TRIED = """
import asyncio, json, tempfile
from pathlib import Path

from bot.preview import draw_all
from handlers.news.watch.courier import Courier
from handlers.news.watch.poll_account import AccountPoller
from handlers.shared.intervals import NewsIntervals
from tests.handlers.desk import OWNER, USER_INFO, labels, opened
from tests.handlers.watching import EVERY, TEHRAN, Post, Watch

async def tried():
    told = {}
    with tempfile.TemporaryDirectory() as folder:
        async with opened(Path(folder)) as desk:
            await desk.link()
            (account,) = [await desk.storage.accounts.for_chat(OWNER)]
            looker = AccountPoller(
                desk.storage, desk.services.clients.of, zone=TEHRAN, every=EVERY,
                timer=lambda: 0.0, steps=lambda _: None, wake=lambda: None,
            )
            watch = Watch(desk, account, looker)
            await watch.look()
            for sent in (9412, 9500):
                watch.info(SentCount=sent)
                await watch.look()
            post, stop = Post(desk), asyncio.Event()
            quick = NewsIntervals(idle=0.02)
            courier = Courier(desk.services, post, zone=TEHRAN, intervals=quick)
            running = asyncio.create_task(courier.run(stop))
            while not post.told:
                await asyncio.sleep(0.01)
            stop.set()
            await running
            told["told"] = post.texts()
            told["labels"] = labels(await desk.view(desk.ctx(), "alerts"))
            await desk.press(desk.ctx(), "alerts", None, "off", "thousand")
            watch.info(SentCount=10_001)
            await watch.look()
            told["off"] = [news.kind for news in await watch.news()]
    _, messages = await draw_all()
    told["preview"] = [[one.lang, one.problem, one.view.text] for one in messages
                       if one.name == "thousand"]
    return told

print(json.dumps(asyncio.run(tried())))
"""


def test_a_kind_of_news_is_one_module_its_line_and_its_texts(house: House) -> None:
    house.add("handlers/news/kinds/thousand.py", _MODULE)
    registry = "handlers/news/kinds/__init__.py"
    before = "from handlers.news.kinds.ticket_news import"
    house.edit(registry, before, f"from handlers.news.kinds.thousand import THOUSAND\n{before}")
    house.edit(registry, "    TEAM,\n", "    TEAM,\n    THOUSAND,\n")
    texts = "handlers/news/locale/*/watch.ftl"
    house.texts(texts, "en", watch_thousand="🎉 { $sent } SMS sent", alerts_thousand="Thousands")
    house.texts(texts, "fa", watch_thousand="🎉 { $sent } پیامک", alerts_thousand="هزارتایی‌ها")

    tried = house.run(_TRIED, tests=True)

    assert len(house.touched()) <= 3
    assert [text for text in tried["told"] if "🎉" in text] == ["🎉 ۹٬۰۰۰ پیامک"]
    assert "☑️ هزارتایی‌ها" in tried["labels"]
    assert tried["off"] == []
    assert {lang: problem for lang, problem, _ in tried["preview"]} == {"fa": "", "en": ""}
    assert all("🎉" in text for *_, text in tried["preview"])
