"""What was looked for in vain is the new group's name, so that nobody types it twice."""

from __future__ import annotations

from handlers.shared.narrow import whole_row
from handlers.shared.new_group import read_name
from handlers.shared.services import Ctx
from screens import Button
from screens.text.bidi import isolate


def make_button(ctx: Ctx, typed: str) -> Button | None:
    """Makes a group of that name, in a row of its own; None where it is no name to have."""
    name = read_name(typed)
    if name is None:
        return None
    shown = whole_row(ctx, name, ctx.label("book-pick-make", group=""))
    return Button(ctx.label("book-pick-make", group=isolate(shown)), "make")
