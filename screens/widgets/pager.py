"""Pages: ◀️ page n ▶️, never a button that leads nowhere."""

from __future__ import annotations

from typing import Any

from screens.context import Ctx
from screens.view import Button, Row, row


def page_row(ctx: Ctx[Any], page: int, *, pages: int | None = None, more: bool = False) -> Row:
    """Buttons for the action "page" with the page number (from 0) as argument.

    Give `pages` where the number is known, `more` where only the next one's existence is. The
    middle button draws the page again. Empty when there is one page only.
    """
    last = page + 1 >= pages if pages is not None else not more
    if page == 0 and last:
        return ()
    shown = ctx.fmt.number(page + 1)
    if pages is None:
        here = ctx.label("nav-page-only", page=shown)
    else:
        here = ctx.label("nav-page", page=shown, pages=ctx.fmt.number(pages))
    return row(
        Button(ctx.label("nav-previous"), "page", page - 1) if page > 0 else None,
        Button(here, "page", page),
        None if last else Button(ctx.label("nav-next"), "page", page + 1),
    )


def page_of(arg: str, *, pages: int | None = None) -> int:
    """The page that a press names, brought into range."""
    number = int(arg) if arg.isdecimal() else 0
    return number if pages is None else max(0, min(number, pages - 1))
