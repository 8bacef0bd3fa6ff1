"""Buttons that only lead somewhere, pressed: over a screen, under a push, to an entry."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from pydantic import Field, JsonValue

from screens import Catalogue, Data, Outcome, Pop, Push, Safe, Screen, Stay, TextMessage, View, rows
from screens.callback import Callback
from screens.context import Ctx
from screens.navigator import Build
from screens.route import Address, Route, Target
from screens.state import MAX_DEPTH, State, read
from screens.view import Button, Go
from tests.screens.conftest import Toy
from tests.screens.errors import ToldError
from tests.screens.toy import Text, ToyCtx

PERSON = 1001
SHELF_TITLE, THING_TITLE, BELOW = "shelf", "thing", "turn"


class ShelfData(Data):
    page: int = 0


class ThingData(Data):
    id: int
    kind: str = "book"
    tags: tuple[str, ...] = ()


SHELF = Route("shelf", ShelfData)
THING = Route("thing", ThingData)
WRITE = Address("write")


@dataclass
class Shown:
    """What the shelf's buttons lead to; tests choose."""

    to: Target


@pytest.fixture
def shown() -> Shown:
    return Shown(THING(id=5, kind="lamp"))


@pytest.fixture
def catalogue(catalogue: Catalogue, shown: Shown) -> Catalogue:
    shelf: Screen[ToyCtx, ShelfData] = Screen(SHELF)
    thing: Screen[ToyCtx, ThingData] = Screen(THING)

    @shelf.render
    async def draw_shelf(ctx: ToyCtx, data: ShelfData) -> View:
        leading = [Go("to", shown.to), Go("words", WRITE.entry("hello"))]
        leading += [Go("ask", shown.to, tag="page"), Go("over", WRITE.entry("hello"), over=True)]
        acting = [Button(BELOW, "turn"), Button("fail", "fail")]
        return View(Safe(f"{SHELF_TITLE} {data.page}"), rows(leading, acting, [ctx.home()]))

    @shelf.action("turn")
    async def turn(_ctx: ToyCtx, data: ShelfData, _arg: str) -> Outcome:
        return Stay(data=ShelfData(page=data.page + 1))

    @shelf.action("fail")
    async def fail(_ctx: ToyCtx, _data: ShelfData, _arg: str) -> Outcome:
        raise ToldError

    @thing.render
    async def draw_thing(ctx: ToyCtx, data: ThingData) -> View:
        text = Safe(f"{THING_TITLE} {data.id} {data.kind}")
        take = Button("take", "take")
        return View(text, rows([Go("on", SHELF(page=data.id)), take, ctx.back()]))

    @thing.action("take")
    async def take(_ctx: ToyCtx, data: ThingData, _arg: str) -> Outcome:
        return Pop(result=data.id)

    @shelf.on_answer("page")
    async def taken(_ctx: ToyCtx, _data: ShelfData, value: JsonValue) -> Outcome:
        return Stay(data=ShelfData(page=int(str(value))))

    catalogue.add(shelf, thing)
    catalogue.command("shelf", SHELF)
    return catalogue


def state_of(toy: Toy) -> State:
    state = read(toy.store.rows[PERSON, PERSON])
    assert state is not None
    return state


def screens_of(toy: Toy) -> list[str]:
    return [frame.screen for frame in state_of(toy).stack]


def news(to: Target) -> Build:
    async def build(_ctx: Ctx[object]) -> View:
        return View(Safe("news"), rows([Go("go", to)]))

    return build


async def on_the_shelf(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/shelf"), f"{SHELF_TITLE} 0")
    await toy.settled()


async def test_over_a_screen_it_is_laid_and_back_leads_to_what_was_there(toy: Toy) -> None:
    await on_the_shelf(toy)
    shelf = await toy.person.after(toy.person.press(BELOW), f"{SHELF_TITLE} 1")
    await toy.settled()

    thing = await toy.person.after(toy.person.press("to"), f"{THING_TITLE} 5 lamp")
    assert thing.id == shelf.id
    await toy.settled()
    await toy.person.press(toy.parts.translator.words("fa").plain("nav-back"))

    await toy.person.wait_for(f"{SHELF_TITLE} 1")
    await toy.settled()
    assert screens_of(toy) == ["home", "shelf"]


async def test_what_the_screen_hands_down_comes_with_the_tag(toy: Toy) -> None:
    await on_the_shelf(toy)
    for label, shown_page in (("to", 0), ("ask", 5)):
        await toy.person.after(toy.person.press(label), f"{THING_TITLE} 5 lamp")
        await toy.settled()
        await toy.person.after(toy.person.press("take"), f"{SHELF_TITLE} {shown_page}")
        await toy.settled()

    assert screens_of(toy) == ["home", "shelf"]


async def test_pressed_twice_it_leads_once(toy: Toy) -> None:
    await on_the_shelf(toy)
    screen = toy.person.last()
    data = screen.button("to").data or ""
    for _ in range(3):
        query = await toy.person.raw_press(data, screen.id)
        await toy.person.wait_answered(query)
        await toy.settled()

    assert screens_of(toy) == ["home", "shelf", "thing"]
    assert toy.parts.counts["stale"] == 2


async def test_forged_or_pressed_by_somebody_else_it_leads_nowhere(toy: Toy) -> None:
    await on_the_shelf(toy)
    before = state_of(toy)
    data = toy.person.last().button("to").data or ""
    codec, top = toy.parts.codec, before.top
    foreign = codec.encode(PERSON, Callback(7, top.id, top.revision, "_go", "thing:6"))
    elsewhere = codec.encode(7, Callback(PERSON, top.id, top.revision, "_go", "thing:6"))

    for payload in (data.replace("thing:5", "thing:6"), foreign, elsewhere):
        query = await toy.person.raw_press(payload, toy.person.last().id)
        await toy.person.wait_answered(query)
        await toy.settled()

    assert state_of(toy) == before
    assert (toy.parts.counts["forged"], toy.parts.counts["foreign"]) == (2, 1)


async def test_under_a_push_it_works_for_ever_and_leaves_what_is_open(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write half a text"), "half a text")
    assert await toy.navigator.push(PERSON, PERSON, news(THING(id=8))) == "sent"
    message = await toy.person.wait_for("news", fresh=False)

    for _ in range(2):
        thing = await toy.person.after(toy.person.press("go", message), f"{THING_TITLE} 8 book")
        assert thing.id != message.id
        await toy.settled()
        assert screens_of(toy) == ["home", "thing"]

    assert Text.model_validate(state_of(toy).parked["write"]).text == "half a text"


async def test_to_an_entry_it_opens_as_the_command_does(toy: Toy) -> None:
    await on_the_shelf(toy)
    shelf = toy.person.last()

    await toy.person.press("words")

    assert (await toy.person.wait_for("متن: hello")).id == shelf.id
    await toy.settled()
    assert screens_of(toy) == ["home", "write"]


async def test_to_an_entry_over_a_screen_back_leads_to_what_was_there(toy: Toy) -> None:
    await on_the_shelf(toy)
    data = toy.person.last().button("over").data or ""

    for _ in range(2):
        query = await toy.person.raw_press(data, toy.person.last().id)
        await toy.person.wait_answered(query)
        await toy.settled()

    assert toy.person.last().plain.startswith("متن: hello")
    assert screens_of(toy) == ["home", "shelf", "write"]
    assert toy.parts.counts["stale"] == 1


@pytest.mark.parametrize(
    "to",
    [
        THING(id=5, kind="k" * 60),
        THING(id=5, kind="گل"),
        THING(id=5, kind="a,b"),
        THING(id=5, kind=""),
        THING(id=5, tags=("a",)),
    ],
    ids=["long", "not-ascii", "comma", "empty", "list"],
)
async def test_what_callback_data_cannot_hold_is_drawn_and_said(
    toy: Toy, shown: Shown, to: Target, caplog: pytest.LogCaptureFixture
) -> None:
    shown.to = to
    await on_the_shelf(toy)
    before = state_of(toy)

    query = await toy.person.press("to")
    await toy.person.wait_answered(query)
    await toy.settled()

    assert "does not fit" in caplog.text
    assert "پنل" in toy.person.toasts[-1].text
    assert screens_of(toy) == [frame.screen for frame in before.stack]
    await toy.person.after(toy.person.press("fail"), "چیزی ارسال نشد")
    assert toy.parts.counts["bugs"] == 0


class Later(Data):
    id: int = Field(ge=100)


@pytest.mark.parametrize("to", [Route("gone", ThingData)(id=1), THING.holding(ThingData(id=1))])
async def test_an_old_button_to_what_is_no_more_says_so(
    toy: Toy, catalogue: Catalogue, to: Target
) -> None:
    await on_the_shelf(toy)
    await toy.navigator.push(PERSON, PERSON, news(to))
    message = await toy.person.wait_for("news", fresh=False)
    catalogue.screens["thing"].data = Later

    await toy.person.press("go", message)

    lost = toy.parts.translator.words("fa").plain("engine-lost")
    await toy.person.wait_for(lost[:20])
    await toy.settled()
    assert screens_of(toy) == ["home"]
    assert toy.parts.counts["bugs"] == 0


@pytest.mark.long
async def test_two_screens_that_lead_to_each_other_do_not_pile_up(toy: Toy) -> None:
    await on_the_shelf(toy)
    for turn in range(MAX_DEPTH):
        label, title = ("on", SHELF_TITLE) if turn % 2 else ("to", THING_TITLE)
        await toy.person.after(toy.person.press(label), title)
        await toy.settled()

    assert len(state_of(toy).stack) == MAX_DEPTH
    assert screens_of(toy)[0] == "home"


async def test_words_behind_a_command_that_reads_none_say_nothing(toy: Toy) -> None:
    await toy.person.command("/shelf any words, 7")

    await toy.person.wait_for(f"{SHELF_TITLE} 0")


async def test_typed_words_go_to_the_screen_that_it_led_to(toy: Toy, catalogue: Catalogue) -> None:
    thing = catalogue.screens["thing"]

    @thing.on_text
    async def typed(_ctx: ToyCtx, data: ThingData, event: TextMessage) -> Outcome:
        return Push(THING(id=data.id + 1, kind=event.text))

    await on_the_shelf(toy)
    await toy.person.after(toy.person.press("to"), f"{THING_TITLE} 5")
    await toy.person.say("chair")

    await toy.person.wait_for(f"{THING_TITLE} 6 chair")


def test_what_sets_fields_names_fields_of_the_data() -> None:
    shelf: Screen[ToyCtx, ShelfData] = Screen(SHELF)

    shelf.sets("first", page=0)

    assert set(shelf.actions) == {"first"}
    with pytest.raises(ValueError, match="row"):
        shelf.sets("top", row=0)
