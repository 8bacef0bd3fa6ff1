"""What the service's words mean, for it publishes no error codes.

The words stand in ``refusals.json``: for each meaning a list of phrases, each phrase a list of
pieces that must all be in the folded message. They are read once.

``token``: the security token was not accepted. ``fault``: the service failed, so that nobody knows
what it did. ``credit``, ``expired``, ``refused``: it said no before it did anything (``refused``:
no recipients, no text, not allowed). Words that are wide enough to stand in a report of something
else ("error while changing the balance") are left out.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Literal

from smsir.text.characters import fold

Meaning = Literal["token", "fault", "credit", "expired", "refused"]


def means(message: str | None, meaning: Meaning) -> bool:
    """Say whether the service's message has this meaning."""
    if not message:
        return False
    folded = fold(message)
    return any(all(piece in folded for piece in phrase) for phrase in _phrases()[meaning])


@cache
def _phrases() -> dict[str, list[list[str]]]:
    raw = json.loads(files("smsir").joinpath("refusals.json").read_text("utf-8"))
    return {
        meaning: [[fold(piece) for piece in phrase] for phrase in phrases]
        for meaning, phrases in raw.items()
    }
