"""What was decided is shown: where the eye is, in the topic that was asked in, until answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sandbox.telegram import Message
from screens import Ctx, Safe, View, document
from screens.events import Press, Sender
from screens.messenger import RefusedError
from screens.state import read
from screens.text.bidi import RLM
from tests.screens.conftest import Toy

LONG = " ".join(["سلام"] * 200)


async def written(toy: Toy, text: str = "سلام") -> Message:
    shown = await toy.person.after(toy.person.command(f"/write {text}"), "متن")
    await toy.settled()
    return shown


def bots(toy: Toy) -> list[Message]:
    return [one for one in toy.person.messages() if one.from_bot]


# -- notices


async def test_a_notice_of_a_short_screen_stands_above(toy: Toy) -> None:
    await written(toy)
    await toy.person.press("done")
    assert (await toy.person.wait_for("Done.")).plain.startswith("Done.\n")
    await toy.settled()
    assert toy.person.toasts == []


async def test_a_notice_of_a_long_screen_is_its_last_line_and_the_answer_to_the_press(
    toy: Toy,
) -> None:
    await written(toy, LONG)
    await toy.person.press("done")
    assert (await toy.person.wait_for("Done.")).plain.endswith("\nDone.")
    await toy.settled()
    assert [toast.text for toast in toy.person.toasts] == [f"{RLM}Done."]


async def test_a_notice_is_not_cut_off_with_the_text_that_is_too_long(toy: Toy) -> None:
    await written(toy)
    await toy.person.after(toy.person.say("س" * 4096), "سس")
    await toy.settled()
    shown = await toy.person.after(toy.person.press("done"), "Done.")
    assert shown.plain.endswith("\nDone.")
    assert "…" in shown.plain


async def test_a_reason_under_a_long_screen_stands_at_its_buttons_too(toy: Toy) -> None:
    await written(toy, LONG)
    shown = await toy.person.after(toy.person.press("خطا"), lambda one: one.edited)
    assert not shown.plain.endswith("سلام")


# -- answers that are lost


@pytest.mark.parametrize("kind", ["bad_gateway", "http500", "drop_before", "drop_after"])
async def test_an_edit_is_repeated_until_it_is_answered(toy: Toy, kind: str) -> None:
    screen = await written(toy)
    toy.twin.faults.add(method="editMessageText", kind=kind, times=3)
    await toy.person.press("done")
    await toy.twin.wait_call("editMessageText")
    await toy.settled()
    for _ in range(3):
        await toy.due()
    shown = {one.id: one for one in bots(toy)}[screen.id]
    assert "Done." in shown.plain
    calls = len(toy.twin.calls_of("editMessageText"))
    await toy.due()
    assert len(toy.twin.calls_of("editMessageText")) == calls  # and then no more


@pytest.mark.parametrize("kind", ["bad_gateway", "http500", "drop_before"])
async def test_a_command_gets_its_answer_after_an_outage(toy: Toy, kind: str) -> None:
    await written(toy)
    toy.twin.faults.add(method="sendMessage", kind=kind, times=2)
    await toy.person.command("/write خبر")
    await toy.twin.wait_call("sendMessage", 2)
    await toy.settled()
    await toy.due()
    await toy.due()
    (shown,) = [one for one in bots(toy) if "خبر" in one.plain]
    assert "شاید این پیام را یک بار دیده باشید" in shown.plain
    await toy.person.after(toy.person.press("بفرست", shown), "فرستاده شد")


async def test_the_next_touch_shows_what_was_not_seen(toy: Toy) -> None:
    screen = await written(toy)
    toy.twin.faults.add(method="editMessageText", kind="bad_gateway")
    await toy.person.press("done")
    await toy.twin.wait_call("editMessageText")
    await toy.settled()
    await toy.person.press("live", screen)  # the old keyboard: stale, so it is drawn anew
    assert "Done." in (await toy.person.wait_for("متن")).plain
    await toy.settled()
    state = read(toy.store.rows[1001, 1001])
    assert state is not None
    assert state.owed is None


async def test_an_update_that_is_replayed_shows_the_notice_that_nobody_saw(toy: Toy) -> None:
    screen = await written(toy)
    press = Press(
        update_id=9000,
        chat=1001,
        who=Sender(1001),
        message_id=screen.id,
        query_id="1",
        payload=screen.button("done").data or "",
    )
    toy.twin.faults.add(method="editMessageText", kind="bad_request", text="as if killed here")
    with pytest.raises(RefusedError, match="s if killed here"):
        await toy.navigator.handle(press)  # saved, and not shown

    await toy.navigator.handle(press)  # the inbox hands it out again at the next start

    assert "Done." in {one.id: one for one in bots(toy)}[screen.id].plain
    assert toy.services.acts == ["done"]


async def test_a_screen_that_telegram_refuses_is_not_drawn_without_end(toy: Toy) -> None:
    await written(toy)
    toy.twin.faults.add(method="editMessageText", kind="bad_gateway")
    toy.twin.faults.add(method="editMessageText", kind="bad_request", text="odd", times=None)
    await toy.person.press("done")
    await toy.twin.wait_call("editMessageText")
    await toy.settled()
    await toy.due()
    calls = len(toy.twin.calls_of("editMessageText"))
    await toy.due()
    assert len(toy.twin.calls_of("editMessageText")) == calls


async def news(_: Ctx[object]) -> View:
    return View(Safe("news"), bind=("ticket", "7"))


@pytest.mark.parametrize("kind", ["bad_gateway", "http500", "drop_before", "drop_after"])
async def test_a_push_without_an_answer_failed_and_is_marked_when_it_comes_again(
    toy: Toy, kind: str
) -> None:
    await written(toy)
    toy.twin.faults.add(method="sendMessage", kind=kind)
    assert await toy.navigator.push(1001, 1001, news) == "failed"
    assert await toy.navigator.push(1001, 1001, news) == "sent"
    told = [one.plain for one in bots(toy) if one.plain.startswith("news")]
    assert told[-1].endswith("دیده باشید.")
    assert await toy.navigator.push(1001, 1001, news) == "sent"
    assert toy.person.last().plain == "news"  # the next one is no repeat


async def test_a_push_carries_its_file(toy: Toy) -> None:
    await written(toy)
    files = [document("a.txt", b"1"), document("b.txt", b"2", Safe("rows"))]
    assert await toy.navigator.push(1001, 1001, news, files=files) == "sent"
    first, second = bots(toy)[-2:]
    assert (first.plain, second.plain) == ("", "news\nrows")
    assert second.document is not None
    assert toy.binder.kept[1001, second.id] == ("ticket", "7", None)


async def test_a_push_by_night_makes_no_sound_with_a_file_either(toy: Toy) -> None:
    await written(toy)

    async def quiet(ctx: Ctx[object]) -> View:
        return replace(await news(ctx), silent=True)

    files = [document("a.txt", b"1"), document("b.txt", b"2")]
    assert await toy.navigator.push(1001, 1001, quiet, files=files) == "sent"
    calls = toy.twin.calls_of("sendDocument")
    assert [str(call.params["disable_notification"]).lower() for call in calls] == ["true"] * 2


async def test_a_file_that_may_be_lost_is_spoken_of(toy: Toy) -> None:
    await written(toy)
    toy.twin.faults.add(method="sendDocument", kind="bad_gateway")
    await toy.person.press("فایل")
    await toy.twin.wait_call("sendDocument")
    await toy.settled()
    await toy.due()
    assert "دوباره بخواهید" in bots(toy)[-1].plain


@pytest.mark.parametrize("fault", [None, "bad_gateway", "drop_after", "forbidden"])
async def test_what_is_held_for_a_file_is_let_go_when_it_is_there_or_lost(
    toy: Toy, fault: str | None
) -> None:
    handed_over: list[int] = []
    toy.services.ring = lambda: handed_over.append(len(toy.twin.calls_of("sendDocument")))
    await written(toy)
    if fault is not None:
        toy.twin.faults.add(method="sendDocument", kind=fault)
    await toy.person.press("فایل")
    await toy.twin.wait_call("sendDocument")
    await toy.settled()
    assert handed_over == [1]


# -- places


async def test_answers_stay_in_the_topic_that_was_asked_in(toy: Toy) -> None:
    group = toy.twin.group(-1005, members=[1001], kind="supergroup")
    sales = group.topic("فروش")
    await toy.person.command("/write سلام", group, topic=sales)
    shown = await toy.person.wait_for("متن", chat=group)
    assert shown.topic == sales
    await toy.person.press("فایل", shown, chat=group)
    file = await toy.person.wait_for(lambda one: one.document is not None, chat=group)
    assert file.topic == sales
    await toy.person.press("بازگشت به صفحه", file, chat=group)
    assert (await toy.person.wait_for("متن", chat=group)).topic == sales
    assert await toy.navigator.push(-1005, 1001, news) == "sent"
    assert toy.person.last(group).topic == sales

    await toy.person.command("/write سلام", group)
    assert (await toy.person.wait_for("متن", chat=group)).topic is None
    for made_in, told_in in ((sales, sales), (0, None), (None, None)):
        assert await toy.navigator.push(-1005, 1001, news, account=0, topic=made_in) == "sent"
        assert toy.person.last(group).topic == told_in
    for call in toy.twin.calls_of("sendMessage")[-1:]:
        assert call.params.get("message_thread_id") is None


async def test_slow_work_shows_itself_in_its_topic(toy: Toy) -> None:
    group = toy.twin.group(-1005, members=[1001], kind="supergroup")
    sales = group.topic("فروش")
    await toy.person.command("/write سلام", group, topic=sales)
    shown = await toy.person.wait_for("متن", chat=group)
    await toy.person.press("کند", shown, chat=group)
    await toy.twin.wait_call("sendChatAction")
    toy.services.gate.set()
    assert toy.twin.calls_of("sendChatAction")[-1].params["message_thread_id"] == str(sales)
    await toy.person.wait_for("slow work done", chat=group)


async def test_a_topic_that_was_closed_is_answered_outside_of_it(toy: Toy) -> None:
    group = toy.twin.group(-1005, members=[1001], kind="supergroup")
    sales = group.topic("فروش")
    group.close_topic(sales)
    await toy.person.command("/write سلام", group, topic=sales)
    assert (await toy.person.wait_for("متن", chat=group)).topic is None


SHUT = [
    "Bad Request: CHAT_WRITE_FORBIDDEN",
    "Bad Request: not enough rights to send text messages to the chat",
    "Bad Request: have no rights to send a message",
    "Bad Request: TOPIC_CLOSED",
    "Bad Request: CHAT_RESTRICTED",
    "Bad Request: need administrator rights in the channel chat",
    "Bad Request: chat not found",
]


@pytest.mark.parametrize("text", SHUT)
async def test_where_we_may_not_write_the_person_is_told_in_private(toy: Toy, text: str) -> None:
    await written(toy)
    group = toy.twin.group(-1005, members=[1001], kind="supergroup")
    toy.twin.faults.add(
        method="sendMessage", kind="bad_request", text=text, chat_id=-1005, times=None
    )
    await toy.person.command("/write سلام", group)
    assert "اجازهٔ نوشتن" in (await toy.person.wait_for("گروه")).plain
    assert toy.parts.counts["bugs"] == 0
    assert await toy.navigator.push(-1005, 1001, news) == "unreachable"


async def test_files_that_the_chat_forbids_are_told_and_are_no_bug(toy: Toy) -> None:
    await written(toy)
    text = "Bad Request: not enough rights to send documents to the chat"
    toy.twin.faults.add(method="sendDocument", kind="bad_request", text=text, times=None)
    await toy.person.press("فایل")
    await toy.twin.wait_call("sendDocument")
    await toy.settled()
    await toy.due()
    assert "اجازهٔ ارسال فایل" in bots(toy)[-1].plain
    files = [document("a.txt", b"1")]
    assert await toy.navigator.push(1001, 1001, news, files=files) == "sent"
    assert "اجازهٔ ارسال فایل" in bots(toy)[-1].plain
