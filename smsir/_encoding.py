"""A request's headers and body as they go on the wire."""

from __future__ import annotations

import json
from base64 import b64encode
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit

from smsir.files import Attachment
from smsir.wire import Request

TOKEN_HEADER = "x-sms-ir-secure-token"  # noqa: S105 - the header's name

Headers = list[tuple[str, str]]
Parts = list[tuple[str, Any]]


def authorization(base_url: str) -> Headers:
    """For a relay whose address holds a name and a password."""
    address = urlsplit(base_url)
    if address.username is None:
        return []
    pair = f"{unquote(address.username)}:{unquote(address.password or '')}"
    return [("Authorization", f"Basic {b64encode(pair.encode()).decode()}")]


def encoded(request: Request) -> tuple[Headers, bytes | None, Parts | None]:
    """Headers beside the usual ones, and the body: JSON, or the parts of a form."""
    if request.form is not None:
        # The guide asks for this header.
        return [("enctype", "multipart/form-data")], None, _parts(request.form, request.file)
    if request.payload is None:
        return [], None, None
    content = json.dumps(request.payload, ensure_ascii=False).encode()
    return [("Content-Type", "application/json; charset=utf-8")], content, None


def _parts(form: dict[str, str], file: Attachment | None) -> Parts:
    parts: Parts = [(name, (None, text)) for name, text in form.items()]
    if file is not None:  # as a stream: its bytes would be copied to be sent
        parts.append(("File", (file.filename, BytesIO(file.content), file.content_type)))
    return parts
