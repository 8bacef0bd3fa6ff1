"""The SQLite that sqlite-utils runs on: `pysqlite3` where installed (a newer one), else Python's.

Every module here takes it from this place, so that error classes are those of the connection.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3

__all__ = ["sqlite3"]
