"""What the occasion screens remember, and what they show when the service fails here.

The vendor's own client met "object reference" errors in these two calls, so a failure is foreseen:
it is said, and what works (drafts, one's own text) is offered.
"""

from __future__ import annotations

from datetime import datetime

from handlers.shared.services import Ctx
from screens import Open, View, lines, rows
from screens.screen import Data
from smsir import BadCredentials, Occasion, Refused, SmsIrError, Unclear


class OccasionsData(Data):
    page: int = 0


class CategoryData(Data):
    id: int
    name: str = ""
    page: int = 0


class TextData(Data):
    text: str
    category: str = ""
    expires: datetime | None = None

    @classmethod
    def of(cls, occasion: Occasion, category: str) -> TextData:
        return cls(text=occasion.text, category=category, expires=occasion.expires)


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
                Open(ctx.label("home-drafts"), "drafts"),
                Open(ctx.label("menu-send"), "send"),
            ],
            [ctx.back(), ctx.refresh(), ctx.home()],
        ),
    )
