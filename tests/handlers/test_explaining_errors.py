"""Every foreseen error has a sentence that says what happened and whether anything was done."""

from __future__ import annotations

import pytest

from handlers.shared.explain import explain
from handlers.shared.services import NotLinkedError, ToldError
from handlers.shared.unread import unread
from screens.events import FileTooBigError, FileUnavailableError
from screens.view import Go, Safe, Url
from smsir import (
    AccountExpired,
    BadCredentials,
    Dropped,
    ForbiddenDownload,
    NoCredit,
    NotSent,
    Refused,
    ServiceFault,
    SmsIrError,
    TimedOut,
    Unreadable,
)
from smsir.operations import OPERATIONS, Operation
from storage import DatabaseUnusable, StorageBusy, StorageClosed, StorageFull
from tests.handlers.desk import GROUP, Desk
from tests.stories.harness.texts import plain

NOTHING_DONE = "چیزی ارسال یا عوض نشد"
NOTHING_SENT = "چیزی ارسال نشد"
STILL_HERE = "چیزی که نوشته بودید سر جایش است"
ERRORS = [
    (NotLinkedError(), NOTHING_SENT),
    (BadCredentials("GetToken"), NOTHING_DONE),
    (AccountExpired("Send"), NOTHING_DONE),
    (NoCredit("Send"), NOTHING_SENT),
    (Refused("Send"), NOTHING_DONE),
    (NotSent("Send"), NOTHING_DONE),
    (NotSent("GetTicketById"), f"این تیکت خوانده نشد: به سامانهٔ پیامک نرسیدم. {STILL_HERE}"),
    (TimedOut("GetUserInfo"), "اطلاعات حساب خوانده نشد"),
    (Unreadable("GetContactGroups"), "فهرست گروه‌ها خوانده نشد"),
    (Unreadable("GetToken"), NOTHING_DONE),
    (Dropped("Send", write=True), "شاید درخواست انجام شده باشد"),
    (ServiceFault("Send", write=True), "شاید درخواست انجام شده باشد"),
    (ForbiddenDownload("host"), "دریافت نشد"),
    (StorageFull("disk"), "درخواست ثبت نشد و با آن چیزی ارسال نشد"),
    (StorageBusy("locked"), "درخواست ثبت نشد و با آن چیزی ارسال نشد"),
    (DatabaseUnusable("damaged"), "درخواست ثبت نشد و با آن چیزی ارسال نشد"),
    (FileTooBigError(), "۲۰ مگابایت"),
    (FileUnavailableError(), "دوباره بفرستید"),
]


@pytest.mark.parametrize(("error", "words"), ERRORS)
async def test_the_sentence_says_what_is_known(desk: Desk, error: Exception, words: str) -> None:
    told = explain(desk.ctx(), error)

    assert told is not None
    assert words in plain(told.text)


@pytest.mark.parametrize(("error", "_words"), ERRORS)
async def test_every_sentence_exists_in_english(desk: Desk, error: Exception, _words: str) -> None:
    told = explain(desk.ctx(lang="en"), error)

    assert told is not None
    assert told.text.isascii() or "“" in told.text or "\u2068" in told.text


@pytest.mark.long
@pytest.mark.parametrize("operation", [one for one in OPERATIONS.values() if not one.write])
@pytest.mark.parametrize("lang", ["fa", "en"])
async def test_whatever_is_read_has_a_name(desk: Desk, operation: Operation, lang: str) -> None:
    ctx = desk.ctx(lang=lang)
    for reached, error in ((True, TimedOut(operation.name)), (False, NotSent(operation.name))):
        named = unread(ctx, operation.name, reached=reached)
        assert named or operation.name == "GetToken"
        told = explain(ctx, error)
        assert told is not None
        assert (named or "") in told.text


@pytest.mark.parametrize("operation", [one for one in OPERATIONS.values() if one.write])
async def test_what_changes_something_is_not_told_as_read(desk: Desk, operation: Operation) -> None:
    assert unread(desk.ctx(), operation.name, reached=True) is None


async def test_an_unclear_write_never_claims_that_nothing_happened(desk: Desk) -> None:
    told = explain(desk.ctx(), TimedOut("Send", write=True))

    assert told is not None
    assert "نشد" not in told.text


async def test_f51_the_services_own_words_are_quoted_and_escaped(desk: Desk) -> None:
    words = "اعتبار <b>شما</b> & \u202eکافی نیست"
    told = explain(desk.ctx(), Refused("Send", service_message=words))

    assert told is not None
    quote = "<blockquote>اعتبار &lt;b&gt;شما&lt;/b&gt; &amp; کافی نیست</blockquote>"
    assert quote in told.text


@pytest.mark.parametrize("error", [NoCredit("Send"), AccountExpired("Send")])
async def test_what_must_be_bought_comes_with_the_way_to_buy_it(
    desk: Desk, error: SmsIrError
) -> None:
    told = explain(desk.ctx(), error)

    assert told is not None
    assert [b.url for row in told.rows for b in row if isinstance(b, Url)] == ["https://sms.ir/"]


async def test_a_long_message_of_the_service_is_cut(desk: Desk) -> None:
    told = explain(desk.ctx(), Refused("Send", service_message="خ" * 5000))

    assert told is not None
    assert len(told.text) < 800


@pytest.mark.parametrize("error", [NotLinkedError(), BadCredentials("GetToken")])
async def test_the_way_to_link_is_offered_in_private_only(desk: Desk, error: Exception) -> None:
    private = explain(desk.ctx(), error)
    group = explain(desk.ctx(chat=GROUP), error)

    assert private is not None
    assert group is not None
    assert [b.screen for row in private.rows for b in row if isinstance(b, Go)] == ["link"]
    assert group.rows == ()


@pytest.mark.parametrize("error", [ValueError("bug"), KeyError("x"), StorageClosed("late")])
async def test_what_nobody_foresaw_is_left_to_the_engine(desk: Desk, error: Exception) -> None:
    assert explain(desk.ctx(), error) is None


async def test_a_sentence_that_a_feature_has_ready_is_said_as_it_is(desk: Desk) -> None:
    told = explain(desk.ctx(), ToldError(Safe("<b>gone</b>")))

    assert told is not None
    assert told.text == "<b>gone</b>"
