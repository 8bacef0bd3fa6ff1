"""The short-lived, signed ticket in the link by which an owner attaches a group to the account.

It names the account as well: the chat may have another one by the time it is used. It travels as
the payload of a deep link, which holds 64 characters of A-Z, a-z, 0-9, _ and - (Bot API, "deep
linking"). It is good for its owner only, so a link that leaks attaches nothing.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

LIFE = timedelta(minutes=15)
_SIGNATURE_CHARS = 24
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_PARTS = 3


@dataclass(frozen=True, slots=True)
class AttachTicket:
    """Who may attach a group, and to which account."""

    owner: int
    account: int


def _base36(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return text or "0"


def _signature(key: bytes, body: str) -> str:
    return hmac.new(key, f"attach-group:{body}".encode(), sha256).hexdigest()[:_SIGNATURE_CHARS]


def issue(key: bytes, owner: int, account: int, now: datetime) -> str:
    """A ticket for `owner` and one account, good for `LIFE` from now."""
    until = int((now + LIFE).timestamp())
    body = "-".join(map(_base36, (owner, account, until)))
    return f"{body}-{_signature(key, body)}"


def read(key: bytes, ticket: str, now: datetime) -> AttachTicket | None:
    """What a ticket is for; None if it is not ours, or too old."""
    body, _, signature = ticket.rpartition("-")
    if not ticket.isascii() or not hmac.compare_digest(_signature(key, body), signature):
        return None
    parts = body.split("-")
    if len(parts) != _PARTS:  # of an older version
        return None
    owner, account, until = (int(part, 36) for part in parts)
    return AttachTicket(owner, account) if now.timestamp() <= until else None
