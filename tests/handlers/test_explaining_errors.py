"""Every foreseen error has a sentence that says what happened and whether anything was done."""

from __future__ import annotations

import pytest

from handlers.explain import explain
from handlers.services import NotLinkedError, ToldError
from screens.events import FileTooBigError, FileUnavailableError
from screens.view import Open, Safe
from smsir import (
    AccountExpired,
    BadCredentials,
    Dropped,
    ForbiddenDownload,
    NoCredit,
    NotSent,
    Refused,
    ServiceFault,
    TimedOut,
    Unreadable,
)
from storage import DatabaseUnusable, StorageBusy, StorageClosed, StorageFull
from tests.handlers.desk import GROUP, Desk
from tests.stories.harness.texts import plain

NOTHING_DONE = "چیزی ارسال یا عوض نشد"
NOTHING_SENT = "چیزی ارسال نشد"
ERRORS = [
    (NotLinkedError(), NOTHING_SENT),
    (BadCredentials("GetToken"), NOTHING_DONE),
    (AccountExpired("Send"), NOTHING_DONE),
    (NoCredit("Send"), NOTHING_SENT),
    (Refused("Send"), NOTHING_DONE),
    (NotSent("Send"), NOTHING_DONE),
    (TimedOut("GetUserInfo"), NOTHING_DONE),
    (Unreadable("GetUserInfo"), NOTHING_DONE),
    (Dropped("Send", write=True), "شاید درخواست انجام شده باشد"),
    (ServiceFault("Send", write=True), "شاید درخواست انجام شده باشد"),
    (ForbiddenDownload("host"), "دریافت نشد"),
    (StorageFull("disk"), "درخواست ثبت نشد و چیزی ارسال نشد"),
    (StorageBusy("locked"), "درخواست ثبت نشد و چیزی ارسال نشد"),
    (DatabaseUnusable("damaged"), "درخواست ثبت نشد و چیزی ارسال نشد"),
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
    assert [b.screen for row in private.rows for b in row if isinstance(b, Open)] == ["link"]
    assert group.rows == ()


@pytest.mark.parametrize("error", [ValueError("bug"), KeyError("x"), StorageClosed("late")])
async def test_what_nobody_foresaw_is_left_to_the_engine(desk: Desk, error: Exception) -> None:
    assert explain(desk.ctx(), error) is None


async def test_a_sentence_that_a_feature_has_ready_is_said_as_it_is(desk: Desk) -> None:
    told = explain(desk.ctx(), ToldError(Safe("<b>gone</b>")))

    assert told is not None
    assert told.text == "<b>gone</b>"
