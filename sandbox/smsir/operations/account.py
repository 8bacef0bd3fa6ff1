"""The account itself, its bank transactions and its notifications."""

from __future__ import annotations

from sandbox.seed import refusals
from sandbox.smsir.call import Answer, Call, operation
from sandbox.smsir.clock import dotnet_date, persian_date
from sandbox.smsir.errors import Refused
from sandbox.smsir.model import Notification, Transaction
from sandbox.smsir.pages import by_page, from_last_id
from sandbox.smsir.rows import Row, dated

_DAY = 86_400


@operation("GET", "/WhiteSms/GetUserInfo")
def get_user_info(call: Call) -> Answer:
    account, profile = call.account, call.account.profile
    expired = account.is_expired(call.now)
    return {
        "FirstName": profile.first_name,
        "LastName": profile.last_name,
        "BusinessName": profile.business_name,
        "PersianExpirationDateTime": persian_date(account.expires),
        "IsExpired": expired,
        "IsTrial": profile.is_trial,
        "SentCount": account.sent_count,
        "ExpirationDateTime": dotnet_date(account.expires),
        "MembershipKeyword": profile.membership_keyword,
        "CancelMembershipKeyword": profile.cancel_keyword,
        "Credit": account.credit,
        "HasUploadedNationalCard": profile.has_national_card,
        "MobileNumber": profile.mobile,
        "ReagentCode": profile.referral_code,
        "ExpirationLeftDays": 0 if expired else int((account.expires - call.now) // _DAY),
    }


def _transaction(transaction: Transaction) -> Row:
    return {
        "Amount": transaction.amount,
        **dated("Creation", transaction.at),
        "TransactionType": transaction.kind,
        "IsValid": transaction.is_valid,
    }


@operation("GET", "/BankTransaction/GetBankTransactionsByPageId")
def get_bank_transactions_by_page_id(call: Call) -> Answer:
    """Without Id, which only the other list has."""
    page = by_page(call, reversed(call.account.transactions))
    return {"Transaction": [_transaction(transaction) for transaction in page]}


@operation("GET", "/BankTransaction/GetBankTransactionsFromLastId")
def get_bank_transactions_from_last_id(call: Call) -> Answer:
    rows = from_last_id(
        call, call.account.transactions, lambda transaction: transaction.transaction_id
    )
    return {
        "Transaction": [
            {"Id": transaction.transaction_id} | _transaction(transaction) for transaction in rows
        ]
    }


def _notification(notification: Notification) -> Row:
    return {
        "Id": notification.notification_id,
        "Message": notification.text,
        "Title": notification.title,
        "CreationDateTime": dotnet_date(notification.at),
        "StartDateTime": dotnet_date(notification.starts),
        "EndDateTime": None if notification.ends is None else dotnet_date(notification.ends),
        "IsRead": notification.is_read,
    }


@operation("GET", "/Notification/GetUserNotificationFromPageId")
def get_user_notification_from_page_id(call: Call) -> Answer:
    page = by_page(call, reversed(call.account.notifications))
    return {"ListUserNotification": [_notification(notification) for notification in page]}


@operation("GET", "/Notification/GetUserNotificationFromLastId")
def get_user_notification_from_last_id(call: Call) -> Answer:
    rows = from_last_id(
        call, call.account.notifications, lambda notification: notification.notification_id
    )
    return {"ListUserNotification": [_notification(notification) for notification in rows]}


@operation("GET", "/Notification/UpdateNotificationStatus")
def update_notification_status(call: Call) -> Answer:
    wanted = call.number("id")
    matching = (
        notification
        for notification in call.account.notifications
        if notification.notification_id == wanted
    )
    notification = next(matching, None)
    if notification is None:
        raise Refused(refusals.NO_NOTIFICATION)
    notification.is_read = True
    return {}
