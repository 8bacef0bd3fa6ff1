"""The child process: a file on stdin, rows as JSON lines on stdout, then it ends.

It first takes its own freedom: no more memory and time than `limits` allow, no files, no core
dump. A file that wants more kills the child only, and the parent says so.

Lines: `{"good": [...], "rejected": [...]}`, at last `{"end": {"format": ...}}` or
`{"refused": reason}`.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
from collections.abc import Iterator

from handlers.bookwork.reading import plain, sheets, vcards
from handlers.bookwork.reading.limits import (
    CHILD_CPU,
    CHILD_MEMORY,
    CHUNK,
    MAX_FILE,
    MAX_PEOPLE,
    MAX_ROWS,
    RefusedFileError,
)
from handlers.bookwork.reading.people import Found, Table, words


def main() -> None:
    words()
    _confine()
    content = sys.stdin.buffer.read(MAX_FILE + 1)
    try:
        _say(end={"format": _read(content)})
    except RefusedFileError as refused:
        _say(refused=refused.reason)
    except MemoryError:
        gc.collect()
        _say(refused="large")
    sys.stdout.flush()


def _confine() -> None:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 (before the limits: cheap)
        begun = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (begun + CHILD_MEMORY,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (CHILD_CPU, CHILD_CPU + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _say(**line: object) -> None:
    sys.stdout.write(json.dumps(line) + "\n")


def _read(content: bytes) -> str:
    """Read everything and say it; the format that it turned out to have."""
    if not content.strip():
        raise RefusedFileError("empty")
    if len(content) > MAX_FILE:
        raise RefusedFileError("large")
    kind, source = _source(content)
    table = Table()
    for place, found in enumerate(source):
        if place >= MAX_ROWS:
            raise RefusedFileError("large")
        table.take(found)
        if len(table.good) + len(table.rejected) >= CHUNK:
            _hand_over(table)
    _hand_over(table)
    if not table.met:
        raise RefusedFileError("nobody")
    return kind


def _source(content: bytes) -> tuple[str, Iterator[Found]]:
    if sheets.is_sheet(content):
        kind = "xls" if content.startswith(sheets.OLE) else "xlsx"
        return kind, sheets.found_in(content)
    text = plain.decode(content)
    if vcards.is_vcard(content):
        return "vcf", vcards.found_in(text)
    return "text", plain.found_in(text)


def _hand_over(table: Table) -> None:
    if len(table.met) > MAX_PEOPLE:
        raise RefusedFileError("large")
    _say(good=table.good, rejected=table.rejected)
    table.good, table.rejected = [], []


if __name__ == "__main__":
    main()
