"""Parameters of one call, whichever of the four ways they came in.

https://core.telegram.org/bots/api#making-requests: query string, form, JSON, multipart. Numbers
and objects may come as text; the readers here take both.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from starlette.datastructures import UploadFile

from sandbox.bot_api.errors import ApiError, bad_request

if TYPE_CHECKING:
    from starlette.requests import Request

UPLOAD_LIMIT = 50 * 1024 * 1024
_OBJECTS = frozenset({
    "reply_markup", "entities", "caption_entities", "media", "commands", "scope",
    "link_preview_options", "reply_parameters", "allowed_updates", "message_ids", "menu_button",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a multipart body."""

    name: str
    data: bytes


@dataclass(slots=True)
class Params:
    """What a method reads; an absent parameter and an empty one are the same, as for Telegram."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """Read a whole number; what is none counts as the default, as on the real server."""
        try:
            return int(self.text(name) or default)
        except ValueError:
            return default

    def within(self, name: str, default: int, low: int, high: int) -> int:
        return min(max(self.integer(name, default), low), high)

    def flag(self, name: str) -> bool:
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def json(self, name: str) -> Any:
        """Give an object parameter; text that is no JSON stays text for the method to refuse."""
        return self.values.get(name)

    @property
    def chat_id(self) -> int | None:
        return self.integer("chat_id") or None


async def read_params(request: Request) -> Params:
    """Read a request's parameters; raises ApiError for a body that cannot be read."""
    params = Params(dict(request.query_params))
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        params.values |= _from_json(await request.body())
    elif kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        await _read_form(request, params)
    for name in _OBJECTS & params.values.keys():
        params.values[name] = _decoded(params.values[name])
    return params


def _from_json(body: bytes) -> dict[str, Any]:
    if not body:
        return {}
    try:
        value = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("JSON object expected")
    return {name: part for name, part in value.items() if part is not None}


async def _read_form(request: Request, params: Params) -> None:
    async with request.form(max_fields=2000) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                data = await value.read()
                if len(data) > UPLOAD_LIMIT:
                    raise ApiError(413, "Request Entity Too Large")
                params.files[name] = Upload(value.filename or name, data)
            else:
                params.values[name] = value


def _decoded(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
