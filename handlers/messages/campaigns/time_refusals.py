"""Why a typed time or day is not taken, in words that name what it is about."""

from __future__ import annotations

from handlers.messages.campaigns.typed_time import Misunderstood
from handlers.shared.services import Ctx
from screens.view import Safe


def time_refusal(ctx: Ctx, misread: Misunderstood) -> Safe:
    words = ctx.fmt.digits(misread.words)  # folded, so its digits are Latin ones
    match misread.reason:
        case "past":
            return ctx.t("when-past")
        case "no_such_day":
            return ctx.t("when-no-such-day", words=words)
        case "wrong_weekday":
            return ctx.t("when-wrong-weekday", words=words)
        case "contradiction":
            return ctx.t("when-contradiction")
        case "moon":
            return ctx.t("when-moon", words=words)
        case "unknown":
            return ctx.t("when-unknown", words=words) if words else ctx.t("when-not-read")
