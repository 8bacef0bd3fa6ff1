"""Lists that are whole in memory: one page of them, and the presses that turn and narrow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from screens.context import Ctx
from screens.events import TextMessage
from screens.outcome import Outcome, Stay
from screens.screen import Data, Screen
from screens.view import Row
from screens.widgets.pager import page_of, page_row

T = TypeVar("T")
C = TypeVar("C", bound=Ctx[Any])


class ListData(Data):
    """`query`: part of a name that was typed."""

    page: int = 0
    query: str = ""


D = TypeVar("D", bound=Data)
L = TypeVar("L", bound=ListData)


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """One page of a list. `start`: the place of its first item in the whole."""

    items: Sequence[T]
    number: int
    pages: int
    start: int

    @classmethod
    def of(cls, whole: Sequence[T], number: int, size: int) -> ListPage[T]:
        """Page `number` from 0, or the last one where the list has become shorter."""
        pages = max(1, -(-len(whole) // size))
        number = min(number, pages - 1)
        start = number * size
        return cls(whole[start : start + size], number, pages, start)

    def row(self, ctx: Ctx[Any]) -> Row:
        """The buttons that turn the page; see `turns_pages`."""
        return page_row(ctx, self.number, pages=self.pages)


def turns_pages(screen: Screen[C, D]) -> None:
    """The action "page" for a screen whose data has `page`."""

    @screen.action("page")
    async def _page(_ctx: C, data: D, arg: str) -> Outcome:
        return Stay(data=data.model_copy(update={"page": page_of(arg)}))


def searches(screen: Screen[C, L]) -> None:
    """What is typed narrows the list, and the action "all" shows it whole again."""

    @screen.on_text
    async def _typed(_ctx: C, data: L, event: TextMessage) -> Outcome:
        return Stay(data=narrowed(data, event.text))

    @screen.action("all")
    async def _all(_ctx: C, data: L, _arg: str) -> Outcome:
        return Stay(data=narrowed(data, ""))


def narrowed(data: L, query: str) -> L:
    return data.model_copy(update={"page": 0, "query": query.strip()})
