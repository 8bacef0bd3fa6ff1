"""Reading an answer's body within a bound.

The bound holds for the unpacked bytes: a gzip of a few kilobytes can hold gigabytes, so it is
unpacked piece by piece and never beyond the bound.
"""

from __future__ import annotations

import zlib

_GZIP_WINDOW = 16 + zlib.MAX_WBITS


class TooLong(Exception):  # noqa: N818 - a signal inside the package
    """The body is longer than the bound."""


class BrokenBody(Exception):  # noqa: N818 - a signal inside the package
    """The body cannot be unpacked, or ends early."""


class BoundedBody:
    """Collects a body of at most ``limit`` bytes after unpacking."""

    def __init__(self, limit: int, encoding: str) -> None:
        self._limit = limit
        self._parts: list[bytes] = []
        self._size = 0
        kind = encoding.strip().lower()
        if kind not in {"", "identity", "gzip", "x-gzip"}:
            raise BrokenBody("an encoding that was not asked for")
        self._gzip = zlib.decompressobj(_GZIP_WINDOW) if kind.endswith("gzip") else None

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes from the wire. TooLong, or BrokenBody."""
        if self._gzip is None:
            self._keep(chunk)
            return
        room = self._limit - self._size + 1
        try:
            self._keep(self._gzip.decompress(chunk, room))
        except zlib.error as error:
            raise BrokenBody("not gzip") from error
        if self._gzip.unconsumed_tail:
            raise TooLong

    def content(self) -> bytes:
        """Return the whole body once it has ended. BrokenBody when gzip was cut short."""
        if self._gzip is not None and self._size and not self._gzip.eof:
            raise BrokenBody("cut short")
        return b"".join(self._parts)

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit:
            raise TooLong
        self._parts.append(piece)
