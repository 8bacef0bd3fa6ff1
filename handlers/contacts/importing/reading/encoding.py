"""Text in the encodings that Persian files have, line by line: the whole is never in memory twice.

Excel saves CSV in the language's own code page (Windows-1256 for Persian), in UTF-8 with a mark, or
in UTF-16 with tabs ("Unicode text"); Iranian tools do all of these. A file with a few bad bytes
keeps its encoding: only the lines that they stand in are mended.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator

from handlers.contacts.importing.reading.limits import RefusedFileError
from handlers.contacts.importing.reading.mojibake import code_page_of, mending_of

_UTF32 = ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"))
_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}
_HEAD = 4_000
_CODE_PAGE_HEAD = 60_000
_NOISE_SHARE = 0.01
_GOOD_SHARE = 0.75
_HIGH_BYTES = (0x00, 0x06, 0x20)
"""Of Latin and Persian letters and of the half-space in UTF-16."""

_OTHER_ENDS = re.compile("[\r\v\x85\u2028\u2029]")
"""Ends of lines that some programs put beside the usual ones, or instead of them."""


class Text:
    """The lines of a file, without their ends. May be gone through again."""

    def __init__(self, content: bytes) -> None:
        """Raises `RefusedFileError`: it is no text."""
        self._content = as_utf8_or_code_page(content)
        self._utf8 = _is_utf8(self._content)
        self._code_page = "utf-8" if self._utf8 else code_page_of(self._content[:_CODE_PAGE_HEAD])
        self._mend = mending_of(map(self._decoded, byte_lines(self._content)))

    @classmethod
    def of(cls, text: str) -> Text:
        return cls(text.encode("utf-8", "replace"))

    def __iter__(self) -> Iterator[str]:
        for line in byte_lines(self._content):
            text = self._decoded(line).replace("\0", "")
            if self._mend is not None:
                text = self._mend(text)
            if "&#" in text:
                text = html.unescape(text)
            yield from _OTHER_ENDS.split(text)

    def _decoded(self, line: bytes) -> str:
        if not self._utf8:
            return line.decode(self._code_page, "replace")
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            return mended(line)


def as_utf8_or_code_page(content: bytes) -> bytes:
    """The content without a mark; UTF-16 as UTF-8.

    Raises:
        RefusedFileError: it is no text.
    """
    if content.startswith(codecs.BOM_UTF8):
        return content[len(codecs.BOM_UTF8) :]
    for mark, encoding in (*_UTF32, *_UTF16):
        if content.startswith(mark):
            return _from_wide(content[len(mark) :], encoding)
    head = content[:_HEAD]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half, other = head[start::2], head[1 - start :: 2]
        high = sum(half.count(byte) for byte in _HIGH_BYTES)
        if half and high > len(half) * _GOOD_SHARE and other.count(0) < len(other) * _NOISE_SHARE:
            return _from_wide(content, encoding)
    # A disk that filled up, or a program that copies memory, leaves NULs in a text.
    head = content[: _HEAD * 4].replace(b"\0", b"")[:_HEAD]
    if not head or sum(1 for byte in head if byte in _CONTROLS) > len(head) * _NOISE_SHARE:
        raise RefusedFileError("kind")
    return content


def _from_wide(content: bytes, encoding: str) -> bytes:
    """Odd bytes at the end are what is left of a character that was cut off."""
    size = 4 if encoding.startswith("utf-32") else 2
    whole = content[: len(content) - len(content) % size]
    return whole.decode(encoding, "replace").encode("utf-8", "replace")


def _is_utf8(content: bytes) -> bool:
    """Whether most of what is not ASCII is well-formed UTF-8."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        good, bad = _shares(content)
        return good > (good + bad) * _GOOD_SHARE
    return True


def _shares(content: bytes) -> tuple[int, int]:
    """Bytes of well-formed characters that are not ASCII, and bytes of none."""
    good = bad = 0
    for line in byte_lines(content):
        if line.isascii():
            continue
        valid = line.decode("utf-8", "ignore").encode()
        bad += len(line) - len(valid)
        good += sum(1 for byte in valid if byte > 127)  # noqa: PLR2004 (the last of ASCII)
    return good, bad


def mended(line: bytes) -> str:
    """A bad line of a UTF-8 file: from the code page if it is all bad, else without the bytes."""
    good, bad = _shares(line)
    return line.decode("cp1256", "replace") if bad > good else line.decode("utf-8", "ignore")


def byte_lines(content: bytes) -> Iterator[bytes]:
    """Lines by LF, CRLF or CR, without a copy of the whole; form feeds are no line ends."""
    sign = b"\n" if b"\n" in content else b"\r"
    start = 0
    while start < len(content):
        end = content.find(sign, start)
        end = len(content) if end < 0 else end
        yield content[start:end].rstrip(b"\r")
        start = end + 1
