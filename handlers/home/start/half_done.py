"""What was begun and left: said at Home, each with the button that goes on with it."""

from __future__ import annotations

from handlers.shared.half_written import SEND, parked
from handlers.shared.routes import TICKET_NEW
from handlers.shared.services import Ctx
from screens.screen import Catalogue
from screens.view import Go, Row, Safe, Style, row, rows

_TICKET_WRITTEN = ("subject", "body", "letter")


def half_done_text(ctx: Ctx, catalogue: Catalogue) -> Safe | None:
    begun = [name for name, _ in _begun(ctx, catalogue)]
    if not begun:
        return None
    return ctx.t("home-half-done", what=ctx.label("home-and").join(begun))


def half_done_rows(ctx: Ctx, catalogue: Catalogue) -> tuple[Row, ...]:
    return rows(*(row(button) for _, button in _begun(ctx, catalogue)))


def _begun(ctx: Ctx, catalogue: Catalogue) -> list[tuple[str, Go]]:
    buttons = []
    if catalogue.get(SEND.ident) is not None and parked(ctx) is not None:
        go_on = Go(ctx.label("home-continue"), SEND.entry(), Style.PRIMARY, over=True)
        buttons.append((ctx.label("home-half-sms"), go_on))
    if catalogue.get(TICKET_NEW.ident) is not None and _has(ctx, TICKET_NEW.ident, _TICKET_WRITTEN):
        label = ctx.label("home-continue-ticket")
        go_on = Go(label, TICKET_NEW.entry(), Style.PRIMARY, over=True)
        buttons.append((ctx.label("home-half-ticket"), go_on))
    return buttons


def _has(ctx: Ctx, screen: str, names: tuple[str, ...]) -> bool:
    written = ctx.parked.get(screen, {})
    return any(written.get(name) for name in names)
