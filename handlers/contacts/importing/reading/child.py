"""The child process: a file on stdin, rows as JSON lines on stdout, then it ends.

It first takes its own freedom (`confine`): no more memory and time than `limits` allow, no file, no
socket, no other process. A file that wants more kills the child only, and the parent says so.

Lines: `{"good": [...], "rejected": [...]}`, at last `{"end": {"format": ...}}` or
`{"refused": reason}`.
"""

from __future__ import annotations

import gc
import json
import sys
from collections import Counter
from collections.abc import Iterator

from handlers.contacts.importing.reading import markup, plain, sheets, vcards
from handlers.contacts.importing.reading.confine import confine
from handlers.contacts.importing.reading.encoding import Text, as_utf8_or_code_page
from handlers.contacts.importing.reading.limits import (
    CHUNK,
    MAX_FILE,
    MAX_PEOPLE,
    MAX_ROWS,
    MAX_TEXT,
    RefusedFileError,
)
from handlers.contacts.importing.reading.people import FileRow, PeopleRows, words
from smsir.text import find_mobiles, normalize_mobile


def main() -> None:
    _load()
    confine()
    try:
        _say(end=_read(sys.stdin.buffer.read(MAX_FILE + 1)))
    except RefusedFileError as refused:
        _say(refused=refused.reason)
    except MemoryError:
        gc.collect()
        _say(refused="memory")
    sys.stdout.flush()


def _load() -> None:
    """Read the files that our own modules, or Python's, read late."""
    Counter("a").most_common(1)
    words()
    normalize_mobile("9120000000 -")
    find_mobiles("- 9120000000 -")


def _say(**line: object) -> None:
    sys.stdout.write(json.dumps(line) + "\n")


def _read(content: bytes) -> dict[str, object]:
    """Read everything and say it; the format that it turned out to have, and the sheet."""
    if not content.strip():
        raise RefusedFileError("empty")
    if len(content) > MAX_FILE:
        raise RefusedFileError("large")
    kind, sheet, source = _source(content)
    del content
    table = PeopleRows()
    for place, person in enumerate(source):
        if place >= MAX_ROWS:
            raise RefusedFileError("large")
        table.take(person)
        if len(table.good) + len(table.rejected) >= CHUNK:
            _hand_over(table)
    _hand_over(table)
    if not table.met:
        raise RefusedFileError("cut" if table.cut else "nobody")
    return {"format": kind, "sheet": sheet}


def _source(content: bytes) -> tuple[str, dict[str, object], Iterator[FileRow]]:
    """What the file is by its content, whatever its name; for a workbook which sheet is read."""
    if sheets.is_sheet(content):
        book = sheets.Book(content)
        about = {"name": book.name[:MAX_TEXT], "others": book.others, "hidden": book.hidden}
        return book.format, about, book.found()
    if vcards.is_vcard(content):
        return "vcf", {}, vcards.found_in(as_utf8_or_code_page(content))
    kind = markup.kind_of(content)
    text = Text(content)
    return kind or "text", {}, markup.found_in(text) if kind else plain.found_in(text)


def _hand_over(table: PeopleRows) -> None:
    if len(table.met) > MAX_PEOPLE:
        raise RefusedFileError("large")
    _say(good=table.good, rejected=table.rejected)
    table.good, table.rejected = [], []


if __name__ == "__main__":
    main()
