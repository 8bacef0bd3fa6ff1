"""Calls to Bale: what it refuses or answers oddly harms nobody."""

from __future__ import annotations

import asyncio
import json

import pytest

from bot.settings import GivenSettings
from bot.wires import connect
from messengers.bale.connection import BaleConnection
from messengers.bale.files import BaleFiles
from messengers.bale.filling import filled
from messengers.bale.gateway import BaleGateway
from messengers.bale.links import BaleLinks
from messengers.bale.places import group as number_of_group
from messengers.bale.polling import BALE_REFUSED, BALE_TWO_POLLERS, BalePoller
from messengers.bale.request import BaleRequest
from messengers.bot_api.connection import BotAddress
from messengers.envelope import envelope
from messengers.serving import CannotServeError
from sandbox.bale import DEMO_TOKEN
from screens.bands import number
from screens.keyboard import Key
from screens.messenger import (
    Copies,
    EditResult,
    RefusedError,
    TokenRefusedError,
    UnansweredError,
    UnreachableError,
)
from screens.text.bidi import RLM
from screens.view import Outgoing, OutgoingKind, Safe, View, document, note
from tests.messengers.bale.conftest import CHAT, QUICK, Line, address, nobody_moves
from tests.sandbox.telegram.support import PNG

HELLO = View(Safe("<b>سلام</b> &amp; خوش آمدید"))
KEYS = ((Key("برو", "go"), Key("کپی", copy="*متن*")),)


@pytest.fixture(autouse=True)
async def nothing_of_another_messenger(bale: Line) -> object:
    yield
    assert not bale.twin.defects


async def sent(bale: Line) -> int:
    return await bale.gateway.send(CHAT, HELLO, KEYS, rtl=True)


async def test_a_screen_is_sent_and_drawn_over(bale: Line) -> None:
    ident = await sent(bale)
    assert ident == 1
    assert bale.person.last().html == "<b>سلام</b> &amp; خوش آمدید"
    assert [button.copy for button in bale.person.last().buttons[0]] == ["*متن*", None]
    for text in ("یک", "دو"):  # a stub, and `true`
        edit = bale.gateway.edit(CHAT, ident, View(Safe(text)), KEYS, rtl=True)
        assert await edit is EditResult.DONE
    await bale.gateway.strip(CHAT, ident)
    assert bale.person.last().plain == "دو"
    assert bale.person.last().labels == []


async def test_a_refused_edit_is_no_bug_and_closes_nothing(bale: Line) -> None:
    await sent(bale)
    for kind, text in (("bad_request", "anything"), ("forbidden", "permission_denied")):
        bale.twin.faults.add("editMessageText", kind, text=text)
        with pytest.raises(RefusedError):
            await bale.gateway.edit(CHAT, 1, HELLO, KEYS, rtl=True)
        bale.twin.faults.add("editMessageReplyMarkup", kind, text=text)
        await bale.gateway.strip(CHAT, 1)


async def test_presses_are_answered_and_old_apps_are_told_in_a_message(bale: Line) -> None:
    await sent(bale)
    press = await bale.person.press("برو")
    await bale.gateway.answer(CHAT, press, "انجام شد", rtl=True)
    assert [toast.text for toast in bale.person.toasts] == ["انجام شد"]
    bale.twin.manner.old_app = True
    old = await bale.person.press("برو")
    await bale.gateway.answer(CHAT, old)
    assert len(bale.person.messages()) == 1
    await bale.gateway.answer(CHAT, old, "پیش‌تر <ارسال> شد", alert=True, rtl=True)
    assert bale.person.last().plain == "پیش‌تر <ارسال> شد"
    await bale.gateway.answer(CHAT, "799")  # too old, or of nobody


@pytest.mark.parametrize("alert", [False, True])
async def test_what_a_press_is_answered_runs_as_its_language_does(
    bale: Line, *, alert: bool
) -> None:
    """Neither a Latin name nor a number at the front turns a Persian sentence over."""
    turned = ("SMS.ir پاسخ نداد.", "12 SMS ارسال شد.", "✅ ۱۲", "UserApiKey؟")
    cases = [(text, f"{RLM}{text}", True) for text in turned]
    cases += [("۱۲ پیامک ارسال شد.", "۱۲ پیامک ارسال شد.", True), ("12 SMS", "12 SMS", False)]
    await sent(bale)
    for text, _, rtl in cases:
        press = await bale.person.press("برو")
        await bale.gateway.answer(CHAT, press, text, alert=alert, rtl=rtl)

    answers = [(toast.text, toast.alert) for toast in bale.person.toasts]
    assert answers == [(marked, alert) for _, marked, _ in cases]


async def test_a_group_hears_the_same_once_in_a_while_for_presses_of_old_apps(bale: Line) -> None:
    """Anybody may press there, and as often as they like."""
    group = bale.twin.group(5001, members=[bale.person])
    chat = number_of_group(5001)
    await bale.gateway.send(chat, HELLO, KEYS, rtl=True)
    bale.twin.manner.old_app = True
    for text in ("کار شما نیست", "کار شما نیست", "پیش‌تر ارسال شد", "کار شما نیست"):
        press = await bale.person.press("برو", bale.person.messages(group)[0])
        await bale.gateway.answer(chat, press, text, alert=True, rtl=True)
    said = [message.plain for message in bale.person.messages(group)[1:]]
    assert said == ["کار شما نیست", "پیش‌تر ارسال شد"]


async def test_who_is_in_a_group_is_asked_where_bale_says_it(bale: Line) -> None:
    group = bale.twin.group(5001, members=[bale.person, 1002])
    chat, user = number_of_group(5001), number("bale", 1002)
    assert await bale.gateway.is_member(chat, CHAT) is True
    group.chat.members[1002] = "left"
    bale.twin.user(1002)
    assert await bale.gateway.is_member(chat, user) is False
    assert await bale.gateway.is_member(chat, number("bale", 9)) is None, "Bale does not know them"
    assert bale.twin.calls_of("getChatMember")[0].params["chat_id"] == 5001


async def test_a_group_that_moves_stays_the_groups_of_bale(bale: Line) -> None:
    """Ids may be positive there; what hears of it gets the numbers by which we keep them."""
    moved: list[tuple[int, int]] = []

    async def follow(old: int, new: int) -> None:
        moved.append((old, new))

    connection = BaleConnection(address(bale.served), follow, QUICK.network_pauses)
    await connection.meet()
    for ident in (5001, 6001):
        bale.twin.group(ident, members=[bale.person])
    bale.twin.faults.add("sendMessage", "migrate", chat_id=5001, migrate_to=6001)
    old, new = number_of_group(5001), number_of_group(6001)
    await BaleGateway(connection.bot).send(old, HELLO, None, rtl=True)
    assert moved == [(old, new)]
    assert bale.twin.calls_of("sendMessage")[-1].params["chat_id"] == 6001
    await connection.close()
    said = {"chat": {"id": 5001, "type": "group"}, "migrate_to_chat_id": 6001}
    cover = envelope(filled({"update_id": 1, "message": said}), "bale")
    assert cover is not None
    assert cover.migration == (old, new)


async def test_where_a_button_that_copies_is_refused_there_is_none_from_then_on(
    bale: Line, caplog: pytest.LogCaptureFixture
) -> None:
    assert bale.gateway.can(CHAT).copies is Copies.UNSURE
    bale.twin.faults.add("sendMessage", "bad_request", text="BUTTON_TYPE_INVALID")
    await sent(bale)
    assert bale.person.last().labels == ["برو"]
    assert bale.gateway.can(CHAT).copies is Copies.NONE
    assert "no buttons that copy" in caplog.text
    bale.twin.faults.add("sendMessage", "bad_request", text="something else")
    with pytest.raises(RefusedError):
        await bale.gateway.send(CHAT, HELLO, (KEYS[0][:1],), rtl=True)


def test_an_operator_leaves_buttons_that_copy_out() -> None:
    for given, copies in ((None, Copies.UNSURE), ("0", Copies.NONE)):
        values = {} if given is None else {"bale_copy": given}
        settings = GivenSettings.model_validate({"bale_token": DEMO_TOKEN, **values})
        connected = connect(settings, QUICK, nobody_moves)["bale"]
        assert connected.can.copies is copies
        assert connected.gateway.can(CHAT).copies is copies


async def test_who_blocked_the_bot_cannot_be_reached(bale: Line) -> None:
    bale.person.block()
    with pytest.raises(UnreachableError) as caught:
        await bale.gateway.send(CHAT, HELLO, None, rtl=True)
    assert caught.value.chat == CHAT
    with pytest.raises(UnreachableError):
        await bale.gateway.send(CHAT + 1, HELLO, None, rtl=True)  # nobody's chat


async def test_a_message_of_the_person_stays_and_ours_goes(bale: Line) -> None:
    await bale.person.say("راز")
    assert await bale.gateway.delete(CHAT, 1) is False
    ident = await sent(bale)
    assert await bale.gateway.delete(CHAT, ident) is True
    assert await bale.gateway.delete(CHAT, ident) is False


async def test_being_asked_to_wait_without_a_word_of_how_long(bale: Line) -> None:
    for kind in ("429_bare", "429"):
        bale.twin.faults.add("sendMessage", kind, retry_after=1)
    request = BaleRequest()
    await request.initialize()
    url = f"{bale.connection.bot.base_url}/sendMessage"
    waits = [json.loads((await request.do_request(url, "POST"))[1])["parameters"] for _ in "12"]
    await request.shutdown()
    assert waits == [{"retry_after": 3}, {"retry_after": 1}]
    bale.twin.faults.add("sendMessage", "429", retry_after=1)
    await sent(bale)
    assert bale.connection.waits == 1
    assert len(bale.person.messages()) == 1


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_a_token_that_is_not_known_closes_no_chat(bale: Line, status: int) -> None:
    bale.twin.manner.no_token = status
    other = BotAddress("1:wrong", bale.served.url)
    connection = BaleConnection(other, nobody_moves, QUICK.network_pauses)
    with pytest.raises(CannotServeError, match="SEFID_BALE_TOKEN"):
        await connection.meet()
    await connection.close()
    bale.twin.world.token = "2:changed"
    with pytest.raises(TokenRefusedError):
        await sent(bale)


async def test_typing_is_shown_until_bale_says_that_it_cannot(bale: Line) -> None:
    await bale.gateway.working(CHAT)
    assert [action for _, _, action in bale.twin.actions] == ["typing"]
    bale.twin.faults.add("sendChatAction", "not_found", times=None)
    for _ in range(2):
        await bale.gateway.working(CHAT)
    assert len(bale.twin.calls_of("sendChatAction")) == 2


@pytest.mark.parametrize("answer", ["drop_after", "page", "http500"])
async def test_an_answer_that_is_lost_is_no_failure(bale: Line, answer: str) -> None:
    bale.twin.faults.add("sendMessage", answer)
    with pytest.raises(UnansweredError):
        await sent(bale)


async def test_files_go_out_and_come_in(bale: Line) -> None:
    sheet = document("فهرست.xlsx", b"PK", Safe("<b>فهرست</b> *"))
    picture = Outgoing(OutgoingKind.PHOTO, Safe("نمودار"), "n.png", PNG)
    for item in (note(Safe("یادداشت"), (("خانه",),)), sheet, picture):
        await bale.gateway.send_beside(CHAT, item, rtl=True, keys=KEYS)
    text, file, photo = bale.person.messages()
    assert text.reply_keyboard is None
    assert file.document is not None
    assert (file.document["name"], file.html) == ("فهرست.xlsx", "<b>فهرست</b> \u2217")
    assert file.labels
    assert photo.photo
    await bale.person.send_file("a.csv", b"0912")
    update = bale.twin.world.updates.pending[-1]
    fetch = BaleFiles(bale.connection.bot).of(update["message"]["document"]["file_id"])
    assert await fetch(100) == b"0912"


async def test_one_process_of_a_machine_polls_with_a_token(bale: Line) -> None:
    batches: list[object] = []

    async def take(batch: list[object]) -> None:
        batches.append(batch)

    pool = bale.connection.polling
    first, second = (BalePoller(bale.connection.bot, pool, take, QUICK) for _ in range(2))
    running = asyncio.create_task(first.run())
    await first.first.wait()
    with pytest.raises(CannotServeError, match="Another process") as caught:
        await second.run()
    assert caught.value.conflict
    assert str(caught.value) == BALE_TWO_POLLERS
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    bale.twin.world.token = "2:changed"
    with pytest.raises(CannotServeError, match="token"):
        await second.run()  # the lock was let go, and the token is what is wrong now
    assert "SEFID_BALE_TOKEN" in BALE_REFUSED


async def test_links_lead_to_the_bot_and_none_into_a_group(bale: Line) -> None:
    links = BaleLinks(bale.connection.username)
    assert links.chat("team_1") == f"https://ble.ir/{bale.connection.username()}?start=team_1"
    assert links.group("x") is None
    assert BaleLinks(str).chat() is None
