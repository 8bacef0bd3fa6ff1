"""The account itself: who, which plan, how much credit, and what was paid for it."""

from __future__ import annotations

from typing import Annotated

from smsir.field_types import Mobile, Moment, Money, Number, Text, Truth
from smsir.models._record import Dates, Record, Wire


class UserInfo(Record):
    """Account, plan and credit (guide: WhiteSms/GetUserInfo). Unit of ``credit`` is unstated.

    ``credit`` and ``sent_count`` are None where the service did not say: that is not zero.
    """

    first_name: Text = ""
    last_name: Text = ""
    business_name: Text = ""
    expires: Annotated[Moment, Dates("ExpirationDateTime", "PersianExpirationDateTime")] = None
    is_expired: Truth = False
    is_trial: Truth = False
    sent_count: Number = None
    membership_keyword: Text = ""
    cancel_keyword: Annotated[Text, Wire("CancelMembershipKeyword", "CancelKeyword")] = ""
    credit: Number = None
    has_national_card: Annotated[Truth, Wire("HasUploadedNationalCard")] = False
    mobile: Annotated[Mobile, Wire("MobileNumber", "Mobile")] = ""
    referral_code: Annotated[Text, Wire("ReagentCode")] = ""
    days_left: Annotated[Number, Wire("ExpirationLeftDays")] = None


class Transaction(Record):
    """A bank transaction; ``id`` only when asked from a last id.

    The unit of ``amount`` is unstated; None where the service tells none that can be read.
    """

    id: Number = None
    amount: Money = None
    created: Annotated[Moment, Dates("CreationDateTime", "PersianCreationDateTime")] = None
    kind: Annotated[Text, Wire("TransactionType")] = ""
    is_valid: Truth = False


class Notification(Record):
    """A word of the service to its users."""

    id: Number = None
    title: Text = ""
    text: Annotated[Text, Wire("Message")] = ""
    created: Annotated[Moment, Dates("CreationDateTime", "PersianCreationDateTime")] = None
    starts: Annotated[Moment, Dates("StartDateTime", "PersianStartDateTime")] = None
    ends: Annotated[Moment, Dates("EndDateTime", "PersianEndDateTime")] = None
    is_read: Truth = False


class Faq(Record):
    """A frequently asked question."""

    question: Text = ""
    answer: Text = ""
    created: Annotated[Moment, Dates("CreationDateTime", "PersianCreationDateTime")] = None
    is_active: Truth = True
    priority: Number = None
