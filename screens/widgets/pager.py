"""Pages: ◀️ and ▶️ with the page that each leads to, never a button that leads nowhere."""

from __future__ import annotations

from typing import Any

from screens.context import Ctx
from screens.view import Button, Row, row


def page_row(ctx: Ctx[Any], page: int, *, pages: int | None = None, more: bool = False) -> Row:
    """Buttons for the action "page" with the page number (from 0) as argument.

    Give `pages` where the number is known, `more` where only the next one's existence is. Empty
    when there is one page only.
    """
    last = page + 1 >= pages if pages is not None else not more
    back, on = ctx.fmt.number(page), ctx.fmt.number(page + 2)
    following = ctx.label("nav-next", page=on)
    if pages is not None:
        following = ctx.label("nav-next-of", page=on, pages=ctx.fmt.number(pages))
    return row(
        Button(ctx.label("nav-previous", page=back), "page", page - 1) if page > 0 else None,
        None if last else Button(following, "page", page + 1),
    )


def page_of(arg: str, *, pages: int | None = None) -> int:
    """The page that a press names, brought into range."""
    number = int(arg) if arg.isdecimal() else 0
    return number if pages is None else max(0, min(number, pages - 1))
