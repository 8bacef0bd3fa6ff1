"""The short-lived, signed ticket in the link by which an owner attaches a group to the account.

It travels as the payload of a deep link, which holds 64 characters of A-Z, a-z, 0-9, _ and - (Bot
API, "deep linking"). It is good for its owner only, so a link that leaks attaches nothing.
"""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta
from hashlib import sha256

LIFE = timedelta(minutes=15)
_SIGNATURE_CHARS = 24
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_PARTS = 3


def _base36(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return text or "0"


def _signature(key: bytes, body: str) -> str:
    return hmac.new(key, f"attach-group:{body}".encode(), sha256).hexdigest()[:_SIGNATURE_CHARS]


def issue(key: bytes, owner: int, now: datetime) -> str:
    """A ticket for `owner`, good for `LIFE` from now."""
    until = int((now + LIFE).timestamp())
    body = f"{_base36(owner)}-{_base36(until)}"
    return f"{body}-{_signature(key, body)}"


def owner_in(key: bytes, ticket: str, now: datetime) -> int | None:
    """Whose ticket it is; None if it is not ours, or too old."""
    parts = ticket.split("-")
    if len(parts) != _PARTS or not ticket.isascii():
        return None
    body = f"{parts[0]}-{parts[1]}"
    if not hmac.compare_digest(_signature(key, body), parts[2]):
        return None
    owner, until = int(parts[0], 36), int(parts[1], 36)
    return owner if now.timestamp() <= until else None
