"""Takes secrets and numbers out of every log line, whoever wrote it.

httpx logs whole URLs, which hold the bot token; exceptions quote what they choked on. So the
filter sits on the root handlers, behind every logger, and works on the finished line. What it
knows exactly (the configured token and keys) it replaces as such; what only has a shape (other
tokens, mobiles) by pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

HIDDEN = "[hidden]"
_SHORTEST = 6

_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{30,}")
_HEADER = re.compile(
    r"(?i)((?:x-sms-ir-secure-token|authorization|secret[_-]?token|user_?api_?key|secret_?key)"
    r"[\"']?\s*[:=,]\s*[\"']?)[^\s\"',;}&]+"
)
_USERINFO = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://)[^/\s@]+@")
_FERNET = re.compile(r"gAAAA[A-Za-z0-9_=-]{40,}")
_MOBILE = re.compile(r"(?<![\w.])((?:\+98|0098|98|0)?9\d{2})\d{3}(\d{4})(?![\w.])")


class Redactor:
    """`secrets`: values to hide wherever they stand. More may be told later (`know`)."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._known: set[str] = set()
        self._pattern: re.Pattern[str] | None = None
        self.know(*secrets)

    def know(self, *secrets: str) -> None:
        """Hide these too. Very short values are left: they would blank out ordinary words."""
        self._known.update(secret for secret in secrets if len(secret) >= _SHORTEST)
        ordered = sorted(self._known, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, ordered))) if ordered else None

    def clean(self, text: str) -> str:
        if self._pattern is not None:
            text = self._pattern.sub(HIDDEN, text)
        text = _TOKEN.sub(HIDDEN, text)
        text = _HEADER.sub(rf"\1{HIDDEN}", text)
        text = _USERINFO.sub(rf"\1{HIDDEN}@", text)
        text = _FERNET.sub(HIDDEN, text)
        return _MOBILE.sub(r"\1***\2", text)
