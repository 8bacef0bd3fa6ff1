"""A turn of many texts, killed between any two of them: nobody twice, and what is told is true.

Both workers on real storage and the twin over HTTP, in one shop for all cases.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from handlers.messages.personal.people import read_people
from handlers.messages.personal.template import parse
from handlers.messages.personal.texts import Texts, texts_of
from handlers.shared.half_written import Personal, SendData
from handlers.shared.repeating import Repeat
from handlers.shared.services import Options
from storage import Campaign, CampaignState, Job, JobState, NewCampaign
from tests.handlers.outbox_desk import OWNER, OutboxDesk, opened_outbox
from tests.handlers.test_campaigns_leave_once import TEHRAN, settled, state_of

TEXT = "سلام {نام|دوست عزیز}، حراج آغاز شد."
NAMES = ("سارا", "علی", "مریم", "سارا", "", "{نام}", "رضا")
STEPS = ("outbox:claimed", "outbox:calling", "outbox:answered", "outbox:finished")


@pytest.fixture
async def desk(tmp_path: Path) -> Any:
    async with opened_outbox(tmp_path) as opened:
        opened.services.options = Options(undo_seconds=0, late_minutes=60, text_pace=0.0)
        opened.now = datetime.fromtimestamp(opened.twin.now(), opened.now.tzinfo)
        book, now = opened.twin.accounts["demo-key"].book, opened.twin.now()
        group = book.add_group("نامی‌ها", None, now)
        for place, name in enumerate(NAMES):
            mobile = f"0930000000{place}"
            book.join(book.new_contact(mobile, None, name, None, 1, now, now), group, now)
        yield opened


def joined(desk: OutboxDesk, mobile: str, name: str, group: str = "نامی‌ها") -> None:
    """Somebody comes into a group whom the card did not show."""
    book, now = desk.twin.accounts["demo-key"].book, desk.twin.now()
    into = book.group_named(group)
    assert into is not None
    book.join(book.new_contact(mobile, None, name, None, 1, now - 10**6, now - 10**6), into, now)


async def texts_now(
    desk: OutboxDesk, number: int, group: str = "نامی‌ها", tail: str = ""
) -> tuple[SendData, Texts]:
    """The SMS of this number, and everybody's text as its card would show it now."""
    text, groups = f"{TEXT}{tail} ({number})", ((desk.group(group), group),)
    sms = SendData(text=text, groups=groups, optout="")
    reading = await read_people(await desk.api(), sms, lambda _read, _people: None)
    return sms, await texts_of(parse(sms.confirmed), list(reading.people.values()))


async def planned(
    desk: OutboxDesk, number: int, group: str = "نامی‌ها", tail: str = "", **content: Any
) -> Campaign:
    """Confirmed for in ten minutes, as the card writes it down."""
    sms, texts = await texts_now(desk, number, group, tail)
    personal = Personal(digest=texts.digest, cost=texts.cost, marks=texts.marks)
    new = NewCampaign(
        chat=OWNER, user=OWNER, account_id=desk.accounts[0], frame=100 + number, revision=1,
        content=sms.changed(personal=personal, **content).model_dump(mode="json"),
        recipients=texts.people, segments=1, due_at=desk.now + timedelta(minutes=10),
    )  # fmt: skip
    await desk.storage.run(desk.storage.campaigns.insertion(new), full=True)
    made = await desk.storage.campaigns.confirmed_on(OWNER, OWNER, new.frame, new.revision)
    assert made is not None
    return made


async def rows(desk: OutboxDesk, campaign: Campaign) -> list[Job]:
    return await desk.storage.outbox.for_frame(OWNER, OWNER, campaign.outbox_frame)


def received(desk: OutboxDesk, number: int) -> Counter[tuple[str, str]]:
    """(mobile, text) of all that left of this SMS."""
    return Counter(
        (mobile, batch.text)
        for batch in desk.twin.sent()
        if batch.text.endswith(f"({number})")
        for mobile in batch.recipients
    )


@pytest.mark.long
async def test_killed_between_any_two_texts_nobody_gets_it_twice(desk: OutboxDesk) -> None:
    for number, (step, after) in enumerate([("campaign:left", 0), *product(STEPS, (0, 2, 4))]):
        campaign = await planned(desk, number)
        _, texts = await texts_now(desk, number)
        wanted = {(one.mobile, same.text) for same in texts.batches for one in same.people}
        desk.move(timedelta(minutes=10))

        await settled(desk, kill=step, after=after)

        jobs = await rows(desk, campaign)
        assert len(jobs) == len(texts.batches), "all rows of the turn, or none"
        got = received(desk, number)
        assert set(got.values()) == {1}, "nobody twice"
        assert set(got) <= wanted, "everybody their own"
        sent = [job for job in jobs if job.state is JobState.SENT]
        assert sum(job.recipients or 0 for job in sent) == got.total(), "the sums are the twin's"
        ended = {job.state for job in jobs}
        lost = step in {"outbox:claimed", "outbox:calling"}
        assert ended - {JobState.SENT} == ({JobState.UNKNOWN} if lost else set())
        assert all(job.told for job in jobs)


@pytest.mark.long
async def test_a_name_that_changed_since_holds_it_and_asks(desk: OutboxDesk) -> None:
    campaign = await planned(desk, 1)
    desk.twin.accounts["demo-key"].book.by_mobile["09300000000"].first_name = "سودابه"
    desk.move(timedelta(minutes=10))

    await settled(desk)

    assert not received(desk, 1)
    assert await state_of(desk, campaign) is CampaignState.HELD
    (told,) = desk.ear.pushed
    assert "متن همان نیست که دیدید" in told


def crowd(desk: OutboxDesk) -> None:
    """Forty people in a group, so that a few make less than a tenth."""
    book, now = desk.twin.accounts["demo-key"].book, desk.twin.now()
    book.add_group("انبوه", None, now)
    for place in range(40):
        joined(desk, f"093100000{place:02}", NAMES[place % len(NAMES)], "انبوه")


@pytest.mark.long
@pytest.mark.parametrize(
    ("came", "went", "why"),
    [(2, 0, None), (0, 3, None), (2, 2, None), (5, 0, "count"), (0, 5, "count")],
)
async def test_who_joined_or_left_holds_it_only_where_the_number_moved_by_a_tenth(
    desk: OutboxDesk, came: int, went: int, why: str | None
) -> None:
    crowd(desk)
    book = desk.twin.accounts["demo-key"].book
    campaign = await planned(desk, 1, group="انبوه")
    for place in range(came):
        joined(desk, f"0932000000{place}", ("ناهید", "www.gol.ir")[place % 2], "انبوه")
    for place in range(went):
        book.delete_contact(book.by_mobile[f"093100000{place:02}"])
    desk.move(timedelta(minutes=10))

    await settled(desk)

    got = dict(received(desk, 1))
    assert (await state_of(desk, campaign) is CampaignState.HELD) == (why is not None)
    if why is not None:
        assert not got
        return
    assert len(got) == 40 + came - went
    own = {mobile: text.split("،")[0] for mobile, text in got if mobile.startswith("0932")}
    greetings = {"09320000000": "سلام ناهید", "09320000001": "سلام دوست عزیز"}
    assert own == {mobile: greetings[mobile] for mobile in list(greetings)[:came]}
    (told,) = desk.ear.pushed
    assert ("www.gol.ir" in told) == (came > 1), "what looked wrong is told afterwards"


@pytest.mark.long
async def test_longer_names_of_who_joined_do_not_cost_more_than_a_tenth_unasked(
    desk: OutboxDesk,
) -> None:
    crowd(desk)
    campaign = await planned(desk, 1, group="انبوه", tail="گ" * 34)
    for place in range(3):
        joined(desk, f"0932000000{place}", "ن" * 30, "انبوه")
    desk.move(timedelta(minutes=10))
    await settled(desk)
    assert await state_of(desk, campaign) is CampaignState.HELD
    assert not received(desk, 1)
    (told,) = desk.ear.pushed
    assert "سقف ۴۴ پیامک" in told


@pytest.mark.long
async def test_what_comes_again_has_the_names_of_its_day(desk: OutboxDesk) -> None:
    first = (desk.now + timedelta(minutes=10)).astimezone(TEHRAN)
    rule = Repeat(kind="daily", first=first.date(), clock=first.time(), times=2)
    campaign = await planned(desk, 1, again=rule)
    desk.move(timedelta(minutes=10))
    await settled(desk)
    desk.twin.accounts["demo-key"].book.by_mobile["09300000000"].first_name = "سودابه"
    desk.move(timedelta(days=1))
    await settled(desk)

    greetings = [text.split("،")[0] for mobile, text in received(desk, 1) if mobile.endswith("00")]
    assert greetings == ["سلام سارا", "سلام سودابه"]
    assert await state_of(desk, campaign) is CampaignState.DONE


@pytest.mark.long
async def test_too_little_credit_for_all_texts_holds_it(desk: OutboxDesk) -> None:
    campaign = await planned(desk, 1)
    desk.twin.accounts["demo-key"].credit = len(NAMES) - 1
    desk.move(timedelta(minutes=10))
    await settled(desk)
    assert await state_of(desk, campaign) is CampaignState.HELD
    assert not received(desk, 1)
