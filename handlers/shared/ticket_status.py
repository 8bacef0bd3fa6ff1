"""What a ticket's status means, told by the name that the service gives it.

The guide lists no statuses, only the call that does (GetTicketStatus). So "closed" is told by its
name: by words in `ticket_statuses.json`, folded. A status that no word fits, or that a word turns
round ("not closed yet"), counts as open, and what the service then refuses is said in its own
words. The screens and the watcher both ask here, so that they never disagree.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from smsir.text import fold

Meaning = Literal["closed", "answered", "open"]

_WORDS: dict[str, tuple[str, ...]] = {
    kind: tuple(map(fold, words))
    for kind, words in json.loads(
        Path(__file__).with_name("ticket_statuses.json").read_text(encoding="utf-8")
    ).items()
}


def meaning(name: str) -> Meaning:
    """What the status of this name says; "open" for a name that is empty or unknown."""
    plain = f"{fold(name)} "
    if _has(plain, "negated"):
        return "open"
    if _has(plain, "closed"):
        return "closed"
    return "answered" if _has(plain, "answered") else "open"


def _has(plain: str, kind: str) -> bool:
    return any(word in plain for word in _WORDS[kind])
