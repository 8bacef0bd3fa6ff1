"""Messages of their own about a sending: the one summary, and a file that took its time."""

from __future__ import annotations

from handlers.messages.delivery.counts import Delivery
from handlers.messages.delivery.lines import delivery_lines
from handlers.messages.delivery.sheet import sheet_name, sheet_of
from handlers.messages.delivery.turns import turn_of
from handlers.messages.routes import REPORT
from handlers.shared.services import Ctx
from screens.view import Go, Outgoing, Safe, View, document, lines, rows
from smsir import SmsIr
from storage import Follow

_WORDS_UNITS = 60


def summary_view(
    ctx: Ctx, follow: Follow, delivery: Delivery, text: str = "", *, texts: int = 1
) -> View:
    """`text`: the SMS that is spoken of; its first words are shown. `texts`: it is one of so many.

    `follow`: as its last batch left, to all people of its turn.
    """
    words = ctx.fmt.name(text, _WORDS_UNITS)
    when = (
        ctx.t("delivery-sent-at", moment=ctx.fmt.moment(follow.sent_at)) if follow.sent_at else None
    )
    return View(
        lines(
            ctx.t("delivery-summary"),
            when,
            _words(ctx, words, texts) if words else None,
            "",
            *delivery_lines(ctx, delivery, follow.recipients),
        ),
        rows([Go(ctx.label("delivery-open"), REPORT.entry(follow.id))]),
    )


def _words(ctx: Ctx, words: str, texts: int) -> Safe:
    if texts == 1:
        return ctx.t("delivery-words", words=words)
    return ctx.t("delivery-words-one-of", words=words, count=texts)


async def file_view(ctx: Ctx, follow: Follow, api: SmsIr) -> tuple[View, Outgoing]:
    """Raises `SmsIrError`."""
    turn = await turn_of(ctx.services.storage, follow.account_id, follow)
    content, many = await sheet_of(ctx, api, turn.batches)
    view = View(
        ctx.t("delivery-file-ready", count=many),
        rows([Go(ctx.label("delivery-open"), REPORT.entry(follow.id))]),
    )
    return view, document(sheet_name(ctx, follow.sent_at), content)
