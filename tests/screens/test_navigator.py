"""Conversations on the engine, as a person has them."""

from __future__ import annotations

import asyncio

import pytest

from screens import Go, Safe, View, rows
from screens.callback import Callback
from screens.context import Ctx
from screens.events import Sender, TextMessage
from screens.state import read
from tests.screens.conftest import Toy
from tests.screens.errors import RepeatedError, ToldError
from tests.screens.toy import WRITE


async def test_a_command_opens_a_screen_and_typed_text_goes_to_it(toy: Toy) -> None:
    first = await toy.person.after(toy.person.command("/write"), "بنویسید")
    second = await toy.person.after(toy.person.say("سلام"), "متن: سلام")
    assert second.id != first.id
    await toy.person.wait_for(lambda message: message.id == first.id and not message.buttons)


async def test_a_press_edits_the_screen_in_place(toy: Toy) -> None:
    screen = await toy.person.after(toy.person.command("/write سلام"), "متن: سلام")
    await toy.person.press("بفرست")
    assert (await toy.person.wait_for("فرستاده شد")).id == screen.id
    assert toy.services.acts == ["send سلام"]
    assert len(toy.store.done) == 1


async def test_state_is_saved_before_it_is_shown(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    toy.twin.faults.add(method="editMessageText", kind="delay", seconds=0.3)
    await toy.person.press("بفرست")
    for _ in range(100):
        state = read(toy.store.rows[1001, 1001])
        if state is not None and state.top.screen == "sent":
            break
        await asyncio.sleep(0.01)
    assert "فرستاده شد" not in toy.person.last().plain
    await toy.person.wait_for("فرستاده شد")


async def test_f01_a_double_tap_acts_once_and_the_second_is_told(toy: Toy) -> None:
    screen = await toy.person.after(toy.person.command("/write سلام"), "متن")
    data = screen.button("بفرست").data
    assert data is not None
    queries = await asyncio.gather(*(toy.person.raw_press(data, screen.id) for _ in range(3)))
    for query in queries:
        await toy.person.wait_answered(query)
    await toy.person.wait_toast("همین حالا در حال ارسال است")
    await toy.person.wait_for("فرستاده شد")
    assert toy.services.acts == ["send سلام"]


async def test_f02_a_press_that_the_app_sends_again_acts_once(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    query = await toy.person.press("بفرست")
    await toy.person.wait_for("فرستاده شد")
    await toy.person.press(query_id=query)
    await asyncio.sleep(0.05)
    assert toy.services.acts == ["send سلام"]


async def test_a_keyboard_is_used_once_although_its_screen_stays(toy: Toy) -> None:
    screen = await toy.person.after(toy.person.command("/write سلام"), "متن")
    data = screen.button("done").data or ""
    for _ in range(3):
        await toy.person.after(toy.person.raw_press(data, screen.id), "متن")
        await toy.settled()
    assert toy.services.acts == ["done"]
    fresh = {one.id: one for one in toy.person.messages()}[screen.id]
    await toy.person.after(toy.person.press("done", fresh), "Done.")
    await toy.settled()
    assert toy.services.acts == ["done", "done"]


async def test_a_keyboard_that_a_message_made_old_acts_no_more(toy: Toy) -> None:
    screen = await toy.person.after(toy.person.command("/write سلام"), "متن")
    data = screen.button("done").data or ""
    await toy.person.after(toy.person.say("متن دیگر"), "متن دیگر")
    await toy.settled()
    await toy.person.after(toy.person.raw_press(data, screen.id), "متن دیگر")
    await toy.settled()
    assert toy.services.acts == []
    assert toy.parts.counts["stale"] == 1


async def test_an_update_handed_over_twice_acts_once(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write"), "بنویسید")
    state = read(toy.store.rows[1001, 1001])
    assert state is not None
    sent = len(toy.twin.calls_of("sendMessage"))
    event = TextMessage(update_id=state.seen[-1], chat=1001, who=Sender(1001), text="دوباره")
    await toy.navigator.handle(event)
    assert len(toy.twin.calls_of("sendMessage")) == sent


async def test_an_effect_that_was_done_before_makes_the_press_stale(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    toy.store.fail = RepeatedError()
    pressing = asyncio.create_task(toy.person.press("بفرست"))
    await pressing
    await asyncio.sleep(0.05)
    toy.store.fail = None
    state = read(toy.store.rows[1001, 1001])
    assert state is not None
    assert state.top.screen == "write"


async def test_what_comes_after_an_outcome_comes_when_it_is_stored_and_only_then(toy: Toy) -> None:
    stored: list[int] = []
    toy.services.ring = lambda: stored.append(len(toy.store.done))
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    toy.store.fail_once = ToldError()
    await toy.person.after(toy.person.press("بفرست"), "شناخته شد")
    assert toy.services.acts == ["send سلام"]
    assert not stored
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    await toy.person.after(toy.person.press("بفرست"), "فرستاده شد")
    assert stored == [1]


async def test_slow_work_answers_the_press_and_shows_that_it_goes_on(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    query = await toy.person.press("کند")
    await toy.person.wait_answered(query)
    await toy.twin.wait_call("sendChatAction")
    assert "slow work done" not in toy.person.last().plain
    toy.services.gate.set()
    await toy.person.wait_for("slow work done")


async def test_one_slow_person_holds_up_nobody_else(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    await toy.person.press("کند")
    other = toy.twin.user(1002, "Mary", "en")
    await other.after(other.command("/start"), "Toy home")
    toy.services.gate.set()
    await toy.person.wait_for("slow work done")


async def test_a_foreseen_error_is_told_and_the_screen_stays(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    shown = await toy.person.after(toy.person.press("خطا"), "شناخته شد؛ چیزی ارسال نشد")
    assert "متن: سلام" in shown.plain
    await toy.person.after(toy.person.press("بفرست"), "فرستاده شد")


async def test_a_bug_is_told_with_a_reference_and_logged(toy: Toy, caplog: object) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    shown = await toy.person.after(toy.person.press("اشکال"), "کد پیگیری")
    assert "متن: سلام" in shown.plain
    assert toy.parts.counts["bugs"] == 1


async def test_a_screen_that_cannot_be_drawn_says_so_and_can_be_tried_again(toy: Toy) -> None:
    toy.services.fail_draw = ToldError()
    await toy.person.after(toy.person.command("/start"), "شناخته شد؛ چیزی ارسال نشد.")
    toy.services.fail_draw = None
    await toy.person.after(toy.person.press("به‌روزرسانی"), "خانهٔ آزمایش")


async def test_cancel_and_start_work_everywhere_and_a_command_loses_nothing(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    await toy.person.after(toy.person.command("/start"), "خانهٔ آزمایش")
    await toy.person.after(toy.person.command("/write"), "متن: سلام")
    await toy.person.after(toy.person.command("/cancel"), "چیز تازه‌ای ارسال نشد")
    await toy.person.after(toy.person.command("/write"), "بنویسید")


async def test_the_bare_word_cancel_cancels_and_is_never_taken_as_text(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    await toy.person.after(toy.person.say("انصراف"), "چیز تازه‌ای ارسال نشد")


async def test_a_typed_menu_label_is_the_menu_in_either_language(toy: Toy) -> None:
    for label in ("خانهٔ آزمایش", "Toy home"):
        await toy.person.after(toy.person.command("/write"), "بنویسید")
        await toy.person.after(toy.person.say(label), "خانهٔ آزمایش")


async def test_a_typed_button_label_is_not_taken_as_text(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    shown = await toy.person.after(toy.person.say("❌ انصراف"), "این متن نام یکی از دکمه‌هاست")
    assert "متن: سلام" in shown.plain


async def test_a_file_is_handed_to_the_screen_with_its_content(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write"), "بنویسید")
    await toy.person.after(toy.person.send_file("a.csv", b"12345"), "متن: a.csv 5")


async def test_a_file_that_was_asked_for_stands_last_with_the_way_back_under_it(toy: Toy) -> None:
    screen = await toy.person.after(toy.person.command("/write سلام"), "متن")
    file = await toy.person.after(toy.person.press("فایل"), lambda m: m.document is not None)
    await toy.settled()
    assert file.id > screen.id
    assert toy.person.last().id == file.id
    assert [label.strip() for label in file.labels] == ["🏠 خانه", "➡️ بازگشت به صفحه"]
    assert screen.has("بفرست")  # and the screen above goes on working

    shown = await toy.person.after(toy.person.press("بازگشت به صفحه", file), "متن")
    await toy.settled()
    assert shown.id > file.id
    assert [m.id for m in toy.person.messages() if m.has("بفرست")] == [shown.id]
    await toy.person.after(toy.person.press("بفرست", shown), "فرستاده شد")


async def test_home_under_a_file_opens_home_in_a_message_of_its_own(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    file = await toy.person.after(toy.person.press("فایل"), lambda m: m.document is not None)
    await toy.person.press("خانه", file)
    assert (await toy.person.wait_for("خانهٔ آزمایش")).id > file.id


async def test_a_secret_is_deleted_before_it_is_read(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/secret"), "رمز؟")
    said = await toy.person.say("s3cret")
    await toy.person.wait_gone(said[-1])
    await toy.person.wait_for("پاک شد: True")
    assert all("s3cret" not in message.text for message in toy.person.messages())


async def test_a_live_screen_draws_itself_and_its_buttons_stay_valid(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    screen = await toy.person.after(toy.person.press("live"), "زنده ۱")
    for count in "۲۳":
        await toy.settled()
        toy.clock.forward(6)
        await toy.navigator.tick()
        shown = await toy.person.wait_for(f"زنده {count}", fresh=False)
    assert shown.id == screen.id
    await toy.person.after(toy.person.press("stop", screen), "خانهٔ آزمایش")
    toy.clock.forward(60)
    assert await toy.navigator.tick() is None


async def test_what_is_said_on_a_live_screen_can_be_read(toy: Toy) -> None:
    """The redraws of the screen keep it for a minute, or until the person goes on."""
    await toy.person.after(toy.person.command("/start"), "خانهٔ آزمایش")
    await toy.person.after(toy.person.press("write"), "متن")
    await toy.person.after(toy.person.press("live"), "زنده ۱")
    hint = await toy.person.after(toy.person.say("سلام"), "متنی لازم نیست")
    for seconds, stands in ((6, True), (60, False)):
        await toy.settled()
        toy.clock.forward(seconds)
        await toy.navigator.tick()
        shown = next(each for each in toy.person.messages() if each.id == hint.id)
        assert ("متنی لازم نیست" in shown.plain) is stands


async def test_a_live_screen_that_is_done_is_drawn_no_more(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    await toy.person.after(toy.person.press("live"), "زنده ۱")
    for _ in range(6):
        await toy.settled()
        toy.clock.forward(6)
        await toy.navigator.tick()
    assert toy.services.acts.count("draw") == 4


async def test_refresh_touches_only_the_screen_it_names(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    assert not await toy.navigator.refresh(1001, 1001, screen="sent")
    assert await toy.navigator.refresh(1001, 1001, screen="write")
    assert not await toy.navigator.refresh(7, 7)


async def test_a_push_is_a_message_of_its_own_whose_buttons_lead_somewhere(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/start"), "خانهٔ آزمایش")

    async def build(_ctx: Ctx[object]) -> View:
        return View(Safe("خبر"), rows([Go("برو", WRITE.entry("news"))]), bind=("news", "7"))

    assert await toy.navigator.push(1001, 1001, build) == "sent"
    news = await toy.person.wait_for("خبر", fresh=False)
    assert toy.binder.kept[1001, news.id] == ("news", "7", None)
    for _ in range(2):
        screen = await toy.person.after(toy.person.press("برو", news), "متن: news")
        assert screen.id != news.id


async def test_a_button_of_a_version_before_leads_where_it_led(toy: Toy) -> None:
    """`_open`, the id of the screen, words: it stands under messages that were sent long ago."""
    old = await toy.person.after(toy.person.command("/start"), "خانهٔ آزمایش")
    await toy.settled()
    for target, shows in (("write:", "بنویسید"), ("write:news", "متن: news"), ("live", "زنده")):
        data = toy.parts.codec.encode(1001, Callback(1001, 0, 0, "_open", target))
        await toy.person.after(toy.person.raw_press(data, old.id), shows)
        await toy.settled()


async def test_f23_a_person_who_blocked_the_bot_is_unreachable(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/start"), "خانهٔ آزمایش")
    toy.person.block()

    async def build(_ctx: Ctx[object]) -> View:
        return View(Safe("خبر"))

    assert await toy.navigator.push(1001, 1001, build) == "unreachable"


async def test_f23_a_live_screen_of_who_blocked_the_bot_is_not_tried_for_ever(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن")
    await toy.person.after(toy.person.press("live"), "زنده ۱")
    await toy.settled()
    toy.person.block()
    toy.clock.forward(6)
    assert await toy.navigator.tick() is None
    toy.person.unblock()
    await toy.person.after(toy.person.press("stop"), "خانهٔ آزمایش")


async def test_an_argument_that_callback_data_cannot_hold_is_logged_and_said(
    toy: Toy, caplog: pytest.LogCaptureFixture
) -> None:
    async def build(_ctx: Ctx[object]) -> View:
        return View(Safe("خبر"), rows([Go("برو", WRITE.entry("گل"))]))

    await toy.person.after(toy.person.command("/start"), "خانهٔ آزمایش")
    assert await toy.navigator.push(1001, 1001, build) == "sent"
    assert "the argument of the button '_open' does not fit" in caplog.text
    await toy.person.press("برو")
    await toy.twin.wait_call("answerCallbackQuery")
    await toy.settled()
    assert "پنل" in toy.person.toasts[-1].text


async def test_a_button_to_an_entry_on_the_screen_itself_is_drawn_in_place(toy: Toy) -> None:
    home = await toy.person.after(toy.person.command("/start"), "خانهٔ آزمایش")
    await toy.settled()
    await toy.person.press("write")
    assert (await toy.person.wait_for("متن: x")).id == home.id


async def test_a_label_that_begins_with_a_sign_keeps_its_direction(toy: Toy) -> None:
    async def build(_ctx: Ctx[object]) -> View:
        label = "⬜ \u2068همکاران\u2069 (\u2068۱۲\u2069)"
        buttons = [Go(label, WRITE.entry("x")), Go("⬜ همکاران", WRITE.entry())]
        return View(Safe("خبر"), rows(buttons))

    await toy.navigator.push(1001, 1001, build)
    news = await toy.person.wait_for("خبر", fresh=False)
    assert [label[0] for label in news.labels] == ["⬜", "\u200f"]
