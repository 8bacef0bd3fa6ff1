"""What a chat prefers; kept as JSON, read tolerantly, so that no old or newer value can lock it."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError
from sqlite_utils.db import Database

from storage.models import ChatSettings
from storage.rows import change, value
from storage.table_context import TableContext

_SELECT = "SELECT json FROM settings WHERE chat = ?"


class SettingsTable:
    """Unknown stored names are kept untouched: a newer version may have written them."""

    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def get(self, chat: int) -> ChatSettings:
        return _tolerant(_stored(await self._context.read(lambda db: value(db, _SELECT, (chat,)))))

    async def update(self, chat: int, **changes: object) -> ChatSettings:
        """The settings with `changes` applied.

        Raises:
            TypeError: a name is not a setting.
            ValidationError: a value is not allowed; nothing was changed.
        """
        unknown = set(changes) - set(ChatSettings.model_fields)
        if unknown:
            raise TypeError(f"no such setting: {', '.join(sorted(unknown))}")

        def work(db: Database) -> ChatSettings:
            stored = _stored(value(db, _SELECT, (chat,)))
            fresh = ChatSettings.model_validate(_tolerant(stored).model_dump() | changes)
            unchanged = {
                name: each for name, each in stored.items() if name not in fresh.model_fields_set
            }
            text = json.dumps(unchanged | fresh.model_dump(mode="json"))
            change(db, "INSERT OR REPLACE INTO settings VALUES (?, ?)", (chat, text))
            return fresh

        return await self._context.write(work)


def _stored(text: str | None) -> dict[str, Any]:
    try:
        values = json.loads(text or "{}")
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _tolerant(stored: dict[str, Any]) -> ChatSettings:
    """Values that are not allowed (any more) fall back to their defaults, one by one."""
    try:
        return ChatSettings.model_validate(stored)
    except ValidationError as error:
        bad = {str(each["loc"][0]) for each in error.errors()}
        return ChatSettings.model_validate({k: v for k, v in stored.items() if k not in bad})
