"""Another screen, as a command opens it."""

from __future__ import annotations

from handlers.shared.services import Ctx
from screens.outcome import Outcome, Push
from screens.route import Address
from screens.screen import Catalogue


async def enter(ctx: Ctx, catalogue: Catalogue, route: Address, arg: str) -> Outcome:
    """In the message that was pressed. Raises what the screen's own opening raises."""
    screen = catalogue.screens[route.ident]
    ctx.require(screen.needs)
    if screen.entry is None:
        return Push(screen.route.holding(screen.data()))
    return await screen.entry(ctx, arg)
