"""A second try for those not reached knows whom there was a second try for already."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from handlers.messages.delivery.lost import Lost, lost_numbers
from handlers.messages.resend import send_again
from handlers.shared.half_written import SendData
from screens.outcome import Outcome, Push
from storage import JobState, NewJob
from tests.handlers.desk import NOW, OWNER, Desk, said

TEXT = "سلام، فردا تعطیلیم."
LOST = ("09121110001", "09121110002", "09121110003")


async def sent(desk: Desk, mobiles: tuple[str, ...], key: str, frame: int) -> None:
    job = NewJob(
        chat=OWNER, user=OWNER, account_id=1, frame=frame, revision=1, part="numbers", text=TEXT,
        mobiles=mobiles, recipients=len(mobiles), segments=1, due_at=NOW,
    )  # fmt: skip
    await desk.storage.run(desk.storage.outbox.insertion(job))
    claimed = await desk.storage.outbox.claim(NOW)
    assert claimed is not None
    await desk.storage.outbox.finish(claimed.id, JobState.SENT, batch_key=key)


async def again(desk: Desk, key: str = "first", sent_at: datetime | None = None) -> Outcome:
    rows = [
        {"Id": n, "MobileNumber": one, "DeliveryStatus": "نرسیده به گوشی", "SmsMessageBody": TEXT}
        for n, one in enumerate(LOST, 1)
    ]
    desk.script.answers["GetSentMessagesMobileNumbers"] = {"Messages": rows, "IsSuccessful": True}
    ctx = desk.ctx()
    account = await desk.storage.accounts.for_chat(OWNER)
    assert account is not None
    return await send_again(ctx, desk.services.clients.of(account), [key], TEXT, sent_at)


def numbers(outcome: Outcome) -> list[str]:
    assert isinstance(outcome, Push)
    assert isinstance(outcome.data, SendData)
    return list(outcome.data.numbers)


async def test_the_first_try_has_them_all(desk: Desk) -> None:
    await desk.link()
    await sent(desk, (*LOST, "09121119999"), "first", 1)
    assert numbers(await again(desk)) == list(LOST)


async def test_the_next_leaves_out_who_got_it_again(desk: Desk) -> None:
    await desk.link()
    await sent(desk, (*LOST, "09121119999"), "first", 1)
    await sent(desk, LOST[:2], "second", 2)

    outcome = await again(desk)

    assert numbers(outcome) == [LOST[2]]
    assert "۲ شمارهٔ دیگر کنار گذاشته شد" in said(outcome)


@pytest.mark.long
@pytest.mark.parametrize(
    ("ago", "left"),
    [
        (timedelta(hours=3), [LOST[2]]),
        (timedelta(days=29), [LOST[2]]),
        (timedelta(hours=-1), list(LOST)),
        (None, list(LOST)),
    ],
)
async def test_a_sending_of_the_panel_is_followed_by_its_time(
    desk: Desk, ago: timedelta | None, left: list[str]
) -> None:
    """What this bot did not send has no row here: what it sent of that text since is a new try."""
    await desk.link()
    await sent(desk, LOST[:2], "second", 2)

    outcome = await again(desk, "of-the-panel", None if ago is None else NOW - ago)

    assert numbers(outcome) == left
    assert ("۲ شمارهٔ دیگر کنار گذاشته شد" in said(outcome)) is (left != list(LOST))


async def test_where_all_got_it_again_it_says_so(desk: Desk) -> None:
    await desk.link()
    await sent(desk, LOST, "first", 1)
    await sent(desk, LOST, "second", 2)

    outcome = await again(desk)

    assert numbers(outcome) == list(LOST)
    assert "برای همهٔ این شماره‌ها" in said(outcome)


async def test_what_went_before_is_no_second_try(desk: Desk) -> None:
    await desk.link()
    await sent(desk, LOST, "earlier", 1)
    await sent(desk, LOST, "first", 2)

    assert numbers(await again(desk)) == list(LOST)
    assert "دیگر" not in said(await again(desk))


@pytest.mark.parametrize(("most", "read"), [(2, 1), (3, 5), (100, 5)])
async def test_batches_beyond_what_is_taken_are_not_read(desk: Desk, most: int, read: int) -> None:
    """A turn may have a thousand of them, each a call at least."""
    await desk.link()
    account = await desk.storage.accounts.for_chat(OWNER)
    assert account is not None
    rows = [
        {"Id": n, "MobileNumber": one, "DeliveryStatus": "نرسیده به گوشی"}
        for n, one in enumerate(LOST, 1)
    ]
    desk.script.answers["GetSentMessagesMobileNumbers"] = {"Messages": rows, "IsSuccessful": True}
    keys = [f"batch-{number}" for number in range(5)]

    lost = await lost_numbers(desk.services.clients.of(account), keys, most)

    assert lost == Lost(LOST[:most], whole=most >= len(LOST))
    assert desk.script.asked.count("GetSentMessagesMobileNumbers") == read
