"""The SQLite that sqlite-utils runs on: `pysqlite3` where installed (a newer one), else Python's.

Every module here takes it from this place, so that error classes are those of the connection.

It is also the first of this room to be imported, for sqlite-utils imports more than it needs:
numpy and pandas where it finds them, to know their types in rows (no row of ours has them, and
numpy, which is there for the pictures, is worth 15 MB and a tenth of a second at every start);
Python's SQLite for the name of a type, beside pysqlite3 (1 MB); and by dateutil what asks Windows
for its zones, which loads ctypes before it finds that this is no Windows (0.3 MB).
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

_NOT_NEEDED = ("numpy", "pandas", "dateutil.tz.win")

if TYPE_CHECKING:
    import sqlite3
else:
    # None stands for "cannot be imported" (The import system, 5.3.1).
    _instead = dict.fromkeys(_NOT_NEEDED)
    if find_spec("pysqlite3"):
        import pysqlite3

        _instead["sqlite3"] = pysqlite3
    _hidden = [name for name in _instead if name not in sys.modules]
    sys.modules.update((name, _instead[name]) for name in _hidden)
    try:
        from sqlite_utils.utils import sqlite3
    finally:
        for _name in _hidden:
            del sys.modules[_name]

__all__ = ["sqlite3"]
