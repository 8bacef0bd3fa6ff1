"""When a ready text is over, and what is shown when the service fails here.

The vendor's own client met "object reference" errors in these two calls, so a failure is foreseen:
it is said, and what works (drafts, one's own text) is offered.
"""

from __future__ import annotations

from datetime import datetime

from handlers.messages.routes import DRAFTS
from handlers.shared.half_written import SEND
from handlers.shared.services import Ctx
from screens import Go, View, lines, rows
from smsir import BadCredentials, Refused, SmsIrError, Unclear


def expired(ctx: Ctx, expires: datetime | None) -> bool:
    return expires is not None and expires <= ctx.now


def foreseen(error: SmsIrError) -> bool:
    """The service's own failure here; a refused key or a dead line is explained elsewhere."""
    return isinstance(error, Refused | Unclear) and not isinstance(error, BadCredentials)


def failed(ctx: Ctx, error: SmsIrError) -> View:
    words = ctx.fmt.name(error.service_message or "", 200)
    return View(
        lines(
            ctx.t("occasions-title"),
            "",
            ctx.t("occasions-failed"),
            ctx.fmt.quote(words) if words else None,
            ctx.t("occasions-instead"),
        ),
        rows(
            [
                Go(ctx.label("home-drafts"), DRAFTS.entry()),
                Go(ctx.label("menu-send"), SEND.entry()),
            ],
            [ctx.back(), ctx.refresh(), ctx.home()],
        ),
    )
