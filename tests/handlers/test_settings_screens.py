"""Settings: each is stored for the chat, shown as it is, and read in any digits."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from handlers.home.routes import QuietData
from handlers.shared.profiles import ChatProfiles, Choice, ProfileCache
from screens.events import Sender
from screens.outcome import Push, Stay
from screens.widgets import AskData
from tests.handlers.desk import GROUP, OWNER, USER_INFO, Desk, labels, led, said


async def test_the_overview_shows_every_setting(desk: Desk) -> None:
    text = await desk.text(desk.ctx(), "settings")

    assert "زبان: فارسی" in text
    assert "رقم‌ها: فارسی" in text
    assert "ساعت‌های سکوت: از ۲۱:۰۰ تا ۰۸:۰۰" in text
    assert "سطر لغو عضویت: ندارد" in text


async def test_english_has_no_choice_of_digits(desk: Desk) -> None:
    view = await desk.view(desk.ctx(lang="en"), "settings")

    assert "Digits" not in view.text
    assert labels(view) == [
        "🌐 Language",
        "🌙 Quiet hours",
        "🚫 Opt-out line",
        "🔔 Alerts",
        "⬅️ Back",
        "🏠 Home",
    ]


@pytest.mark.parametrize("screen", ["language", "quiet", "optout"])
async def test_the_overview_leads_to_each_setting(desk: Desk, screen: str) -> None:
    assert screen in led(await desk.view(desk.ctx(), "settings"))
    assert isinstance(await desk.open(desk.ctx(), screen), Push)


async def test_digits_are_switched_and_switched_back(desk: Desk) -> None:
    await desk.press(desk.ctx(), "settings", None, "digits", "0")
    assert not (await desk.storage.settings.get(OWNER)).persian_digits
    view = await desk.view(desk.ctx(persian_digits=False), "settings")
    assert "🔢 رقم‌های فارسی" in labels(view)

    await desk.press(desk.ctx(), "settings", None, "digits", "1")
    assert (await desk.storage.settings.get(OWNER)).persian_digits


async def test_a_new_language_brings_its_own_keyboard(desk: Desk) -> None:
    await desk.link()
    outcome = await desk.press(desk.ctx(), "language", None, "pick", "en")

    assert isinstance(outcome, Stay)
    assert outcome.toast == "✅ Saved"
    (note,) = outcome.files
    assert note.caption == "From now on I'll speak English."
    assert note.menu is not None
    assert "⚙️ Settings" in [label for row in note.menu for label in row]
    assert (await desk.storage.settings.get(OWNER)).language == "en"


async def test_the_same_language_or_a_group_gets_no_keyboard(desk: Desk) -> None:
    same = await desk.press(desk.ctx(), "language", None, "pick", "fa")
    group = await desk.press(desk.ctx(chat=GROUP), "language", None, "pick", "en")

    assert same.files == group.files == ()


async def test_a_language_that_is_none_of_ours_changes_nothing(desk: Desk) -> None:
    await desk.press(desk.ctx(), "language", None, "pick", "xx")

    assert (await desk.storage.settings.get(OWNER)).language is None


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("21-8", (21, 8)),
        ("۲۲ تا ۷", (22, 7)),
        ("از ٢٣:00 تا 24", (23, 0)),
        ("9 9", (9, 9)),
        ("21/8", (21, 8)),
        ("۲۲،۷", (22, 7)),
        ("۲۲تا۷", (22, 7)),
        ("از۱۰شب تا۷صبح", (22, 7)),
        ("22h-7h", (22, 7)),
        ("from 10pm to 7am", (22, 7)),
        ("10 p.m. – 7 a.m.", (22, 7)),
        ("10 PM-7", (22, 7)),
        ("از ۱۰ شب تا ۷ صبح", (22, 7)),
        ("شب ساعت ۱۰ تا صبح ساعت ۷", (22, 7)),
        ("بین ۱۱ شب و ۶ صبح", (23, 6)),
        ("۱۲ شب تا ۸ صبح", (0, 8)),
        ("نیمه‌شب تا ۶ بامداد", (0, 6)),
        ("midnight until noon", (0, 12)),
        ("21:00 تا 8 صبح", (21, 8)),
        ("۹ بعد از ظهر تا ۸", (21, 8)),
        ("9 am to 17", (9, 17)),
        ("۱ ظهر تا ۴ ظهر", (13, 16)),
    ],
)
async def test_quiet_hours_are_read_in_any_digits(
    desk: Desk, text: str, hours: tuple[int, int]
) -> None:
    answer = await desk.say(desk.ctx(), "quiet", QuietData(edge="from"), text)
    stored = await desk.storage.settings.get(OWNER)

    assert isinstance(answer, Stay)
    assert answer.data == QuietData()
    assert (stored.quiet_from, stored.quiet_to) == hours


@pytest.mark.parametrize(
    "text",
    [
        "",
        "شب",
        "21",
        "21:30 - 8",
        "25-26",
        "1-2-3",
        "10 to 7am",
        "8 to 10 pm",
        "۱۰ و نیم شب تا ۷",
        "half past 10 pm to 7",
        "13 am to 9",
        "10 days to 7",
        "۱۰ شب صبح تا ۷",
        "10 pm 7 am",
        "9 am to 5",
        "۸ صبح تا ۶",
        "noon to 1",
        "۱۰ ظهر تا ۱۲ ظهر",
        "۱۳ شب تا ۸",
        "22 تا ۵ نیمه‌شب",
    ],
)
async def test_hours_that_are_none_are_told_and_change_nothing(desk: Desk, text: str) -> None:
    answer = await desk.say(desk.ctx(), "quiet", QuietData(edge="to"), text)

    assert "متوجه نشدم" in said(answer)
    assert isinstance(answer, Stay)
    assert answer.data == QuietData(edge="to")
    assert (await desk.storage.settings.get(OWNER)).quiet_from == 21


async def test_quiet_hours_are_picked_one_after_the_other(desk: Desk) -> None:
    first = await desk.press(desk.ctx(), "quiet", QuietData(), "edit")
    assert isinstance(first, Stay)
    assert first.data == QuietData(edge="from")
    assert len(labels(await desk.view(desk.ctx(), "quiet", first.data))) == 24 + 2
    second = await desk.press(desk.ctx(), "quiet", QuietData(edge="from"), "hour", "22")
    assert isinstance(second, Stay)
    assert second.data == QuietData(edge="to")
    last = await desk.press(desk.ctx(), "quiet", QuietData(edge="to"), "hour", "6")

    assert isinstance(last, Stay)
    assert last.data == QuietData()
    assert "از ۲۲:۰۰ تا ۰۶:۰۰" in await desk.text(desk.ctx(), "quiet")


async def test_quiet_hours_can_be_done_without(desk: Desk) -> None:
    await desk.press(desk.ctx(), "quiet", QuietData(), "off")

    view = await desk.view(desk.ctx(), "quiet")
    assert "ساعت‌های سکوت: ندارد" in view.text.replace("\u2068", "").replace("\u2069", "")
    assert "🔕 بدون ساعت سکوت" not in labels(view)


async def test_the_opt_out_line_is_shown_with_its_cost(desk: Desk) -> None:
    await desk.press(desk.ctx(), "optout", None, "standard")
    text = await desk.text(desk.ctx(), "optout")

    assert (await desk.storage.settings.get(OWNER)).optout_line == "لغو۱۱"
    assert "<blockquote>لغو۱۱</blockquote>" in text
    assert "۶ نویسه" in text
    await desk.press(desk.ctx(), "optout", None, "off")
    assert (await desk.storage.settings.get(OWNER)).optout_line == ""


async def test_the_opt_out_line_of_both_languages_is_the_same_text(desk: Desk) -> None:
    await desk.press(desk.ctx(lang="en"), "optout", None, "standard")

    assert (await desk.storage.settings.get(OWNER)).optout_line == "لغو۱۱"


async def test_the_accounts_own_keyword_is_asked_of_the_service(desk: Desk) -> None:
    await desk.link()
    await desk.press(desk.ctx(), "optout", None, "keyword")
    assert (await desk.storage.settings.get(OWNER)).optout_line == "لغو یاس"

    desk.script.answers["GetUserInfo"] = USER_INFO | {"CancelMembershipKeyword": None}
    answer = await desk.press(desk.ctx(), "optout", None, "keyword")
    assert answer.alert
    assert (await desk.storage.settings.get(OWNER)).optout_line == "لغو یاس"


async def test_an_own_line_is_cleaned_and_bounded(desk: Desk) -> None:
    asked = await desk.press(desk.ctx(), "optout", None, "own")
    assert isinstance(asked, Push)
    assert (asked.screen, asked.tag) == ("ask", "own")

    await _written(desk, " برای لغو\n\u202eعدد ۱\u202c را بفرستید ")
    assert (await desk.storage.settings.get(OWNER)).optout_line == "برای لغو عدد ۱ را بفرستید"

    again = await _written(desk, "ل" * 61)
    assert isinstance(again.data, AskData)
    assert again.data.error is not None
    assert again.data.last == "ل" * 61
    empty = await _written(desk, " \u200e ")
    assert isinstance(empty.data, AskData)
    assert empty.data.error is not None


async def test_a_profile_is_the_chats_choice_else_telegrams_else_the_default(desk: Desk) -> None:
    profiles = ChatProfiles(
        desk.services.storage, desk.services.choices, language="fa", zone=ZoneInfo("Asia/Tehran")
    )

    assert (await profiles.of(1, Sender(1, language_code="en-GB"))).lang == "en"
    assert (await profiles.of(1, Sender(1, language_code="de"))).lang == "fa"
    assert (await profiles.of(1, Sender(1))).lang == "fa"
    ctx = desk.ctx(chat=1, user=1)
    await desk.press(ctx, "language", None, "pick", "en")
    await desk.press(ctx, "settings", None, "digits", "0")
    chosen = await profiles.of(1, Sender(1, language_code="fa"))
    assert (chosen.lang, chosen.own_digits) == ("en", False)
    assert (await profiles.of(2, Sender(2, language_code="fa"))).lang == "fa"


def test_only_the_chats_seen_last_are_kept_in_memory() -> None:
    choices = ProfileCache(size=2)
    for chat in (1, 2):
        choices.keep(chat, Choice("fa", persian_digits=True))
    choices.get(1)
    choices.keep(3, Choice("en", persian_digits=True))

    assert choices.get(2) is None
    assert choices.get(1) is not None
    choices.forget(1)
    assert choices.get(1) is None


async def _written(desk: Desk, text: str) -> Push | Stay:
    outcome = await desk.answered(desk.ctx(), "optout", None, "own", text)
    assert isinstance(outcome, Push | Stay)
    return outcome
