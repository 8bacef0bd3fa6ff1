"""The card: one call, and every field that is missing leaves the rest standing."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from handlers.shared.services import NotLinkedError
from screens.view import Copy
from smsir import BadCredentials, SmsIrError
from tests.handlers.desk import GROUP, OWNER, USER_INFO, Desk, buttons, labels, led, refusal


async def test_the_card_says_what_the_owner_asks_first(desk: Desk) -> None:
    await desk.link()
    text = await desk.text(desk.ctx(), "account")

    assert "<b>فروشگاه گل یاس</b> · مریم رضایی" in text
    assert "اعتبار: <b>۱٬۰۷۴</b>" in text
    assert "پایان پلن: ۳۰ آذر ۱۴۰۵ (۶۸ روز مانده)" in text
    assert "ارسال‌شده تاکنون: ۸٬۴۱۲ پیامک" in text
    assert "کلیدواژهٔ عضویت: «یاس»" in text
    assert "کلیدواژهٔ لغو: «لغو یاس»" in text
    assert "0912***4567" in text
    assert "09121234567" not in text
    assert "مدارک بارگذاری شده" in text
    assert "ساعت ۰۹:۳۰" in text
    assert desk.script.asked == ["GetToken", "GetUserInfo"]


async def test_the_card_in_english_has_gregorian_dates(desk: Desk) -> None:
    await desk.link()
    text = await desk.text(desk.ctx(lang="en"), "account")

    assert "Credit: <b>1,074</b>" in text
    assert "Plan ends: 21 December 2026 (68 days left)" in text


async def test_a_warm_token_makes_the_card_one_call(desk: Desk) -> None:
    await desk.link()
    await desk.text(desk.ctx(), "account")
    await desk.text(desk.ctx(), "account")

    assert desk.script.asked == ["GetToken", "GetUserInfo", "GetUserInfo"]


async def test_the_referral_code_is_copied_by_a_tap(desk: Desk) -> None:
    await desk.link()
    view = await desk.view(desk.ctx(), "account")

    assert [b.text for b in buttons(view) if isinstance(b, Copy)] == ["YAS-12"]


@pytest.mark.parametrize(
    ("changed", "offered"),
    [({"Credit": 0}, True), ({"IsExpired": True}, True), ({}, False), ({"Credit": None}, False)],
    ids=repr,
)
async def test_where_nothing_can_be_sent_the_way_to_buy_stands_beside_it(
    desk: Desk, changed: dict[str, Any], *, offered: bool
) -> None:
    await desk.link()
    desk.script.answers["GetUserInfo"] = USER_INFO | changed

    view = await desk.view(desk.ctx(), "account")

    assert ("💳 خرید در SMS.ir" in labels(view)) is offered


NOTHING: dict[str, Any] = dict.fromkeys(set(USER_INFO) - {"IsSuccessful"}) | {"IsSuccessful": True}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (NOTHING, ["حساب بی‌نام", "اعتبار: سامانه نگفت", "پایان پلن: نامشخص"]),
        ({"IsSuccessful": True}, ["حساب بی‌نام", "پایان پلن: نامشخص"]),
        (
            {"issuccessful": "true", "CREDIT": "۱۲", "businessName": "<b>&"},
            ["<b>&lt;b&gt;&amp;</b>", "<b>۱۲</b>"],
        ),
        (
            USER_INFO | {"ExpirationLeftDays": None},
            ["پایان پلن: ۳۰ آذر ۱۴۰۵ (۶۸ روز مانده)"],
        ),
        (
            USER_INFO | {"ExpirationDateTime": "not a date", "PersianExpirationDateTime": None},
            ["تا پایان پلن: ۶۸ روز"],
        ),
        (USER_INFO | {"ExpirationLeftDays": 0}, ["پایان پلن: امروز، ۳۰ آذر ۱۴۰۵"]),
        (USER_INFO | {"IsExpired": True}, ["پلن پایان یافته است: ۳۰ آذر ۱۴۰۵"]),
        (
            {"IsSuccessful": True, "IsExpired": True, "IsTrial": True},
            ["پلن پایان یافته است", "آزمایشی"],
        ),
        (USER_INFO | {"BusinessName": "y" * 10_000}, ["…</b>"]),
    ],
)
async def test_f43_whatever_is_missing_the_rest_is_shown(
    desk: Desk, answer: dict[str, Any], expected: list[str]
) -> None:
    await desk.link()
    desk.script.answers["GetUserInfo"] = answer
    text = await desk.text(desk.ctx(), "account")

    for words in expected:
        assert words in text
    assert "None" not in text
    assert len(text) < 1000


async def test_without_an_account_there_is_no_card(desk: Desk) -> None:
    with pytest.raises(NotLinkedError):
        await desk.open(desk.ctx(), "account")


async def test_refused_keys_are_remembered_until_they_work_again(desk: Desk) -> None:
    account = await desk.link()
    desk.script.answers["GetToken"] = refusal("کلید باطل است")
    with pytest.raises(BadCredentials):
        await desk.view(desk.ctx(), "account")
    assert await _status(desk, account) == "revoked"
    assert "دیگر کلیدهای این حساب را نمی‌پذیرد" in await desk.text(desk.ctx(), "home")

    desk.script.answers.clear()
    await desk.view(desk.ctx(), "account")

    assert await _status(desk, account) == "ok"


async def test_a_silent_service_says_nothing_about_the_keys(desk: Desk) -> None:
    account = await desk.link()
    desk.script.answers["GetUserInfo"] = httpx.ConnectError("no route")
    with pytest.raises(SmsIrError):
        await desk.view(desk.ctx(), "account")

    assert await _status(desk, account) == "ok"


async def test_in_a_group_the_card_offers_to_detach_it_and_nothing_more(desk: Desk) -> None:
    account = await desk.link()
    await desk.storage.accounts.attach(GROUP, account, OWNER)
    view = await desk.view(desk.ctx(chat=GROUP), "account")

    assert "🗑 جدا کردن این گروه" in labels(view)
    assert "➕ افزودن به گروه گفتگو" not in labels(view)


async def test_the_card_leads_to_groups_and_to_unlinking(desk: Desk) -> None:
    await desk.link()
    assert led(await desk.view(desk.ctx(), "account")) == ["attach", "unlink"]


async def _status(desk: Desk, account: int) -> str:
    found = await desk.storage.accounts.by_id(account)
    assert found is not None
    return found.status
