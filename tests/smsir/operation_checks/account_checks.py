"""Checks of the token, the account, transactions, notifications and questions."""

from __future__ import annotations

import pytest

from sandbox.smsir import SmsIrTwin
from smsir import SmsIr
from tests.smsir.operation_checks.registry import of, told


@of("GetToken")
async def get_token(account: SmsIr, _: SmsIrTwin) -> None:
    assert await account.token.get() != await account.token.get()


@of("GetUserInfo")
async def get_user_info(account: SmsIr, twin: SmsIrTwin) -> None:
    info = await account.account.info()
    assert (info.first_name, info.business_name) == ("مریم", "فروشگاه گل یاس")
    assert (info.credit, info.mobile) == (twin.accounts["demo-key"].credit, "09121234567")
    assert (info.is_expired, info.has_national_card) == (False, True)
    assert info.membership_keyword
    assert info.cancel_keyword
    assert info.referral_code
    assert info.expires is not None
    assert info.expires.timestamp() == pytest.approx(twin.accounts["demo-key"].expires, abs=1)
    assert info.days_left is not None
    assert info.days_left > 0


@of("GetFrequentlyAskedQuestions")
async def faq(account: SmsIr, twin: SmsIrTwin) -> None:
    found = await account.faq.list()
    kept = twin.accounts["demo-key"].faqs
    assert {one.question for one in found} == {one.question for one in kept}
    assert all(one.answer and one.created for one in found)


@of("GetUserNotificationFromPageId")
async def notifications_page(account: SmsIr, _: SmsIrTwin) -> None:
    found = await account.notifications.page()
    assert all(one.title and one.text and one.created for one in found)
    assert found


@of("GetUserNotificationFromLastId")
async def notifications_from(account: SmsIr, _: SmsIrTwin) -> None:
    found = await account.notifications.from_last_id()
    assert await account.notifications.from_last_id(told(found[0].id)) == found[1:]


@of("UpdateNotificationStatus")
async def mark_read(account: SmsIr, _: SmsIrTwin) -> None:
    unread = next(one for one in await account.notifications.page() if not one.is_read)
    await account.notifications.mark_read(told(unread.id))
    read = {one.id: one.is_read for one in await account.notifications.page()}
    assert read[unread.id]


@of("GetBankTransactionsByPageId")
async def transactions_page(account: SmsIr, twin: SmsIrTwin) -> None:
    found = await account.transactions.page()
    kept = sorted(twin.accounts["demo-key"].transactions, key=lambda one: -one.transaction_id)
    assert [one.amount for one in found] == [one.amount for one in kept[:50]]
    assert {one.is_valid for one in found} == {True, False}
    assert all(one.id is None and one.kind and one.created for one in found)


@of("GetBankTransactionsFromLastId")
async def transactions_from(account: SmsIr, _: SmsIrTwin) -> None:
    found = await account.transactions.from_last_id()
    assert found[0].id is not None
    following = await account.transactions.from_last_id(found[0].id)
    assert following[: len(found) - 1] == found[1:]
