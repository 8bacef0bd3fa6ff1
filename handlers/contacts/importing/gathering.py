"""People gathered to be added by hand: what a menu press interrupted is there again next time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import JsonValue

from handlers.contacts.importing.people import BATCH, Person
from handlers.shared.services import Ctx
from screens.outcome import Push

SCREEN = "contact-add"


def left_behind(ctx: Ctx) -> tuple[int, tuple[Person, ...]]:
    """The group and the people that were gathered before the screen was left by a command."""
    left: dict[str, Any] = dict(ctx.parked.get(SCREEN, {}))
    people = tuple(Person(*row) for row in left.get("people", ()))
    return int(left.get("group_id") or 0), people


def gather(ctx: Ctx, group_id: int = 0, people: Sequence[Person] = ()) -> Push:
    """To the screen that gathers people: those from before first, which is said; then these.

    Nobody is dropped: where all do not fit, those from before wait alone.
    """
    before_group, before = left_behind(ctx)
    known = {one.mobile: one for one in (*before, *people)}
    gathered = tuple(known.values()) if len(known) <= BATCH else before
    listed: list[JsonValue] = [[*one[:-1], list(one.groups)] for one in gathered]
    notice = None
    if len(known) > BATCH:
        notice = ctx.t("book-add-full", shown=ctx.fmt.number(BATCH))
    elif before:
        shown = ctx.fmt.number(len(before))
        notice = ctx.t("contacts-gathered", count=len(before), shown=shown)
    data: dict[str, JsonValue] = {"group_id": group_id or before_group, "people": listed}
    return Push(SCREEN, data, notice=notice)
