"""A list with a card, made of a `Collection`, in a conversation: pages, search, ticks, choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from sandbox.bot_api.sight import visible
from screens import Button, Catalogue, Data, Outcome, Push, Safe, Screen, View, lines, rows
from screens.route import Route
from screens.state import read
from screens.widgets import Collection, ListPage, PageData, Search, TickData, whole
from tests.screens.conftest import Toy
from tests.screens.toy import ToyCtx

PERSON = 1001
SIZE = 4


class Fruit(NamedTuple):
    id: int
    name: str


class FruitData(Data):
    id: int
    name: str


class SlicedData(PageData):
    """`turned`: how often its page was turned."""

    turned: int = 0


FRUITS = Route("fruits", TickData)
COUNTED = Route("counted", SlicedData)
FRUIT = Route("fruit", FruitData)


@pytest.fixture
def basket() -> list[Fruit]:
    return [Fruit(number, f"fruit{number}") for number in range(1, 11)]


@pytest.fixture
def catalogue(catalogue: Catalogue, basket: list[Fruit]) -> Catalogue:
    listing: Screen[ToyCtx, TickData] = Screen(FRUITS)
    card: Screen[ToyCtx, FruitData] = Screen(FRUIT)

    async def fetch(_ctx: ToyCtx) -> Sequence[Fruit]:
        return list(basket)

    def matching(things: Sequence[Fruit], query: str) -> Sequence[Fruit]:
        return [thing for thing in things if query in thing.name]

    fruits = Collection(
        listing,
        whole(fetch, size=SIZE, matching=matching),
        label=lambda _ctx, fruit: fruit.name,
        icon=lambda _fruit: "*",
        gone="toy-gone",
        per_row=2,
        search=Search(
            button="toy-search", ask="toy-search-ask", everything="toy-all", found="toy-found"
        ),
    )

    @listing.render
    async def draw(ctx: ToyCtx, data: TickData) -> View:
        page = await fruits.page(ctx, data)
        chosen = " ".join(str(number) for number in sorted(data.chosen))
        tools = [Button("picking", "picking"), Button("page-all", "page-all")]
        tools += [Button("none", "none")]
        return View(
            lines("list", fruits.found(ctx, data, page), Safe(f"chosen: {chosen}.")),
            rows(*fruits.rows(ctx, data, page), [fruits.searching(ctx, data, page)], tools),
        )

    @fruits.on_choice
    async def chosen(_ctx: ToyCtx, _data: TickData, fruit: Fruit) -> Outcome:
        return Push(FRUIT(id=fruit.id, name=fruit.name))

    @card.render
    async def draw_card(ctx: ToyCtx, data: FruitData) -> View:
        return View(Safe(f"card {data.name}"), rows([ctx.back()]))

    catalogue.add(listing, card, counted(basket))
    catalogue.command("fruits", FRUITS)
    catalogue.command("counted", COUNTED)
    return catalogue


def counted(basket: list[Fruit]) -> Screen[ToyCtx, SlicedData]:
    """A list of pages whose buttons count the things that its text names."""
    screen: Screen[ToyCtx, SlicedData] = Screen(COUNTED)

    async def fetch(_ctx: ToyCtx, data: SlicedData) -> ListPage[Fruit]:
        start = data.page * SIZE
        return ListPage.ahead(basket[start : start + SIZE + 1], data.page, SIZE)

    async def turn(_ctx: ToyCtx, data: SlicedData, page: int) -> SlicedData:
        return SlicedData(page=page, turned=data.turned + 1)

    fruits = Collection(screen, fetch, numbered="toy-number", gone="toy-gone", turn=turn)

    @screen.render
    async def draw(ctx: ToyCtx, data: SlicedData) -> View:
        page = await fruits.page(ctx, data)
        names = [Safe(f"{place} {fruit.name}") for place, fruit in page.numbered]
        title = f"list turned {data.turned}"
        return View(lines(title, *names), rows(*fruits.rows(ctx, data, page)))

    @fruits.on_choice
    async def chosen(_ctx: ToyCtx, _data: SlicedData, fruit: Fruit) -> Outcome:
        return Push(FRUIT(id=fruit.id, name=fruit.name))

    return screen


async def pressed(toy: Toy, label: str, shows: str) -> None:
    await toy.person.after(toy.person.press(label), shows)
    await toy.settled()


async def opened(toy: Toy, words: str = "") -> None:
    await toy.person.after(toy.person.command(f"/fruits {words}".strip()), "list")
    await toy.settled()


def fruits_of(toy: Toy) -> list[str]:
    labels = (label.split()[-1] for label in toy.person.last().labels)
    return [label for label in labels if label.startswith("fruit")]


def data_of(toy: Toy) -> TickData:
    state = read(toy.store.rows[PERSON, PERSON])
    assert state is not None
    return TickData.model_validate(state.top.data)


async def test_its_pages_are_turned_and_a_thing_opens_its_card(toy: Toy) -> None:
    await opened(toy)
    assert sorted(fruits_of(toy)) == ["fruit1", "fruit2", "fruit3", "fruit4"]
    await pressed(toy, toy.parts.translator.words("fa").plain("nav-next-of", page="۲", pages="۳"),
                  "list")  # fmt: skip
    assert sorted(fruits_of(toy)) == ["fruit5", "fruit6", "fruit7", "fruit8"]
    await pressed(toy, "* fruit6", "card fruit6")


async def test_what_is_typed_narrows_it_and_all_shows_it_whole(toy: Toy) -> None:
    await opened(toy)
    await toy.person.after(toy.person.say("10"), "found 10: ۱")
    await toy.settled()
    assert fruits_of(toy) == ["fruit10"]
    await pressed(toy, "everything", "list")
    assert data_of(toy) == TickData()


async def test_the_button_asks_and_searches_as_typing_does(toy: Toy) -> None:
    await opened(toy)
    await pressed(toy, "search", "what to search for?")
    await toy.person.after(toy.person.say(" 10 "), "found 10: ۱")
    await toy.settled()
    assert data_of(toy).query == "10"


async def test_words_behind_its_command_are_searched_for(toy: Toy) -> None:
    await opened(toy, "fruit9")
    assert fruits_of(toy) == ["fruit9"]


async def test_ticks_hold_over_pages_and_end_with_picking(toy: Toy) -> None:
    await opened(toy)
    await pressed(toy, "picking", "list")
    await pressed(toy, "fruit2", "chosen: 2.")
    await pressed(toy, "page-all", "chosen: 1 2 3 4.")
    await pressed(toy, "fruit3", "chosen: 1 2 4.")
    await pressed(toy, "none", "chosen: .")
    await pressed(toy, "fruit1", "chosen: 1.")
    await pressed(toy, "picking", "chosen: .")
    assert not data_of(toy).picking


async def test_a_thing_that_is_gone_is_said(toy: Toy, basket: list[Fruit]) -> None:
    await opened(toy)
    del basket[1]
    await pressed(toy, "* fruit2", "it is gone")
    assert sorted(fruits_of(toy)) == ["fruit1", "fruit3", "fruit4", "fruit5"]


async def test_numbered_things_are_counted_on_over_the_pages(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/counted"), "list turned 0")
    await toy.settled()
    await pressed(toy, _turning(toy, "۲"), "list turned 1")
    await pressed(toy, _turning(toy, "۳"), "list turned 2")
    shown = toy.person.last()
    assert shown.plain.splitlines()[1:] == ["9 fruit9", "10 fruit10"]
    assert [visible(label) for label in shown.labels] == ["no. ۹", "no. ۱۰", "▶️ قبلی (۲)"]
    await pressed(toy, "no. ۱۰", "card fruit10")


async def test_a_thing_that_new_ones_moved_to_the_next_page_is_found(
    toy: Toy, basket: list[Fruit]
) -> None:
    await toy.person.after(toy.person.command("/counted"), "list turned 0")
    await toy.settled()
    basket[:0] = [Fruit(number, f"new{number}") for number in (21, 22, 23)]
    await pressed(toy, "no. ۴", "card fruit4")


def _turning(toy: Toy, page: str) -> str:
    return toy.parts.translator.words("fa").plain("nav-next", page=page)
