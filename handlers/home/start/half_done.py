"""What was begun and left: said at Home, each with the button that goes on with it."""

from __future__ import annotations

from handlers.shared.services import Ctx
from screens.screen import Catalogue
from screens.view import Button, Row, Safe, Style, row, rows

_SMS = ("send", "audience", "send-check")
"""The screens of an SMS under way; `carry` is what one step holds for the next."""

_WRITTEN = ("text", "groups", "contacts", "numbers")
_TICKET = "ticket-new"
_TICKET_WRITTEN = ("subject", "body", "letter")


def half_done_text(ctx: Ctx, catalogue: Catalogue) -> Safe | None:
    begun = [name for name, _ in _begun(ctx, catalogue)]
    if not begun:
        return None
    return ctx.t("home-half-done", what=ctx.label("home-and").join(begun))


def half_done_rows(ctx: Ctx, catalogue: Catalogue) -> tuple[Row, ...]:
    return rows(*(row(button) for _, button in _begun(ctx, catalogue)))


def _begun(ctx: Ctx, catalogue: Catalogue) -> list[tuple[str, Button]]:
    buttons = []
    if catalogue.get("send") is not None and any(_sms(ctx, step) for step in _SMS):
        go_on = Button(ctx.label("home-continue"), "go", "send", style=Style.PRIMARY)
        buttons.append((ctx.label("home-half-sms"), go_on))
    if catalogue.get(_TICKET) is not None and _has(ctx, _TICKET, _TICKET_WRITTEN):
        go_on = Button(ctx.label("home-continue-ticket"), "go", _TICKET, style=Style.PRIMARY)
        buttons.append((ctx.label("home-half-ticket"), go_on))
    return buttons


def _sms(ctx: Ctx, step: str) -> bool:
    parked = ctx.parked.get(step, {})
    return any(parked.get(name) or parked.get("carry", {}).get(name) for name in _WRITTEN)


def _has(ctx: Ctx, screen: str, names: tuple[str, ...]) -> bool:
    parked = ctx.parked.get(screen, {})
    return any(parked.get(name) for name in names)
