"""What a button carries instead of a mobile number: a keyed hash, found again among those shown.

What a button carries stands in the open in every client of the chat, also of somebody whose role
masks the numbers on it.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable

from handlers.shared.services import Ctx

_LENGTH = 12


def reference(ctx: Ctx, mobile: str) -> str:
    """The number's stand-in; of no use without the key of this database."""
    key = ctx.services.storage.signing_key
    return hmac.digest(key, b"number\0" + mobile.encode(), "sha256").hex()[:_LENGTH]


def referred(ctx: Ctx, stand_in: str, mobiles: Iterable[str]) -> str | None:
    """Which of the numbers it stands for; None where it is none of them (any more)."""
    return next((mobile for mobile in mobiles if reference(ctx, mobile) == stand_in), None)
