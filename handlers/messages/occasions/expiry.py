"""When a ready text is over, and what is shown when the service fails here.

The vendor's own client met "object reference" errors in these two calls, so a failure is foreseen:
it is said, and what works (drafts, one's own text) is offered.
"""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from handlers.messages.routes import DRAFTS
from handlers.shared.half_written import SEND
from handlers.shared.services import Ctx
from screens import Go, View, lines
from screens.screen import Data, Render
from smsir import BadCredentials, Refused, SmsIrError, Unclear

D = TypeVar("D", bound=Data)


def expired(ctx: Ctx, expires: datetime | None) -> bool:
    return expires is not None and expires <= ctx.now


def or_failed(draw: Render[Ctx, D]) -> Render[Ctx, D]:
    """What is shown where the service fails while this is drawn."""

    async def drawn(ctx: Ctx, data: D) -> View:
        try:
            return await draw(ctx, data)
        except SmsIrError as error:
            if not _foreseen(error):
                raise
            return _failed(ctx, error)

    return drawn


def _foreseen(error: SmsIrError) -> bool:
    """The service's own failure here; a refused key or a dead line is explained elsewhere."""
    return isinstance(error, Refused | Unclear) and not isinstance(error, BadCredentials)


def _failed(ctx: Ctx, error: SmsIrError) -> View:
    words = ctx.fmt.name(error.service_message or "", 200)
    return ctx.view(
        lines(
            ctx.t("occasions-title"),
            "",
            ctx.t("occasions-failed"),
            ctx.fmt.quote(words) if words else None,
            ctx.t("occasions-instead"),
        ),
        [
            Go(ctx.label("home-drafts"), DRAFTS.entry()),
            Go(ctx.label("menu-send"), SEND.entry()),
        ],
        refresh=True,
    )
