"""Where credit and plans are bought: the web service sells none, its panel does."""

from __future__ import annotations

from handlers.shared.services import Ctx
from screens.view import Url

_PANEL = "https://sms.ir/"


def buy(ctx: Ctx) -> Url:
    """The way there, beside every word that credit or a plan is missing."""
    return Url(ctx.label("errors-buy"), _PANEL)
