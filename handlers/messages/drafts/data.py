"""What the draft screens remember, and the rules that they share."""

from __future__ import annotations

from datetime import datetime

from screens.screen import Data
from screens.widgets import ListData
from smsir import Draft
from smsir.text import clean_message, fold


class DraftsData(ListData):
    """Which page, of what was searched for."""


class DraftData(Data):
    """`id` None: the service told none, so the draft can be used but not changed."""

    id: int | None = None
    title: str = ""
    text: str = ""
    created: datetime | None = None

    @classmethod
    def of(cls, draft: Draft) -> DraftData:
        return cls(id=draft.id, title=draft.title, text=draft.text, created=draft.created)


def matching(drafts: list[Draft], query: str) -> list[Draft]:
    wanted = fold(query)
    if not wanted:
        return drafts
    return [draft for draft in drafts if wanted in fold(draft.title) or wanted in fold(draft.text)]


def cleaned(typed: str) -> str:
    """What is kept of a typed text: an SMS body, or "" where nothing can be seen in it."""
    text = clean_message(typed).strip()
    visible = any(not char.isspace() and char.isprintable() for char in text)
    return text if visible else ""
