"""When a text cannot be sent: nothing in it, or more parts than anyone means to send.

The service's own limit is documented nowhere; ten parts are a bound against mistakes.
"""

from __future__ import annotations

from handlers.messages.personal.refusals import refusal, without_names
from handlers.messages.personal.template import TemplateError, parse
from handlers.shared.services import Ctx
from screens.view import Safe
from smsir.text import measure

MAX_SEGMENTS = 10
_BLANK = "\u2800\u3164\u115f\u1160\uffa0"
"""Letters and symbols that are printed as nothing; Telegram lets them through."""


def trouble(ctx: Ctx, typed: str) -> Safe | None:
    """Why a text as it was written cannot be sent; None if it can, to who has no name as well."""
    try:
        return unsendable(ctx, without_names(parse(typed)))
    except TemplateError as error:
        return refusal(ctx, error)


def unsendable(ctx: Ctx, text: str) -> Safe | None:
    """Why this very text cannot be sent, in a sentence; None if it can."""
    if not any(char.isprintable() and char not in _BLANK and not char.isspace() for char in text):
        return ctx.t("send-empty")
    size = measure(text)
    if size.segments <= MAX_SEGMENTS:
        return None
    most = MAX_SEGMENTS * size.per_segment
    return ctx.t(
        "send-too-long",
        length=size.units,
        segments=size.segments,
        most=most,
        limit=MAX_SEGMENTS,
    )
