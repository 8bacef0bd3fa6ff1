"""One sending's page as a function: large ones cost no call, live pages are at least 3 s apart."""

from __future__ import annotations

from datetime import timedelta

from handlers.messages.routes import ReportData
from storage import Job
from storage.models import JobState
from tests.handlers.desk import NOW, OWNER, Desk, labels, refusal
from tests.storage.support import new_job

KEY = "3f1c-77"


def one(recipients: int, *, age: float = 5) -> ReportData:
    sent = NOW - timedelta(seconds=age)
    return ReportData(batch_key=KEY, recipients=recipients, sent_at=sent, text="سلام")


def numbers(*words: str) -> dict[str, object]:
    rows = [
        {"Id": 10 + n, "MobileNumber": 9_121_234_560 + n, "DeliveryStatus": word}
        for n, word in enumerate(words)
    ]
    return {"Messages": rows, "IsSuccessful": True, "Message": "", "ErrorCode": 0}


async def test_a_large_sending_is_left_to_the_worker(desk: Desk) -> None:
    account = await desk.link()
    view = await desk.view(desk.ctx(), "sent-one", one(100_000))
    assert desk.script.asked == []
    assert view.live == 3.0
    (enqueue_delivery_task,) = await desk.storage.deliveries.due(NOW)
    assert (
        enqueue_delivery_task.want,
        enqueue_delivery_task.recipients,
        enqueue_delivery_task.account_id,
    ) == ("count", 100_000, account)

    await desk.storage.deliveries.save(account, KEY, {"delivered": 400}, {}, whole=False)
    text = await desk.text(desk.ctx(), "sent-one", one(100_000))
    assert "شمرده‌شده تا اینجا: ۴۰۰ از ۱۰۰٬۰۰۰" in text
    view = await desk.view(desk.ctx(), "sent-one", one(100_000))
    assert view.live == 3.0
    await desk.storage.deliveries.save(account, KEY, {"delivered": 100_000}, {}, whole=True)
    assert (await desk.view(desk.ctx(), "sent-one", one(100_000))).live is None
    assert desk.script.asked == []


async def test_a_small_sending_is_counted_at_once_and_again_when_it_is_time(desk: Desk) -> None:
    await desk.link()
    answers = desk.script.answers
    answers["GetSentMessagesMobileNumbers"] = numbers("رسیده به گوشی", "در صف ارسال")
    view = await desk.view(desk.ctx(), "sent-one", one(2))
    assert view.live == 3.0
    await desk.view(desk.ctx(), "sent-one", one(2))
    assert desk.script.asked.count("GetSentMessagesMobileNumbers") == 1
    desk.later(seconds=4)
    answers["GetSentMessagesMobileNumbers"] = numbers("رسیده به گوشی", "نرسیده به گوشی")
    settled = await desk.view(desk.ctx(), "sent-one", one(2))
    assert settled.live is None
    assert "✉️ ارسال دوباره به ۱ نرسیده" in labels(settled)
    desk.later(days=1)
    await desk.view(desk.ctx(), "sent-one", one(2))
    assert desk.script.asked.count("GetSentMessagesMobileNumbers") == 2


async def test_nothing_is_offered_for_those_not_reached_where_there_are_none(desk: Desk) -> None:
    await desk.link()
    desk.script.answers["GetSentMessagesMobileNumbers"] = numbers("رسیده به گوشی", "لیست سیاه")
    view = await desk.view(desk.ctx(), "sent-one", one(2))
    assert not [label for label in labels(view) if "نرسیده" in label]


async def sent_job(desk: Desk, account: int) -> Job:
    outbox, insert = desk.storage.outbox, desk.storage.outbox.insertion
    job = new_job(chat=OWNER, user=OWNER, account_id=account, due_at=NOW)
    await desk.storage.states.save(OWNER, OWNER, b"{}", effects=(insert(job),))
    claimed = await outbox.claim(NOW)
    assert claimed is not None
    await outbox.finish(claimed.id, JobState.SENT, message_id=7, batch_key=KEY)
    return claimed


async def test_a_chat_sees_its_own_follow_ups_only(desk: Desk) -> None:
    account = await desk.link()
    await sent_job(desk, account)
    await desk.storage.deliveries.follow_sent(NOW - timedelta(days=1), NOW)
    (follow,) = await desk.storage.deliveries.due(NOW)
    desk.script.answers["GetSentMessagesMobileNumbers"] = numbers("رسیده به گوشی")
    mine = await desk.open(desk.ctx(), "sent-one", str(follow.id))
    assert getattr(mine, "screen", "") == "sent-one"
    await desk.link(chat=2002, owner=2002)
    theirs = await desk.open(desk.ctx(chat=2002, user=2002), "sent-one", str(follow.id))
    assert getattr(theirs, "screen", "") == "sent"


async def test_a_service_that_fails_slows_the_page_down(desk: Desk) -> None:
    account = await desk.link()
    desk.script.answers["GetSentMessagesMobileNumbers"] = refusal("خراب است")
    small = await desk.view(desk.ctx(), "sent-one", one(2))
    assert small.live == 30.0
    assert "اکنون خوانده نشد" in small.text
    old = await desk.view(desk.ctx(), "sent-one", one(2, age=10 * 86_400))
    assert old.live is None

    large = one(5_000)
    assert (await desk.view(desk.ctx(), "sent-one", large)).live == 3.0
    (enqueue_delivery_task,) = await desk.storage.deliveries.due(NOW)
    assert enqueue_delivery_task.account_id == account
    await desk.storage.deliveries.again(
        enqueue_delivery_task.id, NOW + timedelta(minutes=1), failed=True
    )
    failing = await desk.view(desk.ctx(), "sent-one", large)
    assert failing.live == 30.0
    assert await desk.storage.deliveries.due(NOW) == []
    await desk.press(desk.ctx(), "sent-one", large, "anew")
    assert len(await desk.storage.deliveries.due(NOW)) == 1
