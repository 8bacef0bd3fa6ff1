"""What a look finds: only what is new, each thing once, whatever else goes wrong."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest

from handlers.news.kinds import Closed, LowCredit, Notice, OptedOut, PlanEnds, Revoked, TicketAnswer
from screens.widgets import PageData
from tests.handlers.desk import GROUP, OWNER, Desk, buttons, refusal
from tests.handlers.watching import STATUSES, TEHRAN, WELL, Watch, made, reply, ticket


@pytest.fixture
async def watch(desk: Desk) -> Watch:
    return await made(desk)


async def test_the_first_look_is_silent_and_a_quiet_look_costs_three_calls(watch: Watch) -> None:
    watch.tickets(ticket(1, 3))
    watch.notices(5, 4)
    watch.info(Credit=0, ExpirationLeftDays=1)
    await watch.look()
    watch.desk.script.asked.clear()
    assert await watch.look() == "seen"

    assert await watch.news() == []
    asked = ["GetUserInfo", "GetTicketsByPageId", "GetUserNotificationFromLastId"]
    assert watch.desk.script.asked == asked


async def test_an_answer_is_found_by_the_status_and_told_once(watch: Watch) -> None:
    watch.tickets(ticket(7, 1))
    watch.thread(1)
    await watch.look()
    watch.tickets(ticket(7, 2))
    watch.thread(2, reply(1, "سلام"), reply(2, "پرسش", admin=False), reply(3, "انجام شد"))
    await watch.look()
    await watch.look()

    told = await watch.news()
    assert [(one.ticket, one.text) for one in told if isinstance(one, TicketAnswer)] == [
        (7, "انجام شد")
    ]
    assert len(told) == 1


async def test_answers_after_an_answer_are_found_though_the_status_stands(watch: Watch) -> None:
    watch.tickets(ticket(7, 2))
    watch.thread(2, reply(1, "کهنه", at="2026-10-02T10:00:00"))
    await watch.look()
    await watch.look()
    assert await watch.news() == []
    watch.thread(2, reply(1, "کهنه"), reply(2, "یکم"), reply(3, "دوم"))
    await watch.look()

    assert [one.text for one in await watch.news() if isinstance(one, TicketAnswer)] == [
        "یکم",
        "دوم",
    ]


NULL: Any = None
OLD, NEW = "2026-10-02T10:00:00", "2026-10-14T09:45:00"


# An undated reply that was never seen cannot be told from a new one.
@pytest.mark.long
@pytest.mark.parametrize(
    ("when", "at"), [("first", OLD), ("then", OLD), ("both", OLD), ("then", "")]
)
@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("listed", [NULL, []])
async def test_replies_that_the_service_forgets_to_list_are_no_news_when_they_come_back(
    watch: Watch, when: str, at: str, *, numbered: bool, listed: Any
) -> None:
    stood = [reply(n, str(n), at=at) for n in (1, 2)]
    if not numbered:
        stood = [{**one, "TicketReplyId": None} for one in stood]
    answers = watch.desk.script.answers
    watch.tickets(ticket(7, 2))
    forgotten = WELL | {"Subject": "تأخیر", "Status": 2, "TicketReplyDetails": listed}
    watch.thread(2, *stood)
    if when in {"first", "both"}:
        answers["GetTicketById"] = forgotten
    await watch.look()
    if when in {"then", "both"}:
        answers["GetTicketById"] = forgotten
    await watch.look()
    watch.thread(2, *stood)
    await watch.look()
    await watch.look()
    assert await watch.news() == []
    fresh = reply(3, "تازه", at=NEW if at else "")
    watch.thread(2, *stood, fresh if numbered else {**fresh, "TicketReplyId": None})
    await watch.look()

    assert [one.text for one in await watch.news() if isinstance(one, TicketAnswer)] == ["تازه"]


Rows = list[dict[str, Any]]
ODDLY: dict[str, Callable[[Rows], Any]] = {
    "well": list,
    "not at all": lambda _: None,
    "half": lambda rows: rows[: len(rows) // 2],
    "the newest first": lambda rows: rows[::-1],
    "twice": lambda rows: rows * 2,
    "without ids": lambda rows: [{**row, "TicketReplyId": None} for row in rows],
    "with ids of 0": lambda rows: [{**row, "TicketReplyId": 0} for row in rows],
    "without dates": lambda rows: [{**row, "CreationDateTime": None} for row in rows],
    "with rows that say nothing": lambda rows: [*rows, {}, None, "?"],
}


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
async def test_each_answer_is_told_once_however_oddly_the_thread_is_listed(
    watch: Watch, seed: int
) -> None:
    drawn, answers, told = random.Random(seed), Rows(), list[str]()
    watch.tickets(ticket(7))
    watch.thread(1)
    await watch.look()
    for listed in [*drawn.choices([*ODDLY], k=30), "well", "well"]:
        if listed != "well" and drawn.random() < 0.4:
            at = f"{watch.desk.now.astimezone(TEHRAN):%Y-%m-%dT%H:%M:%S}"
            answers.append(reply(101 + len(answers), f"answer {len(answers)}", at=at))
        watch.desk.script.answers["GetTicketById"] = WELL | {
            "Subject": "s", "Status": 1, "TicketReplyDetails": ODDLY[listed](answers),
        }  # fmt: skip
        await watch.look()
        told += [one.text for one in await watch.news() if isinstance(one, TicketAnswer)]
    assert sorted(told) == sorted(each["Body"] for each in answers)


async def test_an_answer_in_the_words_of_one_that_has_no_id_yet_is_told(watch: Watch) -> None:
    watch.tickets(ticket(7))
    watch.thread(1)
    await watch.look()
    first = reply(1, "در حال بررسی است", at=NEW) | {"TicketReplyId": None}
    told = list[int]()
    for stands in ([first], [first, reply(2, "در حال بررسی است", at="2026-10-14T09:50:00")]):
        watch.thread(1, *stands)
        await watch.look()
        told.append(len(await watch.news()))

    assert told == [1, 1]


@pytest.mark.long
@pytest.mark.parametrize("minutes", [1, 9, 60])
async def test_linking_anew_does_not_tell_again_what_support_wrote_before(
    watch: Watch, minutes: int
) -> None:
    """However shortly before: its date alone does not tell, as clocks differ."""
    watch.tickets(*(ticket(ident, 2) for ident in range(1, 9)))
    written = (watch.desk.now - timedelta(minutes=minutes)).astimezone(TEHRAN)
    watch.thread(2, reply(1, "کهنه", at=f"{written:%Y-%m-%dT%H:%M:%S}"))
    await watch.look()
    await watch.desk.storage.accounts.unlink(OWNER)
    await watch.desk.link()
    account = await watch.desk.storage.accounts.for_chat(OWNER)
    assert account is not None
    again = replace(watch, account=account)
    for _ in range(20):
        await again.look()

    assert await again.news() == []


NAMES = {
    "بسته": True, "بسته شده": True, "تیکت بسته": True, "خاتمه یافته": True, "پایان یافته": True,
    "مختومه": True, "Closed": True, "بسته شد": True, "باز": False, "در انتظار": False,
    "پاسخ داده شده": False, "بسته نشده": False, "پایان نیافته": False, "در انتظار بسته شدن": False,
    "Not closed": False, "": False, "در دست بررسی": False, "Open": False,
}  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
async def test_the_list_and_the_watcher_agree_on_what_is_closed(watch: Watch, name: str) -> None:
    answers = watch.desk.script.answers
    answers["GetTicketStatus"] = WELL | {"TicketStatus": [*STATUSES, {"Id": 3, "Status": name}]}
    answers["GetTicketPrioritiesAndDepartments"] = WELL
    watch.tickets(ticket(7, 1))
    watch.thread(1)
    await watch.look()
    watch.tickets(ticket(7, 3))
    watch.thread(3)
    await watch.look()
    told = [type(one) for one in await watch.news()]
    view = await watch.desk.view(watch.desk.ctx(), "tickets", PageData())

    closed = "\U0001f512" in "".join(button.label for button in buttons(view))
    assert (told == [Closed], closed) == (NAMES[name], NAMES[name])


async def test_replies_of_the_owner_are_no_news(watch: Watch) -> None:
    watch.tickets(ticket(7, 2))
    watch.thread(2)
    await watch.look()
    watch.tickets(ticket(7, 1))
    watch.thread(1, reply(1, "خودم", admin=False))
    await watch.look()

    assert await watch.news() == []


async def test_a_ticket_opened_and_answered_between_two_looks_is_told(watch: Watch) -> None:
    await watch.look()
    watch.tickets(ticket(8, 2, created="2026-10-14T09:31:00"))
    watch.thread(2, reply(4, "پاسخ"))
    await watch.look()

    (told,) = await watch.news()
    assert isinstance(told, TicketAnswer)
    assert (told.ticket, told.text) == (8, "پاسخ")


async def test_a_ticket_that_is_closed_is_told_with_its_last_answer(watch: Watch) -> None:
    watch.tickets(ticket(7, 1))
    watch.thread(1)
    await watch.look()
    watch.tickets(ticket(7, 3))
    watch.thread(3, reply(1, "حل شد"))
    await watch.look()
    await watch.look()

    answer, closed = await watch.news()
    assert isinstance(answer, TicketAnswer)
    assert isinstance(closed, Closed)
    assert closed.ticket == 7


async def test_a_service_that_names_no_statuses_still_tells_answers(watch: Watch) -> None:
    watch.desk.script.answers["GetTicketStatus"] = refusal("no such method")
    watch.tickets(ticket(7, 1))
    await watch.look()
    watch.tickets(ticket(7, 2))
    watch.thread(2, reply(1, "سلام"))
    await watch.look()

    assert [type(one) for one in await watch.news()] == [TicketAnswer]


async def test_new_notifications_come_in_order_without_those_read_or_over(watch: Watch) -> None:
    watch.notices(5)
    await watch.look()
    rows = [
        {"Id": 9, "Title": "نهم", "Message": "م", "IsRead": True},
        {"Id": 8, "Title": "هشتم", "Message": "م", "EndDateTime": "2026-10-01T00:00:00"},
        {"Id": 7, "Title": "هفتم", "Message": "م"},
        {"Id": 6, "Title": "ششم", "Message": "م"},
        {"Id": 5, "Title": "پنجم", "Message": "م"},
    ]
    answers = watch.desk.script.answers
    answers["GetUserNotificationFromLastId"] = WELL | {"ListUserNotification": rows}
    await watch.look()
    await watch.look()

    told = [one.title for one in await watch.news() if isinstance(one, Notice)]
    assert told == ["ششم", "هفتم"]


async def test_more_than_a_page_of_notifications_is_read_back_to_the_last_one(
    watch: Watch,
) -> None:
    watch.notices(5)
    await watch.look()
    watch.notices(*range(60, 10, -1))
    older = [{"Id": n, "Title": str(n), "Message": ""} for n in range(10, 3, -1)]
    answers = watch.desk.script.answers
    answers["GetUserNotificationFromPageId"] = WELL | {"ListUserNotification": older}
    await watch.look()

    told = [one.notice for one in await watch.news() if isinstance(one, Notice)]
    assert told == list(range(6, 61))


async def test_credit_is_told_when_it_passes_the_mark_and_armed_again_by_buying(
    watch: Watch,
) -> None:
    await watch.desk.storage.settings.update(OWNER, low_credit=100, low_credit_days=0)
    credits_told, marks = [], []
    for credit in (150, 101, 100, 90, 80, 400, 99, 0, 0):
        watch.info(Credit=credit)
        await watch.look()
        told = [one for one in await watch.news() if isinstance(one, LowCredit)]
        credits_told += [one.credit for one in told]
        marks += [one.mark for one in told]

    assert credits_told == [100, 99, 0]
    assert set(marks) == {100}, "it is said which mark was reached"


async def test_credit_is_told_by_the_days_it_lasts_at_the_present_pace(watch: Watch) -> None:
    await watch.desk.storage.settings.update(OWNER, low_credit_days=7)
    watch.info(Credit=1000)
    await watch.look()
    told: list[LowCredit] = []
    for day in range(1, 11):
        watch.info(Credit=1000 - 100 * day)
        await watch.look(days=1)
        told += [one for one in await watch.news() if isinstance(one, LowCredit)]

    first = told[0]
    assert (first.credit, first.days, first.mark) == (700, 7, None)
    assert [one.credit for one in told] == [700, 0]


async def test_without_any_use_no_credit_is_low_by_days(watch: Watch) -> None:
    watch.info(Credit=3)
    for _ in range(5):
        await watch.look(days=1)

    assert [one for one in await watch.news() if isinstance(one, LowCredit)] == []


async def test_the_plan_is_told_at_30_7_and_1_days_and_at_its_end(watch: Watch) -> None:
    told: list[tuple[int, bool]] = []
    for left, over in ((31, False), (30, False), (29, False), (7, False), (1, False), (0, True)):
        watch.info(ExpirationLeftDays=left, IsExpired=over)
        await watch.look()
        told += [(o.left, o.ended) for o in await watch.news() if isinstance(o, PlanEnds)]

    assert told == [(30, False), (7, False), (1, False), (0, True)]
    watch.info(ExpirationLeftDays=365)
    await watch.look()
    watch.info(ExpirationLeftDays=6)
    await watch.look()
    assert [o.left for o in await watch.news() if isinstance(o, PlanEnds)] == [6]


async def test_people_who_cancelled_are_told_once_a_day_in_the_morning(watch: Watch) -> None:
    watch.cancelled(1, ("09120000001", "2026-10-01T10:00:00"))
    await watch.look()
    watch.cancelled(
        4,
        ("09120000003", "2026-10-15T08:00:00"),
        ("09120000002", "2026-10-14T20:00:00"),
        ("09120000002", "2026-10-14T20:00:00"),
        ("09120000001", "2026-10-01T10:00:00"),
    )
    await watch.look(hours=5)
    assert await watch.news() == []
    watch.desk.script.asked.clear()
    await watch.look(hours=21)
    await watch.look()

    (told,) = await watch.news()
    assert isinstance(told, OptedOut)
    assert told.count == 2
    assert told.mobiles == ("09120000003", "09120000002")
    assert watch.desk.script.asked.count("GetCancelledContactsByPageId") == 1


async def test_where_cancellations_have_no_date_their_count_speaks(watch: Watch) -> None:
    watch.cancelled(3, *[("09120000001", "")] * 3)
    await watch.look()
    watch.cancelled(5, *[("09120000001", "")] * 5)
    await watch.look(days=1, hours=3)

    (told,) = await watch.news()
    assert isinstance(told, OptedOut)
    assert told.count == 2


@pytest.mark.long
@pytest.mark.parametrize(
    "broken", ["GetUserInfo", "GetTicketsByPageId", "GetUserNotificationFromLastId"]
)
@pytest.mark.parametrize(
    "how", [refusal("no"), httpx.Response(200, content="<html>"), {"IsSuccessful": True}]
)
async def test_a_kind_that_fails_stops_no_other(
    watch: Watch, broken: str, how: dict[str, Any] | httpx.Response
) -> None:
    watch.tickets(ticket(7, 1))
    watch.notices(5)
    watch.info(ExpirationLeftDays=90)
    await watch.look()
    watch.tickets(ticket(7, 2))
    watch.thread(2, reply(1, "سلام"))
    watch.notices(6, 5)
    watch.info(ExpirationLeftDays=7)
    right = watch.desk.script.answers[broken]
    watch.desk.script.answers[broken] = how
    assert await watch.look() == "seen"
    first = await watch.news()
    assert len(first) >= 2

    watch.desk.script.answers[broken] = right
    await watch.look()
    kinds = sorted(one.kind for one in [*first, *await watch.news()])
    assert kinds == ["answer", "notice", "plan"], "what failed is caught up with"


async def test_a_service_that_does_not_answer_ends_the_look(watch: Watch) -> None:
    await watch.look()
    watch.desk.script.answers["GetUserInfo"] = httpx.ConnectError("down")
    watch.desk.script.asked.clear()

    assert await watch.look() == "failed"
    assert set(watch.desk.script.asked) == {"GetUserInfo"}


async def test_keys_refused_twice_in_a_row_are_told_once_and_watched_no_more(watch: Watch) -> None:
    script = watch.desk.script
    await watch.look()
    script.answers["GetToken"] = refusal("کلید نامعتبر است")
    script.answers["GetUserInfo"] = httpx.Response(401)
    assert [await watch.look() for _ in range(3)] == ["failed", "gone", "gone"]

    (told,) = await watch.news()
    assert isinstance(told, Revoked)
    assert list(await watch.desk.storage.news.watched()) == []
    await watch.desk.link()
    assert list(await watch.desk.storage.news.watched()) == [watch.account.id]


async def test_keys_refused_once_are_a_hiccup(watch: Watch) -> None:
    script = watch.desk.script
    await watch.look()
    right = script.answers.pop("GetUserInfo", None)
    for _ in range(3):
        script.answers["GetUserInfo"] = httpx.Response(401)
        await watch.look()
        script.answers.pop("GetUserInfo")
        if right is not None:
            script.answers["GetUserInfo"] = right
        assert await watch.look() == "seen"

    assert await watch.news() == []


async def test_news_go_to_the_private_chat_and_to_groups_that_asked_for_them(
    watch: Watch,
) -> None:
    storage = watch.desk.storage
    await storage.accounts.attach(GROUP, watch.account.id, OWNER)
    await watch.look()
    watch.notices(1)
    await watch.look()
    assert len(await watch.news(GROUP)) == 0
    await storage.settings.update(GROUP, alerts={"notice": True})
    await storage.settings.update(OWNER, alerts={"notice": False})
    watch.notices(2, 1)
    await watch.look()

    assert len(await watch.news(GROUP)) == 1


async def test_an_account_that_was_unlinked_is_not_asked_about(watch: Watch) -> None:
    await watch.look()
    await watch.desk.storage.accounts.unlink(OWNER)
    watch.desk.script.asked.clear()

    assert await watch.look() == "gone"
    assert watch.desk.script.asked == []
