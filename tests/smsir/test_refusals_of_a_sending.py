"""Which words of the service mean that a sending was refused, and which may have come after it."""

from __future__ import annotations

import pytest

from sandbox.seed import refusals
from sandbox.seed.refusals import Refusal
from smsir import AccountExpired, NoCredit, Refused, ServiceFault, SmsIrError, TokenRefused
from smsir.operations import OPERATIONS
from smsir.reading import interpret
from smsir.wire import Reply

BUSINESS: list[tuple[Refusal, type[SmsIrError]]] = [
    (refusals.NO_CREDIT, NoCredit),
    (refusals.EXPIRED, AccountExpired),
    (refusals.NO_AUDIENCE, Refused),
    (refusals.EMPTY_TEXT, Refused),
    (refusals.BAD_NUMBERS, Refused),
    (refusals.UNKNOWN_AUDIENCE, Refused),
    (refusals.BAD_REQUEST, Refused),
    (refusals.WRONG_METHOD, Refused),
    (refusals.WRONG_MEDIA, Refused),
    (refusals.BAD_TOKEN, TokenRefused),
    (refusals.NO_TOKEN, TokenRefused),
]
AFTERWARDS = [
    "Unexpected token when deserializing object: String. Path 'Ids', line 1, position 4.",
    "Invalid token encountered: unexpected end of JSON.",
    "Timeout expired. The timeout period elapsed; the account could not be updated.",
    "A task was canceled.",
    "The operation has timed out.",
    "Object reference not set to an instance of an object. (token)",
    "Transaction was deadlocked; insufficient credit row lock.",
    "An error occurred while sending the request: account expired event handler",
    "خطا در ثبت اطلاعات ارسال",
    "خطای سیستمی",
    "خطای سیستمی: توکن معتبر نیست",
    "خطا در به‌روزرسانی موجودی حساب؛ اعتبار کافی محاسبه نشد",
    "مشکلی پیش آمده است. لطفا با پشتیبانی تماس بگیرید.",
    "موجودی شما به‌روز نشد",
    "عملیات با موفقیت انجام نشد",
    "پیامک ارسال شد ولی ثبت آن ممکن نبود؛ اعتبار کافی نیست",
    "پیامک به ۳ گیرنده ارسال شد؛ شماره ۰۹۱۲ نامعتبر است",
    "ارسال به برخی گیرندگان انجام نشد. شماره معتبر نیست",
    "The message was sent to 3 contacts; no recipient in group 2",
    "",
]


def answered(operation: str, message: str | None, status: int = 200) -> SmsIrError:
    words = "null" if message is None else f'"{message}"'
    body = f'{{"IsSuccessful": false, "Message": {words}, "ErrorCode": 1}}'.encode()
    with pytest.raises(SmsIrError) as caught:
        interpret(OPERATIONS[operation], Reply(status, body))
    return caught.value


@pytest.mark.parametrize("operation", ["Send", "SendByMobileNumbers"])
@pytest.mark.parametrize(("refusal", "kind"), BUSINESS, ids=lambda one: getattr(one, "code", None))
def test_what_the_service_says_before_it_sends_is_known(
    operation: str, refusal: Refusal, kind: type[SmsIrError]
) -> None:
    assert type(answered(operation, refusal.message, refusal.status)) is kind


@pytest.mark.parametrize("operation", ["Send", "SendByMobileNumbers"])
@pytest.mark.parametrize("status", [200, 400, 403])
@pytest.mark.parametrize("message", AFTERWARDS)
def test_words_of_a_failure_do_not_say_that_nothing_was_sent(
    operation: str, status: int, message: str
) -> None:
    error = answered(operation, message, status)

    assert error.maybe_processed
    assert not isinstance(error, TokenRefused)


@pytest.mark.parametrize("fault", ["Object reference not set", "Timeout expired", "خطا در ثبت"])
@pytest.mark.parametrize("refusal", [refusals.NO_CREDIT, refusals.BAD_TOKEN, refusals.NO_AUDIENCE])
@pytest.mark.parametrize("first", [True, False])
def test_the_services_failure_is_judged_before_anything_else_in_its_words(
    fault: str, refusal: Refusal, *, first: bool
) -> None:
    both = (fault, refusal.message) if first else (refusal.message, fault)

    assert type(answered("Send", " ".join(both))) is ServiceFault
    assert type(answered("AddContacts", " ".join(both))) is ServiceFault


def test_other_writes_are_refused_in_any_words() -> None:
    assert type(answered("AddOrUpdateContactGroup", "نام گروه تکراری است")) is Refused
