"""Workbooks as archives of parts, for files that no program writes soon or at all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable


def rewritten(content: bytes, write: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    """The archive with other parts: `write` gets each part's name and content, and gives both."""
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(*write(name, source.read(name)))
    return target.getvalue()


def with_sheet(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with another first sheet."""

    def write(name: str, inside: bytes) -> tuple[str, bytes]:
        return name, change(inside) if name == "xl/worksheets/sheet1.xml" else inside

    return rewritten(content, write)
