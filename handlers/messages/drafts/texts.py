"""Which drafts hold what is looked for, and what is kept of a typed text."""

from __future__ import annotations

from collections.abc import Sequence

from smsir import Draft
from smsir.text import clean_message, fold


def matching(drafts: Sequence[Draft], query: str) -> Sequence[Draft]:
    wanted = fold(query)
    if not wanted:
        return drafts
    return [draft for draft in drafts if wanted in fold(draft.title) or wanted in fold(draft.text)]


def cleaned(typed: str) -> str:
    """What is kept of a typed text: an SMS body, or "" where nothing can be seen in it."""
    text = clean_message(typed).strip()
    visible = any(not char.isspace() and char.isprintable() for char in text)
    return text if visible else ""
