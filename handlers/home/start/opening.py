"""Another screen by its id, as a command opens it."""

from __future__ import annotations

from handlers.shared.services import Ctx
from screens.outcome import Outcome, Push
from screens.route import Target
from screens.screen import Catalogue


async def enter(ctx: Ctx, catalogue: Catalogue, ident: str, arg: str) -> Outcome:
    """In the message that was pressed. Raises what the screen's own opening raises."""
    screen = catalogue.screens[ident]
    if screen.entry is None:
        return Push(Target(ident, screen.data()))
    return await screen.entry(ctx, arg)
