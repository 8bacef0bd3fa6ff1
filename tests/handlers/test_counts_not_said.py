"""Counts that the service leaves out or garbles: said so on every screen, never taken for zero."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.contacts.routes import ContactsData
from handlers.messages.routes import AudienceData, ReportData
from handlers.messages.sending.lookup import fits, match
from handlers.messages.sending.result import result_lines
from handlers.shared.half_written import SendData
from screens.outcome import Push, Stay
from screens.view import lines
from smsir import SentMessage
from storage import JobState
from tests.handlers.desk import NOW, USER_INFO, Desk, labels
from tests.handlers.test_figures_not_said import MISSING, with_field
from tests.handlers.test_outbox_lookup import entry, job
from tests.handlers.watching import WELL
from tests.stories.harness.texts import plain

odd = pytest.mark.parametrize("value", [MISSING, None, "-"], ids=("left out", "null", "garbled"))
"""What else cannot be read is tried at the models, in `tests/smsir/test_unsaid_numbers.py`."""
GROUP = {"GroupId": 301, "Name": "مشتریان", "ContactsCount": 180, "InvalidContactsCount": 0}
OTHER = {"GroupId": 302, "Name": "همکاران", "ContactsCount": 20, "InvalidContactsCount": 0}
SENT = {
    "Id": 9, "BatchKey": "k9", "DistinctRecipientsCount": 12, "Message": "سلام",
    "SendDateTime": "2026-10-14T09:00:00",
}  # fmt: skip
DATA = SendData(text="سلام، فردا تعطیلیم.", groups=((301, "مشتریان"),))


def groups(desk: Desk, name: str, value: Any) -> None:
    listed = [with_field(GROUP, name, value), OTHER]
    desk.script.answers["GetContactGroups"] = WELL | {"ContactGroups": listed}


def sent(desk: Desk, name: str, value: Any) -> None:
    listed = WELL | {"Messages": [with_field(SENT, name, value)]}
    for operation in ("GetLastSentMessagesFromLastId", "GetLastSentMessagesByPageId"):
        desk.script.answers[operation] = listed
    desk.script.answers["GetSentMessagesMobileNumbers"] = WELL | {"Messages": []}


@odd
async def test_a_group_whose_size_is_unsaid_is_never_empty(desk: Desk, value: Any) -> None:
    await desk.link()
    groups(desk, "ContactsCount", value)
    ctx = desk.ctx()

    listing = await desk.view(ctx, "groups")
    assert "اندازهٔ ۱ گروه را سامانه نگفت، بقیه در مجموع ۲۰ عضویت" in plain(listing.text)
    assert any("مشتریان" in label and "تعداد نامعلوم" in label for label in labels(listing))
    card = await desk.view(ctx, "group", desk.screen("group").data(id=301))
    assert "تعداد: تعداد نامعلوم" in plain(card.text)
    assert "🧹 خالی کردن گروه" in labels(card)
    for screen in ("group-empty", "group-delete"):
        view = await desk.view(ctx, screen, desk.screen(screen).data(id=301))
        assert "سامانه نگفت چند نفرند" in plain(view.text)
        assert "۰" not in plain(view.text)
    audience = await desk.view(ctx, "audience", AudienceData())
    assert any("مشتریان (؟)" in label for label in labels(audience))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fa", "۲ گروه، در مجموع ۲۰۰ عضویت (کسی که در دو گروه باشد دو بار"),
        ("en", "200 memberships"),
    ],
    ids=["fa", "en"],
)
async def test_the_sum_of_all_groups_is_no_count_of_people(
    desk: Desk, lang: str, words: str
) -> None:
    await desk.link()
    groups(desk, "ContactsCount", 180)

    listing = await desk.text(desk.ctx(lang=lang), "groups")
    assert words in listing
    assert not re.search(r"200 (people|contacts)|۲۰۰ (نفر|مخاطب)", listing)


@odd
async def test_who_waits_is_unsaid(desk: Desk, value: Any) -> None:
    await desk.link()
    groups(desk, "InvalidContactsCount", value)
    ctx = desk.ctx()

    card = await desk.text(ctx, "group", desk.screen("group").data(id=301))
    assert "سامانه نگفت چند نفر تازه عضو شده‌اند" in plain(card)
    chosen = AudienceData(groups=((301, "مشتریان"),))
    assert "سامانه نگفت چند نفر از این گروه‌ها" in plain(await desk.text(ctx, "audience", chosen))


@odd
async def test_recipients_of_a_sending_are_unsaid(desk: Desk, value: Any) -> None:
    await desk.link()
    sent(desk, "DistinctRecipientsCount", value)
    ctx = desk.ctx()

    listed = plain(await desk.text(ctx, "sent"))
    assert "تعداد نامعلوم" in listed
    assert "۰ نفر" not in listed
    outcome = await desk.press(ctx, "sent", desk.screen("sent").data(), "show", "9")
    assert isinstance(outcome, Push)
    assert isinstance(outcome.data, ReportData)
    assert outcome.data.recipients is None
    page = plain(await desk.text(ctx, "sent-one", outcome.data))
    assert "تعداد گیرنده‌ها: سامانه نگفت" in page
    (follow, *_) = await desk.storage.deliveries.due(NOW + timedelta(days=1))
    assert follow.recipients is None


@odd
async def test_the_date_of_a_sending_is_unsaid(desk: Desk, value: Any) -> None:
    await desk.link()
    sent(desk, "SendDateTime", value)

    assert "تاریخ نامعلوم" in plain(await desk.text(desk.ctx(), "sent"))


@pytest.mark.long
@odd
async def test_the_month_says_what_it_cannot_draw(desk: Desk, value: Any) -> None:
    await desk.link()
    sent(desk, "DistinctRecipientsCount", value)

    outcome = await desk.press(desk.ctx(), "sent", desk.screen("sent").data(), "month")

    assert isinstance(outcome, Stay)
    (picture,) = outcome.files
    assert "۱ ارسال نامعلوم است و در نمودار نیست" in plain(picture.caption)


@odd
async def test_a_card_to_nobody_knows_how_many_spends_nothing_unseen(
    desk: Desk, value: Any
) -> None:
    """Neither the count nor the size of the group is told: no estimate, no alarm, no zero."""
    await desk.link()
    groups(desk, "ContactsCount", value)
    count = with_field(WELL | {"Count": 1, "InvalidCount": 0}, "Count", value)
    desk.script.answers["GroupContactsDistinctCount"] = count
    desk.script.answers["GetUserInfo"] = USER_INFO | {"Credit": 1}
    ctx = desk.ctx()

    view = await desk.view(ctx, "send-check", DATA)
    text = plain(view.text)
    assert "تعداد اعضای گروه‌های انتخاب‌شده را هم نگفت" in text
    assert "برآورد: نامعلوم؛ برای هر نفر ۱ پیامک" in text
    assert "کم دارید" not in text
    assert "✅ ارسال (تعداد نامعلوم)" in labels(view)


@odd
async def test_how_many_are_left_out_is_unsaid(desk: Desk, value: Any) -> None:
    await desk.link()
    groups(desk, "Name", "مشتریان")
    count = with_field(WELL | {"Count": 170, "InvalidCount": 10}, "InvalidCount", value)
    desk.script.answers["GroupContactsDistinctCount"] = count

    assert "سامانه نگفت چند مورد حساب نشد" in plain(await desk.text(desk.ctx(), "send-check", DATA))


@odd
async def test_how_many_opted_out_is_unsaid(desk: Desk, value: Any) -> None:
    await desk.link()
    answer = WELL | {"ContactDetails": [], "CancelledContactCount": 3}
    answers = with_field(answer, "CancelledContactCount", value)
    desk.script.answers["GetCancelledContactsByPageId"] = answers

    assert "سامانه تعداد را نگفت" in plain(await desk.text(desk.ctx(), "opted-out"))


@odd
async def test_how_many_were_moved_is_unsaid(desk: Desk, value: Any) -> None:
    await desk.link()
    answer = WELL | {"MovedCount": 2, "DuplicateCount": 0}
    desk.script.answers["TransferContactsToGroup"] = with_field(answer, "MovedCount", value)
    data = ContactsData(picking=True, chosen=frozenset({1, 2}))

    outcome = await desk.answered(desk.ctx(), "contacts", data, "move", {"id": 302, "name": ""})

    assert outcome.notice is not None
    assert "نگفت چند مخاطب منتقل شدند" in plain(outcome.notice)


async def test_a_row_without_an_id_opens_nothing(desk: Desk) -> None:
    await desk.link()
    groups(desk, "GroupId", None)
    ctx = desk.ctx()
    view = await desk.view(ctx, "audience", AudienceData())
    assert not any("مشتریان" in label for label in labels(view))
    outcome = await desk.press(ctx, "audience", AudienceData(), "all")
    assert isinstance(outcome, Stay)
    assert isinstance(outcome.data, AudienceData)
    assert [ident for ident, _ in outcome.data.groups] == [302]


def test_an_end_without_a_count_says_so(desk: Desk) -> None:
    text = plain(lines(*result_lines(desk.ctx(), [job(state=JobState.SENT, recipients=None)])))
    assert "ارسال شد (سامانه تعداد گیرنده‌ها را نگفت)" in text.replace("<b>", "").replace("</b>", "")


# --- which entry of the sent list is whose -----------------------------------------------------


def unsaid(one: SentMessage, *names: str) -> SentMessage:
    return one.model_copy(update=dict.fromkeys(names))


def test_an_entry_without_a_count_may_be_any_sends_of_its_text() -> None:
    assert fits(job(), unsaid(entry(51), "recipients"))
    assert fits(job(recipients=None), entry(51, count=7))
    assert not fits(job(), unsaid(entry(50), "recipients"))


def test_an_entry_without_a_count_is_a_rivals_as_well() -> None:
    """One entry, two sends with a lost answer: neither is told as sent."""
    first, second = job(1, recipients=100), job(2, recipients=3)
    one = unsaid(entry(51), "recipients")
    assert match(first, [first, second], [one]) is None
    assert match(second, [first, second], [one]) is None


def test_an_entry_without_an_id_is_judged_by_its_time() -> None:
    late = unsaid(entry(51, at=NOW + timedelta(hours=3)), "id")
    assert fits(job(), unsaid(entry(51), "id"))
    assert not fits(job(), late)


HIDDEN = st.sets(st.sampled_from(("recipients", "id", "sent_at")))


def entries() -> st.SearchStrategy[list[SentMessage]]:
    def built(hidden: list[set[str]]) -> list[SentMessage]:
        return [unsaid(entry(51 + n), *names) for n, names in enumerate(hidden)]

    return st.lists(HIDDEN, max_size=3).map(built)


@given(listed=entries(), sizes=st.lists(st.sampled_from((100, None)), min_size=1, max_size=4))
def test_whatever_is_unsaid_no_two_sends_get_one_entry_and_none_too_many(
    listed: list[SentMessage], sizes: list[int | None]
) -> None:
    jobs = [job(n + 1, recipients=size) for n, size in enumerate(sizes)]
    owned = [match(each, jobs, listed) for each in jobs]
    keys = [one.batch_key for one in owned if one is not None]
    assert len(set(keys)) == len(keys)
    if len(jobs) > len(listed):
        assert keys == [] or len(keys) < len(jobs)
    if len(jobs) <= len(listed):
        assert len(keys) == len(jobs)
