"""Reads one HTTP request whole, and keeps it for tests to look at."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Message

from sandbox.seed import refusals
from sandbox.server import Receive, Scope
from sandbox.smsir.call import Operation, Upload
from sandbox.smsir.errors import ObjectReferenceError, Refused


@dataclass
class Seen:
    """A request as it came in: names of `query`, `form` and `headers` as the client wrote them.

    `operation` is "" where the path is none of the service's; `json` is None where there is none.
    """

    at: float
    method: str
    path: str
    operation: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    json: object = None
    form: dict[str, str | Upload] = field(default_factory=dict)

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


async def read_request(scope: Scope, receive: Receive, at: float, operation: str) -> Seen:
    request = Request(scope, receive)
    body = await request.body()
    seen = Seen(
        at,
        request.method,
        request.url.path,
        operation,
        dict(request.query_params),
        dict(request.headers),
        body,
    )
    if seen.media == "multipart/form-data":
        seen.form = await _read_form(scope, body)
    elif body:
        seen.json = _read_json(body)
    return seen


def _read_json(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError:
        return None


async def _read_form(scope: Scope, body: bytes) -> dict[str, str | Upload]:
    """Parts of a multipart body; none when it cannot be read."""

    async def replay() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    parts: dict[str, str | Upload] = {}
    try:
        async with Request(scope, replay).form() as form:
            for name, value in form.multi_items():
                parts[name] = await _part(value)
    except (MultiPartException, HTTPException):
        return {}
    return parts


async def _part(value: str | UploadFile) -> str | Upload:
    if isinstance(value, str):
        return value
    return Upload(
        value.filename or "", value.content_type or "application/octet-stream", await value.read()
    )


def check_shape(request: Seen, operation: Operation) -> None:
    """Refuses the wrong HTTP method and the wrong kind of body, as ASP.NET does."""
    if request.method != operation.method:
        raise Refused(refusals.WRONG_METHOD)
    wanted = "multipart/form-data" if operation.multipart else "application/json"
    if operation.method == "POST" and request.media != wanted:
        raise Refused(refusals.WRONG_MEDIA)


def body_of(request: Seen, operation: Operation) -> Mapping[str, object]:
    """The JSON object of a POST, keys in lower case.

    Raises ObjectReferenceError for anything else, such as a bare array: the binder hands the
    service's code a null then (a vendor client met exactly this).
    """
    if operation.method == "GET" or operation.multipart:
        return {}
    if not isinstance(request.json, dict):
        raise ObjectReferenceError
    return {str(key).lower(): value for key, value in request.json.items()}
