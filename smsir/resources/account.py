"""The account: plan, credit, transactions, and what the service tells its users."""

from __future__ import annotations

from smsir.calls import Calls
from smsir.models import Faq, Notification, Transaction, UserInfo


class AccountResource:
    """Guide: WhiteSms."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def info(self) -> UserInfo:
        return (await self._calls.get("GetUserInfo")).record(UserInfo)


class TransactionsResource:
    """Guide: BankTransaction. 50 a page, the newest first."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def page(self, page: int = 0) -> list[Transaction]:
        answer = await self._calls.get("GetBankTransactionsByPageId", pageid=page)
        return answer.rows(Transaction, "Transaction", "Transactions")

    async def from_last_id(self, last_id: int = 0) -> list[Transaction]:
        answer = await self._calls.get("GetBankTransactionsFromLastId", lastid=last_id)
        return answer.rows(Transaction, "Transaction", "Transactions")


class NotificationsResource:
    """Guide: Notification. 50 a page, the newest first."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def page(self, page: int = 0) -> list[Notification]:
        answer = await self._calls.get("GetUserNotificationFromPageId", pageId=page)
        return answer.rows(Notification, "ListUserNotification")

    async def from_last_id(self, last_id: int = 0) -> list[Notification]:
        answer = await self._calls.get("GetUserNotificationFromLastId", lastId=last_id)
        return answer.rows(Notification, "ListUserNotification")

    async def mark_read(self, notification_id: int) -> None:
        """Mark as read: a GET that changes data, so it is never repeated."""
        await self._calls.get("UpdateNotificationStatus", id=notification_id)


class FaqResource:
    """Guide: FrequentlyAskedQuestion."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def list(self) -> list[Faq]:
        answer = await self._calls.get("GetFrequentlyAskedQuestions")
        return answer.rows(Faq, "FrequentlyAskedQuestions", "FrequentlyAskedQuestion")
