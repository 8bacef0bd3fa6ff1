"""One request and one answer, as plain data between the calls and the HTTP file."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from smsir.files import Attachment
from smsir.operations import Operation

_LONGEST_URL = 6000


@dataclass(frozen=True)
class Request:
    """What to ask. ``payload`` goes as JSON, ``form`` (with ``file``) as multipart."""

    operation: Operation
    query: dict[str, str] = field(default_factory=dict, repr=False)
    payload: dict[str, object] | None = field(default=None, repr=False)
    form: dict[str, str] | None = field(default=None, repr=False)
    file: Attachment | None = None


@dataclass(frozen=True)
class Reply:
    """What came back: the HTTP status and the whole body, unpacked."""

    status: int
    body: bytes = field(repr=False)
    content_type: str = ""


@dataclass(frozen=True)
class Timeouts:
    """Seconds for each phase of a request, and for the whole of it (``total``)."""

    connect: float = 10.0
    read: float = 40.0
    write: float = 30.0
    pool: float = 15.0
    total: float = 75.0


@dataclass(frozen=True)
class Retries:
    """How reads are repeated: seconds, growing exponentially with jitter, within ``total``."""

    attempts: int = 3
    wait_initial: float = 0.3
    wait_max: float = 4.0
    jitter: float = 0.5
    total: float = 120.0


def joined(url: str, query: dict[str, str]) -> str:
    """Join the query; a long ``body`` is left to the form, which has it as well."""
    whole = f"{url}?{urlencode(query)}" if query else url
    if len(whole) <= _LONGEST_URL or "body" not in query:
        return whole
    return joined(url, {name: text for name, text in query.items() if name != "body"})
