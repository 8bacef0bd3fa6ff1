"""The toy bot on messengers that can do less: what one lacks is left out, and nothing is lost."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from messengers.telegram.capabilities import TELEGRAM
from messengers.telegram.wanted import wanted
from sandbox.telegram import Message
from screens import (
    Button,
    Catalogue,
    Copy,
    NoData,
    Outcome,
    Push,
    Route,
    Safe,
    Screen,
    Stay,
    Style,
    View,
    document,
    lines,
    note,
    rows,
)
from screens.messenger import Capabilities, Copies, Edits
from tests.screens.conftest import ROOT, Toy
from tests.screens.toy import ToyCtx

TITLE = "پررنگ & ساده"
CODE = "0912<3>"
MENU = (("خانه", "ارسال"),)
RICH = Route("rich", NoData)
QUOTING = Route("quoting", NoData)
LONG, FAR = "ب" * 5000, "9" * 24


QUOTED = "کد *۵* و _۶_ & <۷>"


def less(**what: Any) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("can", [replace(TELEGRAM, **what)], ids=[*what][:1])


@pytest.fixture
def catalogue(catalogue: Catalogue) -> Catalogue:
    rich: Screen[ToyCtx, NoData] = Screen(RICH)

    @rich.open
    async def opened(_ctx: ToyCtx, _args: str) -> Outcome:
        return Push(RICH(), files=(note(Safe("منو"), MENU),))

    @rich.render
    async def draw(_ctx: ToyCtx, _data: NoData) -> View:
        return View(
            Safe("<b>پررنگ</b> &amp; ساده"),
            rows(
                [Button("برو", "go", style=Style.SUCCESS), Copy("رونوشت", CODE)],
                [Button("بلند", "long"), Button("دور", "go", FAR), Button("فایل", "file")],
            ),
        )

    @rich.action("go")
    async def go(ctx: ToyCtx, _data: NoData, arg: str) -> Outcome:
        ctx.services.acts.append(f"go {arg}")
        return Stay(notice=Safe("انجام شد"))

    @rich.action("long")
    async def long(_ctx: ToyCtx, _data: NoData, _arg: str) -> Outcome:
        return Stay(notice=Safe(LONG))

    @rich.action("file")
    async def file(_ctx: ToyCtx, _data: NoData, _arg: str) -> Outcome:
        return Stay(files=(document("a.txt", b"hello", Safe(f"<i>{'پ' * 900}</i>")),))

    quoting: Screen[ToyCtx, NoData] = Screen(QUOTING)

    @quoting.open
    async def open_quoting(_ctx: ToyCtx, args: str) -> Outcome:
        return Push(QUOTING(), toast=args)

    @quoting.render
    async def draw_quoting(ctx: ToyCtx, _data: NoData) -> View:
        texts = (QUOTED * 20,) if ctx.services.acts else (QUOTED,)
        return View(lines("متن:", *map(ctx.fmt.quote, texts)), rows([ctx.home()]))

    catalogue.add(rich, quoting)
    catalogue.command("quoting", QUOTING)
    catalogue.command("rich", RICH)
    return catalogue


async def rich(toy: Toy, *where: Any, **how: Any) -> Message:
    await toy.person.command("/rich", *where, **how)
    screen = await toy.person.wait_for(TITLE, chat=where[0] if where else None)
    await toy.settled()
    return screen


async def went(toy: Toy) -> Message:
    screen = await toy.person.after(toy.person.press("برو"), "انجام شد")
    await toy.settled()
    return screen


def styles(message: Message) -> set[str | None]:
    return {button.style for row in message.buttons for button in row}


async def test_telegram_is_given_all_of_it(toy: Toy) -> None:
    screen = await rich(toy)
    assert "<b>" in screen.html
    assert styles(screen) == {"success", None}
    assert CODE in {button.copy for row in screen.buttons for button in row}
    assert CODE not in screen.plain
    menu = next(one for one in toy.person.messages() if one.plain == "منو")
    assert menu.reply_keyboard
    assert (await went(toy)).id == screen.id


@less(styles=False)
async def test_without_styles_no_button_has_one(toy: Toy) -> None:
    assert styles(await rich(toy)) == {None}
    assert styles(await went(toy)) == {None}


@less(copies=Copies.NONE)
async def test_without_copy_buttons_the_text_is_there_to_be_copied_by_hand(toy: Toy) -> None:
    screen = await rich(toy)
    assert "رونوشت" not in screen.labels
    assert f"رونوشت\n{CODE}" in screen.plain
    assert CODE.replace("<", "&lt;").replace(">", "&gt;") in screen.html


@less(markup=False)
async def test_without_markup_no_tag_is_seen_and_no_character_is_lost(toy: Toy) -> None:
    screen = await rich(toy)
    assert screen.plain == TITLE
    assert not screen.entities
    call = toy.twin.calls_of("sendMessage")[-1]
    assert "parse_mode" not in call.params


@less(persistent_menu=False)
async def test_without_a_menu_the_note_comes_without_a_keyboard(toy: Toy) -> None:
    await rich(toy)
    menu = next(one for one in toy.person.messages() if one.plain == "منو")
    assert not menu.reply_keyboard


@less(topics=False)
async def test_without_topics_nobody_is_answered_in_one(toy: Toy) -> None:
    group = toy.twin.group(-1005, members=[1001], kind="supergroup")
    screen = await rich(toy, group, topic=group.topic("فروش"))
    assert screen.topic is None
    assert await toy.navigator.push(-1005, 1001, news) == "sent"
    assert toy.person.last(group).topic is None


async def news(_ctx: object) -> View:
    return View(Safe("خبر"), rows([Copy("رونوشت", CODE)]), silent=True)


@less(silent_push=False)
async def test_where_all_comes_with_a_sound_silence_is_not_asked_for(toy: Toy) -> None:
    await rich(toy)
    assert await toy.navigator.push(1001, 1001, news) == "sent"
    assert "disable_notification" not in toy.twin.calls_of("sendMessage")[-1].params


@less(copies=Copies.NONE)
async def test_a_push_is_adapted_as_a_screen_is(toy: Toy) -> None:
    await rich(toy)
    assert await toy.navigator.push(1001, 1001, news) == "sent"
    assert CODE in toy.person.last().plain


@less(edits=Edits.NONE)
async def test_where_nothing_can_be_edited_each_screen_is_a_message_and_acts_once(toy: Toy) -> None:
    first = await rich(toy)
    second = await went(toy)
    assert second.id > first.id
    assert not toy.twin.calls_of("editMessageText")
    assert not toy.twin.calls_of("editMessageReplyMarkup")
    pressing = await toy.person.raw_press(first.button("برو").data or "", first.id)
    await toy.person.wait_answered(pressing)
    await toy.settled()
    assert toy.services.acts == ["go "], "a keyboard that is left behind is stale"


@less(edits=Edits.NONE)
async def test_where_nothing_can_be_edited_a_live_screen_is_drawn_once(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write x"), "متن")
    await toy.person.after(toy.person.press("live"), "زنده")
    await toy.settled()
    sent = len(toy.person.messages())
    for _ in range(3):
        await toy.due()
    assert len(toy.person.messages()) == sent


@less(edits=Edits.UNSURE)
async def test_an_edit_that_is_refused_is_sent_anew_once(toy: Toy) -> None:
    first = await rich(toy)
    toy.twin.faults.add("editMessageText", "bad_request", text="nobody knows why", times=1)
    toy.twin.faults.add("editMessageReplyMarkup", "bad_request", text="nobody knows why", times=1)
    second = await went(toy)
    assert second.id > first.id
    await toy.person.wait_answered(await toy.person.press("برو"))
    await toy.settled()
    assert toy.services.acts == ["go ", "go "]
    bots = [one for one in toy.person.messages() if TITLE in one.plain]
    assert [one.id for one in bots] == [first.id, second.id], "the next one is edited again"
    assert toy.parts.counts["bugs"] == 0


@less(message_units=300)
async def test_a_text_is_cut_to_what_a_message_holds(toy: Toy) -> None:
    await rich(toy)
    screen = await toy.person.after(toy.person.press("بلند"), "ببب")
    assert len(screen.text) <= 300
    assert "…" in screen.plain


@less(caption_units=100)
async def test_a_caption_is_cut_to_what_one_holds(toy: Toy) -> None:
    await rich(toy)
    file = await toy.person.after(toy.person.press("فایل"), lambda one: one.document is not None)
    assert len(file.text) <= 100


@pytest.mark.parametrize(
    ("can", "acts"), [(TELEGRAM, [f"go {FAR}"]), (replace(TELEGRAM, callback_bytes=48), [])]
)
async def test_an_argument_that_a_button_cannot_hold_is_said(toy: Toy, acts: list[str]) -> None:
    await rich(toy)
    await toy.person.wait_answered(await toy.person.press("دور"))
    await toy.settled()
    assert toy.services.acts == acts


async def test_a_quote_is_shown_as_it_is(toy: Toy) -> None:
    await toy.person.command("/quoting")
    shown = await toy.person.wait_for(QUOTED)
    assert len(shown.labels) == 1


@less(reshaped="*_&<")
async def test_a_quote_whose_signs_cannot_be_shown_is_had_byte_for_byte(toy: Toy) -> None:
    await toy.person.command("/quoting")
    short = await toy.person.wait_for("* _ & <")
    assert short.buttons[0][0].copy == QUOTED
    toy.services.acts.append("long")
    await toy.person.command("/quoting")
    long = await toy.person.wait_for("* _ & <")
    assert not [button for row in long.buttons for button in row if button.copy]
    await toy.person.press(long.labels[0], long)
    file = await toy.person.wait_for(lambda message: message.document is not None)
    assert file.document is not None
    assert toy.twin.world.files[file.document["file_id"]].data.decode() == QUOTED * 20


@less(reshaped="*_&<")
@pytest.mark.parametrize("texts", [(QUOTED * 20,), (QUOTED, "_۷_")], ids=["long", "two"])
async def test_a_pushed_quote_that_no_button_copies_comes_as_a_file_behind(
    toy: Toy, texts: tuple[str, ...]
) -> None:
    async def build(ctx: ToyCtx) -> View:
        return View(lines(*map(ctx.fmt.quote, texts)), rows([ctx.home()]), bind=("thing", "7"))

    assert await toy.navigator.push(1001, 1001, build) == "sent"
    told, file = toy.person.messages()
    assert "* _ & <" in told.plain or "* _" in told.plain
    assert told.labels
    assert file.document is not None
    content = toy.twin.world.files[file.document["file_id"]].data.decode()
    assert content == "\n\n".join(texts)
    toy.twin.faults.add("sendDocument", "forbidden")
    assert await toy.navigator.push(1001, 1001, build) == "sent", "it is not told twice for a file"
    assert len(toy.person.messages()) == 3


@less(reshaped="*_&<", copies=Copies.UNSURE)
async def test_where_copying_is_unsure_a_text_is_to_be_had_otherwise_too(toy: Toy) -> None:
    screen = await rich(toy)
    assert CODE in {button.copy for row in screen.buttons for button in row}
    assert f"رونوشت\n{CODE}" in screen.plain
    await toy.person.command("/quoting")
    short = await toy.person.wait_for("* _ & <")
    file, copied = short.buttons[0]  # read from the right
    assert copied.copy == QUOTED
    await toy.person.press(file.label, short)
    sent = await toy.person.wait_for(lambda message: message.document is not None)
    assert sent.document is not None
    assert toy.twin.world.files[sent.document["file_id"]].data.decode() == QUOTED


@less(buttons=3)
async def test_a_keyboard_that_is_too_large_is_a_bug_of_ours(toy: Toy) -> None:
    with pytest.raises(ValueError, match="more than 3 buttons"):
        await toy.navigator.push(1001, 1001, crowded)


async def crowded(ctx: Any) -> View:
    return View(Safe("x"), rows([ctx.home()] * 4))


def test_changes_of_membership_are_fetched_where_there_are_such() -> None:
    for kind in ("my_chat_member", "chat_member"):
        assert kind in wanted(TELEGRAM)
        assert kind not in wanted(replace(TELEGRAM, member_updates=False))


@pytest.mark.parametrize("messenger", ["telegram", "bale"])
def test_every_capability_is_named_for_each_messenger(messenger: str) -> None:
    """A new one gets its line there, so that each messenger is asked for it as well."""
    page = (ROOT / f"messengers/{messenger}/capabilities.py").read_text("utf-8")
    assert not [field.name for field in fields(Capabilities) if f" {field.name}=" not in page]
