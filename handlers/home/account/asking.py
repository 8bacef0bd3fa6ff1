"""The question for a key: explained once, asked for shortly after something went wrong."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from handlers.home.account.keys import Keys
from handlers.shared.services import Ctx
from screens.outcome import Outcome, Stay
from screens.view import Button, Row, Safe, Url, photo

WHERE = "where"
"""The action that shows where the keys stand."""

_PANEL = "https://sms.ir"
_PICTURE = Path(__file__).with_name("panel.png")


def question(ctx: Ctx, keys: Keys, *, again: bool) -> Safe | None:
    """None where both keys are known. `again`: it was explained a moment ago."""
    if keys.whole:
        return None
    if keys.user_api_key:
        return ctx.t("account-link-secret")
    return ctx.t("account-link-key-again") if again else ctx.t("account-link-key")


def key_help_row(ctx: Ctx) -> Row:
    """Where a key is to be had: a picture of the place, and the panel itself."""
    return (
        Button(ctx.label("account-link-where"), WHERE),
        Url(ctx.label("account-link-panel"), _PANEL),
    )


async def show_where(ctx: Ctx) -> Outcome:
    return Stay(files=(photo("panel.png", _picture(), ctx.t("account-link-where-caption")),))


@cache
def _picture() -> bytes:
    """Drawn by docs/drawings; 25 kB, read once."""
    return _PICTURE.read_bytes()
