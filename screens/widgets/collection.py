"""What lies under every list and picker: fetched, searched, cut into pages, drawn as buttons.

A `Collection` belongs to one screen. It gives that screen the actions that turn, search and tick,
and its `render` the page and the rows. Where the things come from is a `Fetch`: `whole` for what is
fetched at once, `sliced` for what the service gives page by page.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from screens.context import Ctx
from screens.events import TextMessage
from screens.outcome import Outcome, Push, Stay
from screens.route import Target
from screens.screen import Data, Screen
from screens.view import AnyButton, Button, Go, Rows, Safe, in_rows
from screens.widgets.ask import asks
from screens.widgets.multiselect import ticked
from screens.widgets.pager import ListPage, PageData, page_of

T = TypeVar("T")
C = TypeVar("C", bound=Ctx[Any])
D = TypeVar("D", bound=Data)
P = TypeVar("P", bound=PageData)


class ListData(PageData):
    """`query`: part of a name that was typed."""

    query: str = ""


class TickData(ListData):
    """`picking` shows the ticks; `chosen` holds the keys ticked on any page."""

    picking: bool = False
    chosen: frozenset[int] = frozenset()


L = TypeVar("L", bound=ListData)
Fetch = Callable[[C, D], Awaitable[ListPage[T]]]
OnChoice = Callable[[C, D, T], Awaitable[Outcome]]
Turn = Callable[[C, D, int], Awaitable[D]]
Key = int | str | tuple[int, int]


def whole(
    fetch: Callable[[C], Awaitable[Sequence[T]]],
    *,
    size: int,
    matching: Callable[[Sequence[T], str], Sequence[T]] | None = None,
) -> Fetch[C, Any, T]:
    """All things are fetched at once; `matching` leaves those that fit what was typed."""

    async def page(ctx: C, data: PageData) -> ListPage[T]:
        everything = await fetch(ctx)
        query = getattr(data, "query", "")
        hits = matching(everything, query) if matching and query else everything
        return ListPage.of(hits, data.page, size, everything)

    return page


def sliced(
    fetch: Callable[[C, P, int], Awaitable[Sequence[T]]], *, size: int, fetched: int = 50
) -> Fetch[C, P, T]:
    """The service gives `fetched` things a page, of which several of ours are cut."""

    async def page(ctx: C, data: P) -> ListPage[T]:
        service_page, offset = divmod(data.page * size, fetched)
        things = await fetch(ctx, data, service_page)
        items = things[offset : offset + size]
        # A full page of the service means that another may follow.
        more = bool(items) and (len(things) > offset + size or len(things) >= fetched)
        return ListPage(items, data.page, more=more, start=data.page * size, whole=things)

    return page


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Texts of a list that is searched: ids of labels and sentences.

    `button` and `ask`: the way to it. `everything`: the button back to all. `found`: the sentence
    with `query`, `count` and `shown`. `least`: with fewer things there is nothing to search.
    """

    button: str
    ask: str
    everything: str
    found: str
    least: int = 1


class Collection(Generic[C, D, T]):
    """The things of one screen.

    `label` says what stands on the button of a thing, `icon` what stands before that where no tick
    does. Where the text lists the things, `numbered` is the label that says their `place` instead.
    A thing leads `to` the target of its `key`, or is handed to the function of `on_choice`. `gone`
    and `keyless` are texts: a thing is no more, or came without a key and cannot be opened. `turn`:
    what the data becomes at another page, where that is more than its number.
    """

    def __init__(
        self,
        screen: Screen[C, D],
        fetch: Fetch[C, D, T],
        *,
        label: Callable[[C, T], str] = lambda _ctx, thing: str(thing),
        icon: Callable[[T], str] | None = None,
        key: Callable[[T], Key | None] = lambda thing: getattr(thing, "id"),  # noqa: B009 (T is any)
        to: Callable[[Any], Target] | None = None,
        gone: str = "",
        keyless: str = "",
        per_row: int = 1,
        numbered: str = "",
        search: Search | None = None,
        turn: Turn[C, D] | None = None,
    ) -> None:
        self.page = fetch
        self._search, self._numbered = search, numbered
        self._label, self._icon, self._key, self._to = label, icon, key, to
        self._per_row, self._gone, self._keyless = per_row, gone, keyless or gone
        self._choice: OnChoice[C, D, T] | None = None
        screen.action("show")(self._show)
        turns_pages(screen, turn)
        if issubclass(screen.data, ListData):
            searches(cast("Screen[C, ListData]", screen))
        if search is not None:
            _asks(cast("Screen[C, ListData]", screen), search.ask)
        if issubclass(screen.data, TickData):
            self._ticks(cast("Screen[C, TickData]", screen))

    def rows(self, ctx: C, data: D, page: ListPage[T]) -> Rows:
        """A button for each thing of the page, and the buttons that turn it."""
        buttons = [self._button(ctx, data, *item) for item in page.numbered]
        return (*in_rows(buttons, self._per_row), page.row(ctx))

    def _button(self, ctx: C, data: D, place: int, thing: T) -> AnyButton:
        key = self._key(thing)
        if self._numbered:
            label = ctx.label(self._numbered, place=place)
        else:
            label = self._label(ctx, thing)
        if isinstance(data, TickData) and data.picking:
            return Button(ticked(label, on=key in data.chosen), "pick", _arg(key))
        label = label if self._icon is None else f"{self._icon(thing)} {label}"
        if key is None or self._to is None:
            return Button(label, "show", _arg(key))
        return Go(label, self._to(key))

    def searching(self, ctx: C, data: ListData, page: ListPage[T]) -> Button | None:
        """The way to the search, or back from it to everything."""
        if self._search is None:
            return None
        if data.query:
            return Button(ctx.label(self._search.everything), "all")
        worth = len(page.whole) >= self._search.least
        return Button(ctx.label(self._search.button), "search") if worth else None

    def found(self, ctx: C, data: ListData, page: ListPage[T]) -> Safe | None:
        """What was searched for, and how many things fit it."""
        if self._search is None or not data.query:
            return None
        count, query = len(page.hits), ctx.fmt.name(data.query)
        return ctx.t(self._search.found, query=query, count=count)

    def on_choice(self, function: OnChoice[C, D, T]) -> OnChoice[C, D, T]:
        """The thing whose button was pressed, as it is now."""
        self._choice = function
        return function

    async def _show(self, ctx: C, data: D, arg: str) -> Outcome:
        if not arg:
            return Stay(notice=ctx.t(self._keyless))
        page = await self.page(ctx, data)
        thing = self._keyed(page, arg)
        if thing is None and page.more:  # new ones may have moved it on since the page was drawn
            further = data.model_copy(update={"page": page.number + 1})
            thing = self._keyed(await self.page(ctx, further), arg)
        if thing is None or self._choice is None:
            return Stay(notice=ctx.t(self._gone))
        return await self._choice(ctx, data, thing)

    def _keyed(self, page: ListPage[T], arg: str) -> T | None:
        return next((thing for thing in page.whole if _arg(self._key(thing)) == arg), None)

    def _ticks(self, screen: Screen[C, TickData]) -> None:
        @screen.action("picking")
        async def _picking(_ctx: C, data: TickData, _arg: str) -> Outcome:
            return _with(data, picking=not data.picking, chosen=frozenset())

        @screen.action("pick")
        async def _pick(ctx: C, data: TickData, arg: str) -> Outcome:
            if not arg:
                return Stay(notice=ctx.t(self._keyless))
            return _with(data, chosen=data.chosen ^ {int(arg)})

        @screen.action("none")
        async def _none(_ctx: C, data: TickData, _arg: str) -> Outcome:
            return _with(data, chosen=frozenset())

        @screen.action("page-all")
        async def _page_all(ctx: C, data: TickData, _arg: str) -> Outcome:
            page = await self.page(ctx, cast("D", data))
            keys = (self._key(thing) for thing in page.items)
            return _with(
                data, chosen=data.chosen | {int(str(key)) for key in keys if key is not None}
            )


def turns_pages(screen: Screen[C, D], turn: Turn[C, D] | None = None) -> None:
    """The action "page" for a screen whose data has `page`."""

    @screen.action("page")
    async def _page(ctx: C, data: D, arg: str) -> Outcome:
        page = page_of(arg)
        return _with(data, page=page) if turn is None else Stay(data=await turn(ctx, data, page))


def searches(screen: Screen[C, L]) -> None:
    """What is typed narrows the list, also behind its command; "all" shows it whole again."""

    @screen.on_text
    async def _typed(_ctx: C, data: L, event: TextMessage) -> Outcome:
        return Stay(data=narrowed(data, event.text))

    @screen.action("all")
    async def _all(_ctx: C, data: L, _arg: str) -> Outcome:
        return Stay(data=narrowed(data, ""))

    if screen.entry is None:

        @screen.open
        async def _open(_ctx: C, words: str) -> Outcome:
            return Push(screen.route.holding(narrowed(screen.data(), words)))


def _asks(screen: Screen[C, L], question: str) -> None:
    """The action "search", for who does not know that typing is enough."""

    @asks(screen, "search", question)
    async def _asked(_ctx: C, data: L, typed: str) -> Outcome:
        return Stay(data=narrowed(data, typed))


def narrowed(data: L, query: str) -> L:
    return data.model_copy(update={"page": 0, "query": query.strip()})


def _arg(key: Key | None) -> str:
    """What the button of a thing carries; nothing where it has no key."""
    return "" if key is None else str(key)


def _with(data: Data, **changes: object) -> Outcome:
    return Stay(data=data.model_copy(update=changes))
