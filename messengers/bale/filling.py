"""Fields that Bale leaves out of its objects and that a library made for Telegram insists on.

Only what misses is filled in, with what says least. Two things that came are changed: the number of
an album, which the Bot API has as a text, and the id of a group (see `places`).
"""

from __future__ import annotations

from typing import Any

from messengers.bale.places import kept

_PEOPLE = ("from", "user", "left_chat_member")
_UNKNOWN = {"is_bot": False, "first_name": ""}
_NOTHING_TOLD = {"has_custom_certificate": False, "pending_update_count": 0}
"""Of a webhook."""

_GROUPS = ("group", "supergroup", "channel")
_MOVED = frozenset({"migrate_to_chat_id", "migrate_from_chat_id"})
"""No group of Bale's is known to move; should one, its ids are kept as all are."""

_SIZES = {"width": 0, "height": 0}


def filled(value: Any) -> Any:
    """A result or an update with all that must be there."""
    if isinstance(value, dict) and "url" in value and not value.keys() & {"id", "text"}:
        return _NOTHING_TOLD | value
    return _user(_inside(value)) if _is_user(value) else _inside(value)


def _inside(value: Any) -> Any:
    if isinstance(value, list):
        return [_inside(part) for part in value]
    if not isinstance(value, dict):
        return value
    whole = {name: _part(name, part) for name, part in value.items()}
    if whole.get("type") in _GROUPS and isinstance(whole.get("id"), int):
        whole["id"] = kept(whole["id"])
    for name in _MOVED & whole.keys():
        whole[name] = kept(whole[name]) if isinstance(whole[name], int) else whole[name]
    if "file_id" in whole:
        whole.setdefault("file_unique_id", whole["file_id"])
    if isinstance(whole.get("media_group_id"), int):
        whole["media_group_id"] = str(whole["media_group_id"])
    return whole


def _part(name: str, part: Any) -> Any:
    inside = _inside(part)
    if name in _PEOPLE and isinstance(inside, dict):
        return _user(inside)
    if name == "new_chat_members" and isinstance(inside, list):
        return [_user(member) if isinstance(member, dict) else member for member in inside]
    if name == "photo" and isinstance(inside, list):
        return [_SIZES | size if isinstance(size, dict) else size for size in inside]
    return inside


def _is_user(value: Any) -> bool:
    """Whether a bare result is what getMe answers with."""
    return (
        isinstance(value, dict) and "id" in value and not value.keys() & {"type", "title", "data"}
    )


def _user(value: dict[str, Any]) -> dict[str, Any]:
    return _UNKNOWN | value
