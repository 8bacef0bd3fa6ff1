"""How much a file may want of us, and the words for what it may not.

The figures come from measured bombs: 512 MB declared in a 25 MB sheet cost calamine 1.2 GB; two
far-apart cells in a 5 kB sheet abort the process. Hence declared sizes first, then hard limits.
"""

from __future__ import annotations

MAX_FILE = 20 * 1024 * 1024
"""Bytes that Telegram hands to a bot at most (Bot API, getFile)."""

MAX_PEOPLE = 100_000
MAX_ROWS = 200_000
"""Rows looked at: repeated and bad ones count too."""

MAX_COLUMNS = 256
MAX_ENTRIES = 2_000
MAX_UNPACKED = 96 * 1024 * 1024
"""What the parts of an .xlsx may declare, in bytes, together."""

CHILD_MEMORY = 128 * 1024 * 1024
"""Bytes of address space that the child may add to what it began with."""

CHILD_CPU = 20
CHILD_SECONDS = 90.0
"""By the wall, and longer than its processor's: on a busy machine a good file is only slow."""

CHUNK = 500
"""People handed over at once."""

MAX_TEXT = 60
"""Characters kept of a name, or of what stood in a row without a number."""


class RefusedFileError(Exception):
    """The file cannot be read.

    `reason` is one of: "empty", "encrypted", "kind" (no list of people), "pdf", "json", "large"
    (too many people or rows), "wide" (columns), "memory" (more than we have for one file),
    "broken", "slow", "heavy" (twice begun, and the process died), "nobody" (no mobile in it),
    "cut" (a spreadsheet has shortened all of them).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
