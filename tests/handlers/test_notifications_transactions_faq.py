"""What the service tells and was paid, as functions: odd answers leave the rest standing."""

from __future__ import annotations

from typing import Any

import pytest

from handlers.support.questions import mark, matching
from sandbox.seed import load
from screens.outcome import Push, Stay
from smsir import Faq
from tests.handlers.desk import Desk, buttons, labels, said

SHOP = load("shop")

OK = {"IsSuccessful": True, "Message": "", "ErrorCode": 0}


async def view_of(desk: Desk, screen: str, operation: str, answer: dict[str, Any]) -> str:
    desk.script.answers[operation] = OK | answer
    for lang in ("en", "fa"):
        text = await desk.text(desk.ctx(lang=lang), screen)
        assert "None" not in text
    return text


@pytest.mark.parametrize("rows", [None, "x", [], [None]])
async def test_f43_empty_lists_of_any_kind_are_said_to_be_empty(desk: Desk, rows: Any) -> None:
    await desk.link()
    listed = await view_of(
        desk, "notices", "GetUserNotificationFromPageId", {"ListUserNotification": rows}
    )
    assert "هنوز اعلانی برای شما ندارد" in listed
    paid = await view_of(desk, "payments", "GetBankTransactionsByPageId", {"Transaction": rows})
    assert "هنوز تراکنشی ثبت نشده است" in paid
    faq = await view_of(
        desk, "faq", "GetFrequentlyAskedQuestions", {"FrequentlyAskedQuestions": rows}
    )
    assert "اکنون پرسش و پاسخی ندارد" in faq


async def test_f43_odd_notifications_are_shown_and_read(desk: Desk) -> None:
    await desk.link()
    odd = [
        {"Id": "5", "Title": None, "Message": None, "IsRead": "false", "CreationDateTime": "?"},
        {"Id": 6, "Title": "عنوان", "IsRead": 1, "EndDateTime": "1405/08/01"},
        {},
    ]
    text = await view_of(
        desk, "notices", "GetUserNotificationFromPageId", {"ListUserNotification": odd}
    )
    assert "۲ اعلان خوانده نشده است" in text
    for ident, words in (("5", "بدون عنوان"), ("6", "تا ۱ آبان ۱۴۰۵ برقرار است")):
        outcome = await desk.press(desk.ctx(), "notices", None, "show", ident)
        assert isinstance(outcome, Push)
        assert words in await desk.text(desk.ctx(), "notice", outcome.data)
    gone = await desk.press(desk.ctx(), "notices", None, "show", "77")
    assert "دیگر در فهرست" in said(gone)


async def test_f43_odd_transactions_are_listed_and_added_up(desk: Desk) -> None:
    await desk.link()
    odd: list[dict[str, Any]] = [
        {"Amount": "1,500.50", "IsValid": "true", "PersianCreationDateTime": "1405/07/22 10:00"},
        {"Amount": 1e6, "IsValid": True, "CreationDateTime": "2026-10-01T10:00:00"},
        {"Amount": 7, "IsValid": False, "CreationDateTime": "2026-10-02T10:00:00"},
        {"Amount": None, "TransactionType": None},
        {"Amount": "NaN", "IsValid": True, "CreationDateTime": "never"},
    ]
    rows = [row | {"Id": place} for place, row in enumerate(odd, 1)]
    listed = await view_of(desk, "payments", "GetBankTransactionsByPageId", {"Transaction": rows})
    assert "✅ <b>۱٬۵۰۰٫۵</b>، تراکنش، ۱۴۰۵/۰۷/۲۲ ۱۰:۰۰" in listed
    assert "تاریخ نامعلوم (نامعتبر)" in listed
    sums = await view_of(
        desk, "payment-sums", "GetBankTransactionsFromLastId", {"Transaction": rows}
    )
    assert "در مجموع: <b>۱٬۰۰۱٬۵۰۰٫۵</b>" in sums
    assert "<b>مهر ۱۴۰۵</b>: ۱٬۰۰۱٬۵۰۰٫۵ (۲ تراکنش)" in sums
    exported = await desk.press(desk.ctx(), "payments", None, "export")
    assert isinstance(exported, Stay)
    assert exported.files[0].content.startswith(b"PK")


FAQS = [
    Faq(question="چرا پیامک من نرسیده است؟", answer="گوشی خاموش است."),
    Faq(question="اعتبار من چگونه کم می‌شود؟", answer="برای هر پیامک از اعتبار کم می‌شود."),
    Faq(question="کلید وب‌سرویس کجاست؟", answer="در پنل کاربری."),
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("پیامک", [0, 1]),
        ("اعتبار", [1]),
        ("پنل", [2]),
        ("وب سرويس", [2]),
        ("«خاموش؟!»", [0]),
        ("که و از", []),
        ("", []),
    ],
)
def test_the_best_answers_come_first(query: str, found: list[int]) -> None:
    assert matching(FAQS, query) == [FAQS[place] for place in found]


async def test_a_question_is_found_by_its_words_although_the_list_moved(desk: Desk) -> None:
    await desk.link()
    rows = [{"Question": faq.question, "Answer": faq.answer, "IsActive": True} for faq in FAQS]
    desk.script.answers["GetFrequentlyAskedQuestions"] = OK | {"FrequentlyAskedQuestions": rows}
    view = await desk.view(desk.ctx(), "faq")
    assert len([label for label in labels(view) if label.startswith("💡")]) == 3
    assert all(len(str(getattr(button, "arg", ""))) <= 24 for button in buttons(view))
    desk.later(minutes=6)
    rows.insert(0, {"Question": "تازه؟", "Answer": "بله", "IsActive": True})
    outcome = await desk.press(desk.ctx(), "faq", None, "show", mark(FAQS[1]))
    assert isinstance(outcome, Push)
    assert "برای هر پیامک" in await desk.text(desk.ctx(), "faq-answer", outcome.data)
    gone = await desk.press(desk.ctx(), "faq", None, "show", "0")

    assert "دیگر در فهرست" in said(gone)


def seeded() -> list[Faq]:
    """The questions of the demo's shop, as the service orders them."""
    return [
        Faq(question=question, answer=answer, priority=place)
        for place, (question, answer) in enumerate(SHOP["faqs"])
    ]


@pytest.mark.parametrize("place", range(len(SHOP["faqs"])))
@pytest.mark.parametrize("turned", [False, True])
def test_the_question_that_was_meant_comes_first(place: int, *, turned: bool) -> None:
    """In its own words, or in its own rarer words in another order."""
    every = seeded()
    wanted = every[place].question
    if turned:
        wanted = " ".join(sorted(wanted.split(), key=len)[-3:])

    assert matching(every, wanted)[0] == every[place]


def test_a_word_that_all_have_does_not_outweigh_the_one_that_few_have() -> None:
    every = [
        Faq(question="پیامک من چرا نرسیده است؟", answer="پیامک پیامک ارسال"),
        Faq(question="ارسال پیامک چگونه است؟", answer="پیامک ارسال من چرا"),
        Faq(question="فاکتور", answer="فاکتور رسمی پیامک در پنل است"),
    ]

    assert matching(every, "چرا فاکتور پیامک من نیست")[0] == every[2]
