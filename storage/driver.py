"""The SQLite that sqlite-utils runs on: `pysqlite3` where installed (a newer one), else Python's.

Every module here takes it from this place, so that error classes are those of the connection.

It is also the first of this room to be imported, for sqlite-utils imports numpy and pandas where it
finds them, to know their types in rows. No row of ours has them, and numpy (which is there for the
pictures) is worth 15 MB and a tenth of a second at every start.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

_NOT_NEEDED = ("numpy", "pandas")

if TYPE_CHECKING:
    import sqlite3
else:
    _hidden = [name for name in _NOT_NEEDED if name not in sys.modules]
    # None stands for "cannot be imported" (The import system, 5.3.1).
    sys.modules.update(dict.fromkeys(_hidden))
    try:
        from sqlite_utils.utils import sqlite3
    finally:
        for _name in _hidden:
            del sys.modules[_name]

__all__ = ["sqlite3"]
