"""Home as a dashboard: what was last seen, with its age, and never a call for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from handlers.shared import last_seen
from handlers.shared.last_seen import LastSeen
from screens.text.formatting import visible
from smsir import UserInfo
from storage import JobState, NewJob
from tests.handlers.desk import GROUP, NOW, OWNER, USER_INFO, Desk
from tests.stories.harness.texts import plain


async def _home(desk: Desk, **given: Any) -> str:
    return visible(plain(await desk.text(desk.ctx(**given), "home")))


async def _seen(desk: Desk, account: int, **facts: Any) -> None:
    seen = LastSeen(at=desk.now, **facts)
    await desk.storage.cursors.set(account, last_seen.NAME, seen.model_dump_json())


async def _sent(desk: Desk, account: int, **changed: Any) -> list[int]:
    fields: dict[str, Any] = {
        "chat": OWNER, "user": OWNER, "account_id": account, "frame": 7, "revision": 1,
        "part": "contacts", "text": "سلام", "group_ids": (1,), "recipients": 120, "segments": 1,
        "due_at": NOW,
    }  # fmt: skip
    new = NewJob(**fields | changed)
    await desk.storage.run(desk.storage.outbox.insertion(new))
    return [job.id for job in await desk.storage.outbox.recent(OWNER)]


async def test_linking_is_enough_for_home_to_know_credit_and_plan(desk: Desk) -> None:
    await desk.open(desk.ctx(erased=True), "link", "demo-key demo-secret")
    desk.script.asked.clear()
    text = await _home(desk)

    assert "اعتبار: ۱٬۰۷۴ (به‌روز تا ۰۹:۳۰)" in text
    assert "تا پایان پلن: ۶۸ روز" in text
    assert desk.script.asked == []


async def test_the_account_card_keeps_what_it_heard(desk: Desk) -> None:
    await desk.link()
    assert "اعتبار" not in await _home(desk)
    desk.script.answers["GetUserInfo"] = {**USER_INFO, "Credit": 33}
    await desk.view(desk.ctx(), "account")

    assert "اعتبار: ۳۳" in await _home(desk)


async def test_old_facts_say_of_which_day_they_are_and_days_are_counted_on(desk: Desk) -> None:
    account = await desk.link()
    await _seen(desk, account, credit=50, days_left=9)
    desk.later(days=3)
    text = await _home(desk)

    assert "اعتبار: ۵۰ (به‌روز تا ۱۴۰۵/۰۷/۲۲ ۰۹:۳۰)" in text
    assert "تا پایان پلن: ۶ روز" in text


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"credit": 0}, "اعتبار: ۰ (به‌روز تا ۰۹:۳۰)؛ تا افزایش نیابد"),
        ({"credit": 5, "days_left": 3}, "تا پایان پلن: ۳ روز؛ به‌موقع تمدید"),
        ({"credit": 5, "days_left": 0}, "پلن امروز پایان می‌یابد"),
        ({"expired": True}, "پلن پایان یافته است"),
        ({"unread": 2}, "۲ اعلان نخوانده"),
        ({"answered": 1}, "پشتیبانی به ۱ تیکت شما پاسخ داده است"),
        ({"unread": 0, "answered": 0}, "چه کاری انجام دهم؟"),
    ],
)
async def test_each_fact_has_its_line(desk: Desk, facts: dict[str, Any], said: str) -> None:
    await _seen(desk, await desk.link(), **facts)

    assert said in await _home(desk)


async def test_what_is_not_known_is_not_made_up(desk: Desk) -> None:
    account = await desk.link()
    await desk.storage.cursors.set(account, last_seen.NAME, '{"at": "yesterday"}')
    text = await _home(desk)

    assert "اعتبار" not in text
    assert "پلن" not in text
    assert "آخرین ارسال" not in text


async def test_a_group_is_not_shown_the_accounts_facts(desk: Desk) -> None:
    account = await desk.link()
    await desk.storage.accounts.attach(GROUP, account, OWNER)
    await _seen(desk, account, credit=77)

    assert "۷۷" not in await _home(desk, chat=GROUP)


async def test_the_two_calls_of_one_confirmation_are_one_sending(desk: Desk) -> None:
    account = await desk.link()
    await _sent(desk, account)
    await _sent(desk, account, part="numbers", group_ids=(), recipients=3, mobiles=("09121112233",))

    assert "به ۱۲۳ نفر؛ در جریان است" in await _home(desk)


async def test_a_sending_of_many_texts_is_told_whole(desk: Desk) -> None:
    account = await desk.link()
    for text in range(1, 31):
        await _sent(desk, account, batch=text, text=f"سلام {text}", recipients=2)

    assert "به ۶۰ نفر؛ در جریان است" in await _home(desk)


async def test_a_sending_of_another_account_is_not_this_ones(desk: Desk) -> None:
    await _sent(desk, await desk.link() + 1)

    assert "آخرین ارسال" not in await _home(desk)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (JobState.SENT, "ارسال شد"),
        (JobState.UNKNOWN, "نتیجه نامعلوم است"),
        (JobState.REFUSED, "ارسال نشد"),
        (JobState.UNDONE, "لغو شد"),
    ],
)
async def test_how_the_last_sending_ended(desk: Desk, state: JobState, said: str) -> None:
    account = await desk.link()
    (job,) = await _sent(desk, account)
    sql = "UPDATE outbox SET state = ?, batch_key = 'k1' WHERE id = ?"
    await desk.storage.run(lambda db: db.execute(sql, (state.value, job)))

    assert f"به ۱۲۰ نفر؛ {said}" in await _home(desk)


async def test_phones_that_were_reached_are_counted_once_they_are_known(desk: Desk) -> None:
    account = await desk.link()
    (job,) = await _sent(desk, account)
    sql = "UPDATE outbox SET state = 'sent', batch_key = 'k1' WHERE id = ?"
    await desk.storage.run(lambda db: db.execute(sql, (job,)))
    await desk.storage.deliveries.save(account, "k1", {"delivered": 90}, {}, whole=False)

    assert "به ۹۰ گوشی رسیده است" in await _home(desk)


def test_the_same_facts_are_written_again_only_when_they_are_older() -> None:
    info = UserInfo.model_validate(USER_INFO)
    first = last_seen.told(info, NOW, None)

    assert last_seen.told(info, NOW + timedelta(minutes=9), first).after(first) is None
    assert last_seen.told(info, NOW + timedelta(minutes=10), first).after(first) is not None


def test_an_answer_without_credit_is_no_empty_account() -> None:
    without = {name: value for name, value in USER_INFO.items() if name != "Credit"}

    assert last_seen.told(UserInfo.model_validate(without), NOW, None).credit is None


async def test_the_list_of_notifications_keeps_how_many_are_unread(desk: Desk) -> None:
    account = await desk.link()
    await _seen(desk, account, unread=5)
    await last_seen.note_unread(desk.storage, account, 1)

    assert "۱ اعلان نخوانده" in await _home(desk)
