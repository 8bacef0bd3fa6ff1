"""Another try for those whom an SMS has not reached: through the card, like every SMS."""

from __future__ import annotations

from collections.abc import Sequence

from handlers import reuse
from handlers.delivery.lost import lost_numbers, text_of
from handlers.services import Ctx
from screens.outcome import Outcome, Push, Stay
from screens.view import lines
from smsir import SmsIr

MOST_SENT = 2_000
"""Plain numbers that one send takes (see the choice of recipients)."""


async def send_again(ctx: Ctx, api: SmsIr, batch_keys: Sequence[str], text: str = "") -> Outcome:
    """To the card, with the numbers that were not reached and the same text. Nothing is sent yet.

    Raises:
        SmsIrError: the numbers cannot be read.
    """
    lost = await lost_numbers(api, batch_keys, MOST_SENT)
    if not lost.numbers:
        return Stay(notice=ctx.t("sent-lost-none"))
    same = text or await text_of(api, batch_keys[0])
    if not same:
        return Stay(notice=ctx.t("sent-lost-no-text"))
    card = reuse.check(ctx, same, lost.numbers)
    shown = ctx.fmt.number(len(lost.numbers))
    notice = ctx.t("sent-lost-card", count=len(lost.numbers), shown=shown)
    if not lost.whole:
        notice = lines(notice, ctx.t("sent-lost-part", shown=shown))
    return Push(card.screen, card.data, notice=notice)
