"""Why a campaign is held instead of leaving unasked."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "late", "restored", "closed", "account", "keys", "plan", "credit", "nobody", "count", "names",
    "ceiling", "unsaid", "unreachable", "batch", "resting",
]  # fmt: skip
"""Each has a sentence (`campaign-held`)."""
