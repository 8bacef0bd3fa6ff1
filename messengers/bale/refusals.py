"""What Bale refuses with, by the words that others have seen."""

from __future__ import annotations

from messengers.bot_api.refusals import Refusals

BALE_REFUSALS = Refusals(
    shut_words=("chat not found", "no such group or user"),
    denied=("permission_denied",),
)
