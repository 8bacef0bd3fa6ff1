"""Lengths of texts: counted in UTF-16 code units (core.telegram.org/bots/api#messageentity)."""

from __future__ import annotations

MESSAGE_LIMIT = 4096
CAPTION_LIMIT = 1024


def utf16_length(text: str) -> int:
    """Count UTF-16 code units: two for every character beyond the basic plane."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_encodable(text: str) -> bool:
    """Tell whether the text is UTF-8 at all: lone surrogates are not."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def split_long(text: str, limit: int = MESSAGE_LIMIT) -> list[str]:
    """Cut a typed text as the apps do: pieces of `limit` UTF-16 units, no pair broken."""
    pieces: list[str] = []
    piece: list[str] = []
    used = 0
    for char in text:
        width = 2 if ord(char) > 0xFFFF else 1
        if used + width > limit:
            pieces.append("".join(piece))
            piece, used = [], 0
        piece.append(char)
        used += width
    return [*pieces, "".join(piece)]
