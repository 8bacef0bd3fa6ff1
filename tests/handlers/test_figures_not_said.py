"""Credit and counts that the service leaves out or garbles are unknown, never zero."""

from __future__ import annotations

import re
from typing import Any

import pytest

from handlers.home.account.link_account import Linked
from handlers.home.account.welcome import welcome
from handlers.news.kinds import LowCredit
from handlers.shared import last_seen
from handlers.shared.half_written import SendData
from screens.outcome import Replace
from screens.view import Button
from smsir.models import UserInfo
from storage import JobState, Storage
from tests.handlers.desk import NOW, OWNER, USER_INFO, Desk, buttons, labels
from tests.handlers.test_watch_looks import watch
from tests.handlers.watching import Watch
from tests.stories.harness.texts import plain

__all__ = ["watch"]
MISSING = object()
ODD: tuple[Any, ...] = (
    MISSING, None, "", " ", "-", "نامحدود", "NaN", "Infinity", "۱۲ هزار", True, False, [], {}, 1e30,
    "9" * 400,
)  # fmt: skip
DATA = SendData(text="سلام، فردا تعطیلیم.", groups=((301, "مشتریان"),))
odd = pytest.mark.parametrize("value", ODD, ids=lambda value: repr(value)[:16])


def with_field(fields: dict[str, Any], name: str, value: Any) -> dict[str, Any]:
    rest = {key: kept for key, kept in fields.items() if key != name}
    return rest if value is MISSING else rest | {name: value}


def counting(desk: Desk, value: Any) -> None:
    whole = {"Count": 176, "InvalidCount": 0, "IsSuccessful": True}
    desk.script.answers["GroupContactsDistinctCount"] = with_field(whole, "Count", value)


@pytest.fixture
async def shop(desk: Desk) -> Desk:
    await desk.link()
    counting(desk, 176)
    desk.script.answers["GetContactGroups"] = {
        "ContactGroups": [{"GroupId": 301, "Name": "مشتریان", "ContactsCount": 180}],
        "IsSuccessful": True,
    }
    return desk


async def card(shop: Desk) -> str:
    return re.sub(r"<[^>]*>", "", await shop.text(shop.ctx(), "send-check", DATA))


async def send_button(shop: Desk) -> Button:
    view = await shop.view(shop.ctx(), "send-check", DATA)
    (found,) = [b for b in buttons(view) if isinstance(b, Button) and b.action == "send"]
    return found


@odd
async def test_credit_that_is_not_said_is_told_so_and_stops_no_send(shop: Desk, value: Any) -> None:
    shop.script.answers["GetUserInfo"] = with_field(USER_INFO, "Credit", value)

    text = await card(shop)

    assert "اعتبار: سامانه نگفت" in text
    assert "کم دارید" not in text
    assert "برآورد: ۱۷۶ پیامک" in text
    assert "۱۷۶ نفر" in plain((await send_button(shop)).label)


@odd
async def test_the_account_card_and_the_greeting_do_not_say_zero(shop: Desk, value: Any) -> None:
    answer = with_field(with_field(USER_INFO, "Credit", value), "SentCount", value)
    shop.script.answers["GetUserInfo"] = answer

    text = await shop.text(shop.ctx(), "account")

    assert "اعتبار: سامانه نگفت" in text
    assert "ارسال‌شده تاکنون" not in text
    info = UserInfo.from_wire(answer)
    account = await shop.storage.accounts.for_chat(OWNER)
    assert account is not None
    usual = Linked(account, UserInfo.from_wire(USER_INFO))
    greetings = [plain(welcome(shop.ctx(), one)) for one in (Linked(account, info), usual)]
    assert greetings[0] == greetings[1]


@pytest.mark.long
@odd
async def test_the_watch_raises_no_alarm_and_forgets_no_level(watch: Watch, value: Any) -> None:
    await watch.desk.storage.settings.update(OWNER, low_credit=100, low_credit_days=0)
    watch.info(Credit=150)
    await watch.look()
    watch.desk.script.answers["GetUserInfo"] = with_field(USER_INFO, "Credit", value)
    await watch.look()
    assert [one for one in await watch.news() if isinstance(one, LowCredit)] == []
    watch.info(Credit=90)
    await watch.look()
    assert [one.credit for one in await watch.news() if isinstance(one, LowCredit)] == [90]


@odd
async def test_home_keeps_no_zero(shop: Desk, value: Any) -> None:
    info = UserInfo.from_wire(with_field(USER_INFO, "Credit", value))

    assert last_seen.told(info, NOW, None).credit is None


@odd
async def test_a_count_that_is_not_said_does_not_mean_nobody(shop: Desk, value: Any) -> None:
    counting(shop, value)

    text = await card(shop)

    assert "سامانه نگفت" in text
    assert "۱۸۰ عضو" in text
    assert "گیرنده‌ای نیست" not in text
    button = await send_button(shop)
    assert plain(button.label) == "✅ ارسال (تعداد نامعلوم)"


async def test_a_send_to_an_unknown_number_of_people_is_possible(shop: Desk) -> None:
    counting(shop, None)
    button = await send_button(shop)

    outcome = await shop.press(shop.ctx(), "send-check", DATA, "send", str(button.arg))

    assert isinstance(outcome, Replace)
    await run(shop.storage, outcome)
    (job,) = await shop.storage.outbox.recent(OWNER)
    assert (job.state, job.group_ids, job.recipients) == (JobState.WAITING, (301,), None)


async def run(storage: Storage, outcome: Replace) -> None:
    for effect in outcome.effects:
        await storage.run(effect)


@pytest.mark.parametrize(("value", "shown"), [(0, "۰"), ("0", "۰"), ("۱٬۲۰۰", "۱٬۲۰۰"), (-5, "-۵")])
async def test_what_is_said_is_shown(shop: Desk, value: Any, shown: str) -> None:
    shop.script.answers["GetUserInfo"] = USER_INFO | {"Credit": value}
    assert f"اعتبار: <b>{shown}</b>" in await shop.text(shop.ctx(), "account")


async def test_a_real_zero_is_nobody_and_nothing(shop: Desk) -> None:
    counting(shop, 0)
    view = await shop.view(shop.ctx(), "send-check", DATA)
    assert not [label for label in labels(view) if label.startswith("✅")]
