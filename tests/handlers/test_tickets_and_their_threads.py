"""Tickets as functions: what is missing or odd leaves the rest, names are kept, pages hold."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from handlers.shared.services import ToldError
from handlers.support.routes import NewData, ReplyData, TicketData
from handlers.support.tickets import answer_by_reply
from handlers.support.tickets.letter import file_name
from handlers.support.tickets.steps import STEPS
from handlers.support.tickets.thread import PAGE_UNITS, messages, pages
from screens.events import FileIn, FileTooBigError, Sender, TextMessage
from screens.outcome import Push, Stay
from screens.text.formatting import utf16, visible
from smsir import SmsIrError, TicketThread
from tests.handlers.desk import GROUP, OWNER, Desk, labels, said
from tests.stories.harness.texts import plain

OK = {"IsSuccessful": True, "Message": "", "ErrorCode": 0}
STATUSES = OK | {
    "TicketStatus": [{"Id": 1, "Status": "باز"}, {"Id": "3", "Status": "بسته شده"}],
}
CHOICES = OK | {
    "TicketPriorities": [{"Id": "2", "Name": "متوسط"}],
    "Departments": [{"Id": "1", "Title": "فنی"}],
}


def thread(**changes: Any) -> dict[str, Any]:
    fields = {
        "Subject": "تأخیر",
        "Body": "هنوز نرسیده",
        "PersianCreationDateTime": "1405/07/20 10:00",
        "Status": 1,
        "PriorityId": 2,
        "DepartmentId": 1,
        "TicketReplyDetails": [
            {"TicketReplyId": 9, "Body": "بررسی شد", "IsAdminReply": True},
        ],
    }
    return OK | fields | changes


async def ready(desk: Desk, **changes: Any) -> None:
    await desk.link()
    desk.script.answers |= {
        "GetTicketStatus": STATUSES,
        "GetTicketPrioritiesAndDepartments": CHOICES,
        "GetTicketById": thread(**changes),
    }


async def shown(desk: Desk, lang: str = "fa") -> str:
    return await desk.text(desk.ctx(lang=lang), "ticket", TicketData(id=5))


async def test_names_are_asked_for_once_for_a_while_and_per_account(desk: Desk) -> None:
    await ready(desk)
    await shown(desk)
    await shown(desk)
    assert desk.script.asked.count("GetTicketStatus") == 1
    assert desk.script.asked.count("GetTicketById") == 2
    await desk.storage.accounts.link(OWNER, OWNER, "other-key", "other-secret", "دیگری")
    await shown(desk)
    assert desk.script.asked.count("GetTicketStatus") == 2


async def test_the_thread_names_everything(desk: Desk) -> None:
    await ready(desk)
    text = await shown(desk)

    assert "دپارتمان فنی، اولویت متوسط" in text
    assert "⏳ باز" in text
    assert "👤 <b>شما</b> — دوشنبه ۲۰ مهر ۱۴۰۵، ۱۰:۰۰" in text
    assert "🎧 <b>پشتیبانی</b> — تاریخ نامعلوم" in text


@pytest.mark.parametrize(
    "answer",
    [
        OK,
        thread(Subject=None, Body=None, TicketReplyDetails=None),
        thread(Status="3", PriorityId=None, DepartmentId="x", PersianCreationDateTime="?"),
        thread(TicketReplyDetails=[{}, None, {"TicketReplyId": "8", "Body": 5}]),
        thread(TicketReplyDetails="none"),
        {"issuccessful": "true", "SUBJECT": "x", "ticketReplyDetail": [{"BODY": "y"}]},
        thread(Subject="<b>&" + "س" * 10_000, Body="\u202e" + "ب" * 200_000),
    ],
)
async def test_f43_an_odd_thread_is_shown_as_far_as_it_goes(
    desk: Desk, answer: dict[str, Any]
) -> None:
    await ready(desk)
    desk.script.answers["GetTicketById"] = answer
    for lang in ("fa", "en"):
        view = await desk.view(desk.ctx(lang=lang), "ticket", TicketData(id=5))
        assert "None" not in view.text
        assert "\u202e" not in view.text
        assert utf16(visible(view.text)) <= 4096
        assert view.bind == ("ticket", "5")


async def test_f43_odd_lists_are_shown_as_far_as_they_go(desk: Desk) -> None:
    await ready(desk)
    odd = [{"Id": "7", "Subject": None}, {}, None, {"Id": 8, "TicketStatusId": "77"}]
    desk.script.answers["GetTicketsByPageId"] = OK | {"TicketDetails": odd}
    text = await desk.text(desk.ctx(), "tickets")
    assert text.count("بدون موضوع") == 3
    desk.script.answers["GetTicketsByPageId"] = OK | {"TicketDetails": None}
    assert "هنوز تیکتی ندارید" in await desk.text(desk.ctx(), "tickets")


async def test_a_closed_ticket_offers_no_reply_in_either_language(desk: Desk) -> None:
    await ready(desk, Status=3)
    for lang in ("fa", "en"):
        view = await desk.view(desk.ctx(lang=lang), "ticket", TicketData(id=5))
        assert not [label for label in labels(view) if label.startswith("💬")]


async def test_pages_hold_every_word_in_order() -> None:
    replies = [
        {"TicketReplyId": n, "Body": f"{n} " + "واژه " * (n * 37 % 900), "IsAdminReply": n % 2}
        for n in range(1, 40)
    ]
    made = pages(messages(TicketThread.from_wire({"Body": "آغاز", "TicketReplyDetails": replies})))

    assert all(sum(one.units for one in page) <= PAGE_UNITS for page in made)
    told = [word for page in made for one in page for word in one.text.split()]
    wanted = [word for reply in replies for word in str(reply["Body"]).split()]
    assert told == ["آغاز", *wanted]


async def test_messages_stand_by_date_where_all_have_one() -> None:
    replies = [
        {"Body": "دوم", "CreationDateTime": "2026-10-14T10:00:00"},
        {"Body": "یکم", "CreationDateTime": "2026-10-13T10:00:00"},
    ]
    dated = TicketThread.from_wire({"Body": "آغاز", "TicketReplyDetails": replies})
    assert [one.text for one in messages(dated)] == ["آغاز", "یکم", "دوم"]
    undated = [*replies, {"Body": "سوم"}]
    some = TicketThread.from_wire({"Body": "آغاز", "TicketReplyDetails": undated})
    assert [one.text for one in messages(some)] == ["آغاز", "دوم", "یکم", "سوم"]


def typed(text: str = "سلام", **changes: Any) -> TextMessage:
    fields: dict[str, Any] = {"update_id": 1, "chat": OWNER, "who": Sender(OWNER), "text": text}
    return TextMessage(**fields | changes)


async def test_the_router_leaves_other_things_and_edits_alone(desk: Desk) -> None:
    await ready(desk)
    for bound in (("", ""), ("sending", "5"), ("ticket", "x"), ("ticket", "")):
        assert await answer_by_reply(desk.ctx(), bound, typed()) is None
    assert await answer_by_reply(desk.ctx(), ("ticket", "5"), typed(edited=True)) is None
    assert desk.script.asked == []


async def test_a_reply_that_cannot_be_prepared_is_an_error_not_a_guess(desk: Desk) -> None:
    await ready(desk)
    desk.script.answers["GetTicketById"] = httpx.Response(500)
    with pytest.raises(SmsIrError):
        await answer_by_reply(desk.ctx(), ("ticket", "5"), typed())


def sent(content: bytes, size: int | None, **changes: Any) -> FileIn:
    async def fetch(limit: int) -> bytes:
        if len(content) > limit:
            raise FileTooBigError
        return content

    fields: dict[str, Any] = {"update_id": 1, "chat": OWNER, "who": Sender(OWNER), "message_id": 4}
    return FileIn(**fields | {"name": "a.bin", "mime": "", "size": size, "fetch": fetch} | changes)


async def test_a_file_that_telegram_keeps_back_is_said(desk: Desk) -> None:
    await ready(desk)
    with pytest.raises(FileTooBigError):
        await answer_by_reply(desk.ctx(), ("ticket", "5"), sent(b"x" * (21 * 2**20), None))


@pytest.mark.long
async def test_files_that_are_too_much_together_or_empty_are_not_added(desk: Desk) -> None:
    await ready(desk)
    data = await begun(desk, sent(b"x" * (15 * 2**20), None))
    more = desk.screen("ticket-reply").file
    assert more is not None
    for content, words in ((b"y" * (6 * 2**20), "در مجموع تا ۲۰ مگابایت"), (b"", "خالی است")):
        with pytest.raises(ToldError) as caught:
            await more(desk.ctx(), data, sent(content, None, message_id=5))
        assert words in plain(caught.value.text)
    assert len(await desk.storage.letters.files(data.letter)) == 1


async def begun(desk: Desk, event: TextMessage | FileIn) -> ReplyData:
    """What the reply's screen holds when this was a Telegram reply to ticket 5."""
    outcome = await answer_by_reply(desk.ctx(), ("ticket", "5"), event)
    assert isinstance(outcome, Push)
    assert isinstance(outcome.data, ReplyData)
    return outcome.data


async def test_files_kept_too_long_are_told_and_nothing_is_posted(desk: Desk) -> None:
    await ready(desk)
    data = await begun(desk, sent(b"x", 1, caption="ببینید"))
    desk.later(hours=25)
    await desk.storage.letters.prune()
    with pytest.raises(ToldError) as caught:
        await desk.press(desk.ctx(), "ticket-reply", data, "send")

    assert "پس از یک روز پاک شده‌اند" in plain(caught.value.text)
    assert "PostNewTicketReply" not in desk.script.asked


async def test_another_account_in_the_chat_gets_no_reply_of_the_former_one(desk: Desk) -> None:
    await ready(desk)
    data = await begun(desk, typed())
    await desk.storage.accounts.link(OWNER, OWNER, "other-key", "other-secret", "دیگری")
    with pytest.raises(ToldError):
        await desk.press(desk.ctx(), "ticket-reply", data, "send")

    assert "PostNewTicketReply" not in desk.script.asked


async def test_in_a_group_the_reply_belongs_to_the_groups_account(desk: Desk) -> None:
    await ready(desk)
    account = await desk.storage.accounts.for_chat(OWNER)
    assert account is not None
    await desk.storage.accounts.attach(GROUP, account.id, OWNER)
    outcome = await answer_by_reply(desk.ctx(chat=GROUP), ("ticket", "5"), typed(chat=GROUP))

    assert isinstance(outcome, Push)
    assert outcome.screen == "ticket-reply"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("نمونه.png", "نمونه.png"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("", "file"),
        ("...", "file"),
        ('a"b\r\nContent-Type: x', "a_bContent-Type_ x"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
    ],
)
def test_names_of_files_are_made_harmless(given: str, kept: str) -> None:
    assert file_name(given) == kept


async def test_the_steps_of_a_new_ticket_lead_on_and_back() -> None:
    step, before = STEPS.at, STEPS.before
    data = NewData()
    assert step(data) == "subject"
    assert before(data) is None
    data = NewData(subject="س", hinted=True)
    assert step(data) == "body"
    data = data.model_copy(update={"body": "ب"})
    assert step(data) == "department"
    data = data.model_copy(update={"department_id": 1})
    assert step(data) == "priority"
    back = before(data)
    assert back is not None
    assert step(back) == "department"
    data = data.model_copy(update={"priority_id": 0})
    assert step(data) == "card"
    edited = data.model_copy(update={"edit": "body"})
    assert step(edited) == "body"
    assert before(edited) == data


async def test_a_service_that_names_no_departments_is_not_asked_about(desk: Desk) -> None:
    await ready(desk)
    desk.script.answers["GetTicketPrioritiesAndDepartments"] = OK
    desk.script.answers["GetFrequentlyAskedQuestions"] = httpx.Response(500)
    data = NewData(subject="موضوع", hinted=True)
    outcome = await desk.say(desk.ctx(), "ticket-new", data, "متن")
    assert isinstance(outcome, Stay)
    text = await desk.text(desk.ctx(), "ticket-new", outcome.data)

    assert "این تیکت ثبت شود؟" in text


async def test_what_is_written_beside_answers_that_may_fit_is_the_text_of_the_ticket(
    desk: Desk,
) -> None:
    await ready(desk)
    data = NewData(subject="پیامک من نرسیده است")
    assert STEPS.at(data) == "hints"

    outcome = await desk.say(desk.ctx(), "ticket-new", data, "از دیروز به ۳ نفر")

    assert isinstance(outcome, Stay)
    assert isinstance(outcome.data, NewData)
    assert (outcome.data.subject, outcome.data.body) == (data.subject, "از دیروز به ۳ نفر")
    assert STEPS.at(outcome.data) != "hints"


async def test_a_subject_is_asked_again_when_it_is_empty(desk: Desk) -> None:
    await ready(desk)
    outcome = await desk.say(desk.ctx(), "ticket-new", NewData(), "\u200f \u2066")

    assert "موضوع خالی است" in said(outcome)
