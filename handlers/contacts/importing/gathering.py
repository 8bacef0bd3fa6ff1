"""People gathered to be added by hand: what a menu press interrupted is there again next time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers.contacts.importing.people import BATCH, NewContact
from handlers.contacts.routes import CONTACT_ADD
from handlers.shared.services import Ctx
from screens.events import ContactIn
from screens.outcome import Push, Stay
from screens.view import lines


def left_behind(ctx: Ctx) -> tuple[int, tuple[NewContact, ...]]:
    """The group and the people that were gathered before the screen was left by a command."""
    parked: dict[str, Any] = dict(ctx.parked.get(CONTACT_ADD.ident, {}))
    people = tuple(NewContact(*row) for row in parked.get("people", ()))
    return int(parked.get("group_id") or 0), people


def gather(
    ctx: Ctx, group_id: int = 0, people: Sequence[NewContact] = (), unclear: int = 0
) -> Push:
    """To the screen that gathers people: those from before first, which is said; then these.

    Nobody is dropped: where all do not fit, those from before wait alone. `unclear`: birthdays that
    could not be read.
    """
    before_group, before = left_behind(ctx)
    by_mobile = {person.mobile: person for person in (*before, *people)}
    gathered = tuple(by_mobile.values()) if len(by_mobile) <= BATCH else before
    notice = None
    if len(by_mobile) > BATCH:
        notice = ctx.t("book-add-full", count=BATCH)
    elif before:
        notice = ctx.t("contacts-gathered", count=len(before))
    if unclear:
        notice = lines(notice, ctx.t("book-preview-unclear", count=unclear))
    target = CONTACT_ADD(group_id=group_id or before_group, people=gathered)
    return Push(target, notice=notice)


def nobody_in(ctx: Ctx, event: ContactIn) -> Stay:
    """A shared contact without a number that an SMS can go to, by its name."""
    name = ctx.fmt.name(f"{event.first_name} {event.last_name}")
    return Stay(notice=ctx.t("book-add-foreign", name=name))
