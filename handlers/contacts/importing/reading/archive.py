"""The archive that an .xlsx is, looked at before it is read: what it declares and how it is built.

calamine makes room for every cell up to the last one, so cells so far away that no list has them
are left out.
"""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator

from handlers.contacts.importing.reading.limits import MAX_ENTRIES, MAX_UNPACKED, RefusedFileError

_PIECE = 1 << 20
_SHEET = re.compile(r"(?i)worksheets[/\\][^/\\]+\.xml$")
_SHEET_TAG = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_NAME = re.compile(r'\bname="([^"]*)"')
_LINK = re.compile(r'\b\w+:id="([^"]*)"')
_TARGET = re.compile(r'\bTarget="([^"]*)"')
_FAR = re.compile(
    rb'<(?:\w+:)?c r="(?:[A-Z]{3}|[J-Z][A-Z]|I[W-Z])[0-9]'
    rb'|<(?:\w+:)?row r="(?:[3-9][0-9]{5}|[0-9]{7})"'
)
_FAR_CELL = re.compile(
    rb'<((?:\w+:)?c) r="(?:[A-Z]{3}|[J-Z][A-Z]|I[W-Z])[0-9]+"[^>]*?(?:/>|>.*?</\1>)', re.DOTALL
)
_FAR_ROW = re.compile(
    rb'<((?:\w+:)?row) r="(?:[3-9][0-9]{5}|[0-9]{7})"[^>]*?(?:/>|>.*?</\1>)', re.DOTALL
)
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b[^>]{0,400}?\shidden="(?:1|true)"')
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


def checked(content: bytes) -> bytes:
    """The archive of a workbook, without the cells that are far away.

    Raises:
        RefusedFileError: encrypted, too large, another kind of document, or broken.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _within_limits(archive.infolist())
            if not _is_workbook(archive):
                raise RefusedFileError("kind")
            sheets = [name for name in archive.namelist() if _SHEET.search(name)]
            far = {name for name in sheets if _holds(archive, name, _FAR)}
            return _without_far_cells(archive, far) if far else content
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, zlib.error) as error:
        raise RefusedFileError("broken") from error


def hidden_rows(content: bytes, name: str) -> int:
    """How many rows of a sheet are hidden or filtered away; 0 where it cannot be told."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            part = _part_of(archive, name)
            return (
                sum(len(_HIDDEN.findall(piece)) for piece in _pieces(archive, part)) if part else 0
            )
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        return 0


def _within_limits(entries: list[zipfile.ZipInfo]) -> None:
    """Declared sizes and the number of parts; what is declared wrongly meets the child's limits."""
    if any(entry.flag_bits & 1 for entry in entries):
        raise RefusedFileError("encrypted")
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise RefusedFileError("memory")


def _is_workbook(archive: zipfile.ZipFile) -> bool:
    """By its parts, wherever a program has put them."""
    names = {name.replace("\\", "/").rpartition("/")[2].lower() for name in archive.namelist()}
    if "mimetype" in names:
        return archive.read("mimetype").strip() == _OPEN_DOCUMENT
    return not names.isdisjoint({"workbook.xml", "workbook.bin"})


def _without_far_cells(archive: zipfile.ZipFile, far: set[str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name in archive.namelist():
            inside = archive.read(name)
            if name in far:
                inside = _FAR_CELL.sub(b"", _FAR_ROW.sub(b"", inside))
            new.writestr(name, inside)
    return target.getvalue()


def _holds(archive: zipfile.ZipFile, name: str, pattern: re.Pattern[bytes]) -> bool:
    return any(pattern.search(piece) for piece in _pieces(archive, name))


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A part piece by piece; a piece ends where a tag does."""
    with archive.open(name) as part:
        rest = b""
        while piece := part.read(_PIECE):
            whole = rest + piece
            end = whole.rfind(b">") + 1 or len(whole)
            yield whole[:end]
            rest = whole[end:][-_PIECE:]
        yield rest


def _part_of(archive: zipfile.ZipFile, name: str) -> str | None:
    """The part that holds the sheet of this name."""
    main = next((name for name in archive.namelist() if name.endswith("workbook.xml")), "")
    folder = posixpath.dirname(main)
    book = archive.read(main).decode("utf-8", "replace")
    links = archive.read(posixpath.join(folder, "_rels", "workbook.xml.rels")).decode()
    for tag in _SHEET_TAG.findall(book):
        shown, ident = _NAME.search(tag), _LINK.search(tag)
        if shown is None or ident is None or html.unescape(shown[1]) != name:
            continue
        for link in _RELATION.findall(links):
            if f'Id="{ident[1]}"' in link and (to := _TARGET.search(link)):
                return posixpath.normpath(posixpath.join(folder, to[1])).lstrip("/")
    return None
