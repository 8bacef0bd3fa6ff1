"""Objects without what may miss in them: libraries made for Telegram stumble there."""

from __future__ import annotations

from typing import Any

_MAY_MISS = frozenset({
    "is_bot", "last_name", "username", "language_code", "chat_instance", "file_unique_id",
    "file_size", "width", "height", "is_anonymous", "mime_type",
})  # fmt: skip


def thinned(value: Any) -> Any:
    """Drop the fields that may miss, at any depth."""
    if isinstance(value, dict):
        return {name: thinned(part) for name, part in value.items() if name not in _MAY_MISS}
    return [thinned(part) for part in value] if isinstance(value, list) else value
