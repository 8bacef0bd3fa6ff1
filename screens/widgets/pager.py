"""Pages: ◀️ and ▶️ with the page that each leads to, never a button that leads nowhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from screens.context import Ctx
from screens.screen import Data
from screens.view import Button, Row, row

T = TypeVar("T")


class PageData(Data):
    """Which page of a list, from 0."""

    page: int = 0


def page_row(ctx: Ctx[Any], page: int, *, pages: int | None = None, more: bool = False) -> Row:
    """Buttons for the action "page" with the page number (from 0) as argument.

    Give `pages` where the number is known, `more` where only the next one's existence is. Empty
    when there is one page only.
    """
    last = page + 1 >= pages if pages is not None else not more
    back, on = ctx.fmt.number(page), ctx.fmt.number(page + 2)
    following = ctx.label("nav-next", page=on)
    if pages is not None:
        following = ctx.label("nav-next-of", page=on, pages=pages)
    return row(
        Button(ctx.label("nav-previous", page=back), "page", page - 1) if page > 0 else None,
        None if last else Button(following, "page", page + 1),
    )


def page_of(arg: str) -> int:
    """The page that a press names."""
    return int(arg) if arg.isdecimal() else 0


def _placed(number: int, many: int, size: int) -> tuple[int, int, int]:
    """A page that there is, of how many, and the place of its first item."""
    pages = max(1, -(-many // size))
    number = min(number, pages - 1)
    return number, pages, number * size


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """One page of a list.

    `pages`: how many there are, 0 where that is not known; then `more` says whether another
    follows. `start`: the place of the first item. `hits`: all that fit what was searched for;
    `whole`: all that were fetched.
    """

    items: Sequence[T]
    number: int
    pages: int = 0
    start: int = 0
    more: bool = False
    hits: Sequence[T] = ()
    whole: Sequence[T] = ()

    @classmethod
    def of(
        cls, hits: Sequence[T], number: int, size: int, whole: Sequence[T] | None = None
    ) -> ListPage[T]:
        """Page `number` from 0, or the last one where the list has become shorter."""
        number, pages, start = _placed(number, len(hits), size)
        items = hits[start : start + size]
        return cls(items, number, pages, start, hits=hits, whole=hits if whole is None else whole)

    @classmethod
    async def read(
        cls,
        number: int,
        many: int,
        size: int,
        reading: Callable[[int, int], Awaitable[Sequence[T]]],
    ) -> ListPage[T]:
        """The same of `many` things of which `reading` reads so many from a place on."""
        number, pages, start = _placed(number, many, size)
        items = await reading(start, size)
        return cls(items, number, pages, start, whole=items)

    @classmethod
    def ahead(cls, things: Sequence[T], number: int, size: int) -> ListPage[T]:
        """Page `number` of what was read from its place on, with one thing more than fits."""
        more = len(things) > size
        return cls(things[:size], number, start=number * size, more=more, whole=things)

    @property
    def numbered(self) -> Sequence[tuple[int, T]]:
        """The items, each with its place in the whole list, from 1."""
        return tuple(enumerate(self.items, self.start + 1))

    def row(self, ctx: Ctx[Any]) -> Row:
        """The buttons that turn the page."""
        return page_row(ctx, self.number, pages=self.pages or None, more=self.more)
