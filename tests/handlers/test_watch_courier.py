"""News on their way: each told once, held at night, kept for closed doors, tried again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from handlers.home.routes import QuietData
from handlers.news.kinds import (
    Closed,
    LowCredit,
    News,
    Notice,
    OptedOut,
    PlanEnds,
    Revoked,
    TicketAnswer,
    written,
)
from handlers.news.watch.courier import Courier
from handlers.news.watch.digest import digest
from handlers.news.watch.message import message
from handlers.shared.intervals import NewsIntervals
from handlers.shared.quiet_hours import quiet_until
from screens.view import Go
from storage import ChatSettings, NewPush
from tests.handlers.desk import GROUP, NOW, OWNER, Desk, buttons, labels
from tests.handlers.watching import TEHRAN, Post
from tests.storage.support import keep_news
from tests.stories.harness.texts import plain
from tests.stories.harness.waiting import eventually
from tests.workers import at_work

QUICK = NewsIntervals(idle=0.02, first=0.01, longest=0.02)
ANSWER = TicketAnswer(at=NOW, ticket=48213, subject="تأخیر <b>", text="سلام <i>شما</i>", files=1)
EVERY_KIND: tuple[News, ...] = (
    ANSWER,
    Closed(at=NOW, ticket=48213, subject="تأخیر"),
    Notice(at=NOW, notice=1, title="تعطیلی", text="جمعه"),
    LowCredit(at=NOW, credit=70, days=3),
    LowCredit(at=NOW, credit=70, days=0),
    LowCredit(at=NOW, credit=0),
    LowCredit(at=NOW, credit=70, mark=100),
    PlanEnds(at=NOW, left=7, ends=NOW + timedelta(days=7)),
    PlanEnds(at=NOW, left=7),
    PlanEnds(at=NOW, left=0),
    PlanEnds(at=NOW, left=0, ended=True),
    OptedOut(at=NOW, count=7, names=("سارا", ""), mobiles=("09120000001", "09120000002")),
    Revoked(at=NOW, account="گل یاس"),
    Revoked(at=NOW),
)

Put = Callable[..., Awaitable[None]]


@pytest.fixture
async def put(desk: Desk) -> Put:
    """Keep news for a chat of the linked account."""
    account = await desk.link()
    await desk.storage.accounts.attach(GROUP, account, OWNER)

    async def keep(*news: News, chat: int = OWNER) -> None:
        for number, one in enumerate(news):
            await keep_news(
                desk.storage,
                NewPush(
                    account_id=account,
                    chat=chat,
                    kind=one.kind,
                    ref=f"{desk.now} {number}",
                    payload=written(one),
                    due_at=desk.now,
                ),
            )

    return keep


def notice(title: str, at: datetime = NOW) -> Notice:
    return Notice(at=at, notice=1, title=title, text="متن")


@asynccontextmanager
async def carrying(desk: Desk, post: Post) -> AsyncIterator[Courier]:
    courier = Courier(desk.services, post, zone=TEHRAN, intervals=QUICK)
    async with at_work(courier):
        yield courier


async def told(desk: Desk, post: Post, many: int) -> None:
    async with carrying(desk, post):
        await eventually(lambda: len(post.told) >= many)
        await asyncio.sleep(0.06)
    assert len(post.told) == many


async def test_an_answer_is_told_bound_to_its_ticket_and_only_once(desk: Desk, put: Put) -> None:
    post = Post(desk)
    await put(ANSWER)
    await told(desk, post, 1)
    await told(desk, post, 1)

    ((chat, view),) = post.told
    assert chat == OWNER
    assert view.bind == ("ticket", "48213")
    assert "سلام &lt;i&gt;شما&lt;/i&gt;" in view.text
    opens = [button for button in buttons(view) if isinstance(button, Go)]
    assert ("tickets", "48213") in [(button.screen, button.arg) for button in opens]


async def test_a_few_news_at_once_are_messages_of_their_own_and_many_are_one(
    desk: Desk, put: Put
) -> None:
    post = Post(desk)
    await put(notice("یکم"), notice("دوم"), notice("سوم"))
    await told(desk, post, 3)
    desk.later(minutes=1)
    await put(*(notice(str(n), desk.now) for n in range(4)))
    await told(desk, post, 4)

    assert "۴ خبر تازه" in post.texts()[-1]


async def test_quiet_hours_hold_news_until_the_morning_and_then_tell_them_as_one(
    desk: Desk, put: Put
) -> None:
    post = Post(desk)
    desk.now = datetime(2026, 10, 14, 20, 0, tzinfo=UTC)  # 23:30 in Tehran
    await put(notice("یکم", desk.now), notice("دوم", desk.now))
    async with carrying(desk, post):

        async def held() -> bool:
            return await desk.storage.news.next_due() == datetime(2026, 10, 15, 4, 30, tzinfo=UTC)

        await eventually(held)
        assert post.told == []
        desk.now = datetime(2026, 10, 15, 4, 30, tzinfo=UTC)
        await eventually(lambda: bool(post.told))

    (text,) = post.texts()
    assert "یکم" in text
    assert "دوم" in text


NIGHT = datetime(2026, 10, 14, 20, 0, tzinfo=UTC)  # 23:30 in Tehran


@pytest.mark.long
@pytest.mark.parametrize("one", EVERY_KIND, ids=lambda one: one.kind)
async def test_at_night_only_what_a_person_waits_for_is_told_and_without_a_sound(
    desk: Desk, put: Put, one: News
) -> None:
    post = Post(desk)
    desk.now = NIGHT
    await put(one.model_copy(update={"at": NIGHT}), Closed(at=NIGHT, ticket=1, subject="نشان"))
    await told(desk, post, 2 if one.kind in {"answer", "closed"} else 1)

    assert all(view.silent for _, view in post.told)
    post.told.clear()
    desk.now = NIGHT + timedelta(hours=9)
    await told(desk, post, 0 if one.kind in {"answer", "closed"} else 1)
    assert not any(view.silent for _, view in post.told)


@pytest.mark.parametrize(
    ("press", "then"),
    [(("off", ""), True), (("hour", "23"), True), (("hour", "9"), False)],
)
async def test_what_was_held_is_told_as_soon_as_the_hours_are_quiet_no_longer(
    desk: Desk, put: Put, press: tuple[str, str], *, then: bool
) -> None:
    post = Post(desk)
    desk.now = NIGHT
    await put(notice("نگه داشته", NIGHT))
    async with carrying(desk, post):

        async def held() -> bool:
            due = await desk.storage.news.next_due()
            return due is not None and due > NIGHT

        await eventually(held)
        await desk.press(desk.ctx(), "quiet", QuietData(edge="to"), *press)
        await eventually((lambda: bool(post.told)) if then else held)
    assert bool(post.told) == then


async def test_a_kind_that_was_switched_off_meanwhile_is_not_told(desk: Desk, put: Put) -> None:
    post = Post(desk)
    await put(notice("نه"), ANSWER)
    await desk.storage.settings.update(OWNER, alerts={"notice": False})
    await told(desk, post, 1)

    assert "پشتیبانی" in post.texts()[0]
    assert await desk.storage.news.next_due() is None


async def test_a_chat_out_of_reach_keeps_its_news_and_holds_up_nobody(desk: Desk, put: Put) -> None:
    post = Post(desk, {OWNER: "unreachable"})
    await put(notice("برای شما"))
    await desk.storage.settings.update(GROUP, alerts={"notice": True})
    await put(notice("برای گروه"), chat=GROUP)
    await told(desk, post, 1)
    assert not await desk.storage.chats.is_reachable(OWNER)
    post.results.clear()
    await desk.storage.chats.seen(OWNER, OWNER, "private", "fa")
    await told(desk, post, 2)

    assert "برای شما" in post.texts()[0]


@pytest.mark.parametrize("trouble", ["failed", RuntimeError("ours")])
async def test_news_that_could_not_be_told_are_tried_again(
    desk: Desk, put: Put, trouble: str | Exception
) -> None:
    post = Post(desk)
    post.results[OWNER] = trouble  # type: ignore[assignment]
    await put(ANSWER)
    async with carrying(desk, post):
        await asyncio.sleep(0.1)
        assert post.told == []
        post.results.clear()
        desk.later(minutes=1)
        await eventually(lambda: bool(post.told))
    assert len(post.told) == 1


async def test_news_of_a_chat_that_was_detached_are_dropped(desk: Desk, put: Put) -> None:
    post = Post(desk)
    await put(notice("گروه"), chat=GROUP)
    await desk.storage.settings.update(GROUP, alerts={"notice": True})
    await desk.storage.accounts.unlink(GROUP)
    await put(ANSWER)
    await told(desk, post, 1)

    assert post.told[0][0] == OWNER
    assert await desk.storage.news.next_due() is None


async def test_what_was_being_told_at_a_kill_is_told_again_and_says_so(
    desk: Desk, put: Put
) -> None:
    post = Post(desk)
    await put(ANSWER)
    assert await desk.storage.news.claim(desk.now) is not None
    await told(desk, post, 1)

    assert "شاید تکراری باشد" in post.texts()[0]
    assert post.told[0][1].bind == ("ticket", "48213")


async def test_rows_of_long_ago_are_forgotten(desk: Desk, put: Put) -> None:
    post = Post(desk)
    await put(ANSWER)
    await told(desk, post, 1)
    desk.later(days=100)
    async with carrying(desk, post):

        async def gone() -> bool:
            count = await desk.storage.run(lambda db: db.table("pushes").count, write=False)
            return bool(count == 0)

        await eventually(gone)


@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize("news", EVERY_KIND)
def test_every_kind_has_its_words(desk: Desk, news: News, lang: str) -> None:
    view = message(desk.ctx(lang=lang), news)
    together = digest(desk.ctx(lang=lang), [news, ANSWER])

    assert len(plain(view.text)) > 20
    assert labels(view)
    assert plain(view.text.split("\n")[0]) in plain(together.text)


def test_a_digest_of_very_many_news_stays_short(desk: Desk) -> None:
    view = digest(desk.ctx(), [ANSWER.model_copy(update={"text": "پ" * 3000})] * 100)

    assert len(view.text) < 4096
    assert "۸۵ مورد دیگر" in plain(view.text)


@pytest.mark.parametrize(
    ("start", "end", "hour", "until"),
    [
        (21, 8, 23, 8),
        (21, 8, 2, 8),
        (21, 8, 8, None),
        (21, 8, 20, None),
        (0, 6, 3, 6),
        (13, 15, 14, 15),
        (22, 0, 23, 0),
        (9, 9, 9, None),
    ],
)
def test_the_end_of_the_quiet_hours(start: int, end: int, hour: int, until: int | None) -> None:
    settings = ChatSettings(quiet_from=start, quiet_to=end)
    now = datetime(2026, 10, 14, hour, 20, tzinfo=TEHRAN)
    over = quiet_until(settings, now, TEHRAN)

    if until is None:
        assert over is None
    else:
        assert over is not None
        assert timedelta() < over - now < timedelta(hours=12)
        assert over.astimezone(TEHRAN).hour == until
