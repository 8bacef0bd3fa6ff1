"""F88: an exception of ours in one look or one message: logged with a reference, others go on."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.news.watch.courier import Courier
from handlers.news.watch.watcher import Watcher
from handlers.shared.intervals import NewsIntervals
from handlers.shared.services import Clients
from smsir import Http, SmsIr
from storage import Account
from tests.handlers.desk import GROUP, OWNER, Desk, opened
from tests.handlers.watching import TEHRAN, Post, made
from tests.stories.harness.waiting import eventually
from tests.workers import at_work

OTHER = 2002


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with opened(tmp_path) as ready:
        yield ready


class Trapped(Clients):
    """Clients among which one account's cannot be made."""

    def __init__(self, http: Http, trap: int, kept: Clients) -> None:
        super().__init__(http)
        self._trap = trap
        self._others = kept

    def of(self, account: Account) -> SmsIr:
        if account.id == self._trap:
            raise ZeroDivisionError("a bug of ours")
        return self._others.of(account)


async def test_f88_a_bug_in_one_account_is_logged_and_the_others_are_looked_at(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    watch = await made(desk)
    other = await desk.storage.accounts.link(OTHER, OTHER, "other-key", "secret", "کافه")
    async with Http("http://127.0.0.1:9") as http:
        desk.services.clients = Trapped(http, watch.account.id, desk.services.clients)
        watcher = Watcher(desk.services, every=0.05, zone=TEHRAN)
        with caplog.at_level(logging.ERROR):
            async with at_work(watcher):
                await eventually(lambda: desk.script.asked.count("GetTicketsByPageId") >= 3)

    bugs = [r for r in caplog.records if "reference" in r.getMessage()]
    assert bugs
    assert all(f"account {watch.account.id} " in record.getMessage() for record in bugs)
    assert len(bugs) < desk.script.asked.count("GetTicketsByPageId") + 3, "it backs off"
    assert (await desk.storage.news.known(other.id)).cursors


async def test_f88_a_message_that_cannot_be_made_holds_up_no_other_chat(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    watch = await made(desk)
    await desk.storage.accounts.attach(GROUP, watch.account.id, OWNER)
    await desk.storage.settings.update(GROUP, alerts={"notice": True})
    await watch.look()
    watch.notices(1)
    await watch.look()
    post = Post(desk, {OWNER: ZeroDivisionError("a bug of ours")})
    courier = Courier(
        desk.services, post, zone=TEHRAN, intervals=NewsIntervals(idle=0.02, first=0.01)
    )
    with caplog.at_level(logging.ERROR):
        async with at_work(courier):
            await eventually(lambda: bool(post.texts(GROUP)))
            post.results.clear()
            desk.later(hours=1)
            await eventually(lambda: bool(post.texts(OWNER)))

    assert len(post.told) == 2
    assert any("reference" in record.getMessage() for record in caplog.records)
