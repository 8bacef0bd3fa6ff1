"""What is typed, shared or sent at Home starts the job that it is for, instead of being refused.

Nothing is done by it: a text becomes the text of an SMS that is still to be looked at, numbers are
asked about, a contact and a file go to the screens that add people after a confirmation.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.home.routes import NUMBERS
from handlers.shared import half_written
from handlers.shared.services import Ctx, linked
from handlers.shared.split_texts import cut
from screens.events import ContactIn, FileIn, TextMessage
from screens.outcome import Outcome, Push, Replace, Stay
from screens.route import Address, Route
from screens.screen import Catalogue
from smsir.text import find_mobiles

_NAME_UNITS, _NUMBER_UNITS = 40, 20
"""A line with more than this beside its numbers is a sentence, not the name of a person."""


async def typed(ctx: Ctx, event: TextMessage) -> Outcome:
    """To the numbers' choices, or to the text screen. Raises `NotLinkedError`."""
    await linked(ctx)
    numbers = find_mobiles(event.text).mobiles
    cut_at = cut(event.text, event.at or ctx.now)
    if numbers and _lists_people(event.text, whole=cut_at is None):
        return Push(NUMBERS(text=event.text, numbers=numbers, cut_at=cut_at))
    return half_written.write_message(ctx, event)


async def pictured(ctx: Ctx, event: FileIn) -> Outcome:
    """Only what was written with it; it is said that the picture stays behind. As `typed`."""
    await linked(ctx)
    if not event.caption.strip():
        return Stay(notice=ctx.t("home-picture"))
    outcome = await typed(ctx, event.as_text())
    if not isinstance(outcome, Push) or outcome.notice is not None:
        return outcome
    return replace(outcome, notice=ctx.t("errors-caption-taken"))


def _lists_people(text: str, *, whole: bool) -> bool:
    """Whether every line is a number, alone or beside a name; of what is cut, but the last."""
    listed = [line for line in text.splitlines() if line.strip()]
    return all(_names_somebody(line) for line in (listed if whole else listed[:-1] or listed))


def _names_somebody(line: str) -> bool:
    mobiles = find_mobiles(line)
    room = _NAME_UNITS + _NUMBER_UNITS * len(mobiles.mobiles)
    return bool(mobiles.mobiles) and len(line.strip()) <= room


async def handed(
    ctx: Ctx, catalogue: Catalogue, route: Address, event: ContactIn | FileIn | TextMessage
) -> Outcome:
    """Let the screen of `route`, opened anew, hear what was sent. Raises as it does."""
    await linked(ctx)
    screen = catalogue.screens[route.ident]
    ctx.require(screen.needs if isinstance(event, TextMessage) else screen.takes)
    outcome: Outcome | None = None
    match event:
        case ContactIn() if screen.contact is not None:
            outcome = await screen.contact(ctx, screen.data(), event)
        case FileIn() if screen.file is not None:
            outcome = await screen.file(ctx, screen.data(), event)
        case TextMessage() if screen.text is not None:
            outcome = await screen.text(ctx, screen.data(), event)
    if outcome is None:
        raise TypeError(f"{route.ident} hears no {type(event).__name__}")
    return _opened(screen.route, outcome)


def _opened(route: Route[..., Any], outcome: Outcome) -> Outcome:
    """The same from below: what would have stayed there, or gone on from there, is laid on top."""
    match outcome:
        case Stay(data=data) if data is not None:
            target = route.holding(data)
        case Replace(target=target):
            pass
        case _:
            return outcome
    return Push(
        target, notice=outcome.notice, toast=outcome.toast, alert=outcome.alert,
        files=outcome.files, effects=outcome.effects, forget=outcome.forget,
        after=outcome.after,
    )  # fmt: skip
