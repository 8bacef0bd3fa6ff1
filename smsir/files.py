"""Files that go to the service and come from it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Attachment:
    """A file to send with a ticket, or a sheet to upload."""

    filename: str
    content: bytes = field(repr=False)
    content_type: str = "application/octet-stream"


@dataclass(frozen=True)
class Download:
    """A fetched file. ``filename``: last part of the address, or ``file``."""

    content: bytes = field(repr=False)
    content_type: str
    filename: str
