"""How often a row of `links` has changed, so that what was read of them can be remembered.

The database itself counts, whoever writes: a statement of ours, the foreign key of an account that
goes, a chat that gets another id. Nobody else writes the file while it is open (`storage/lock.py`).
"""

from __future__ import annotations

from sqlite_utils.db import Database


class LinkChanges:
    """Counts up before a change is committed, so also for one that is undone after all.

    What was read at a count is true for as long as the count stands.
    """

    def __init__(self) -> None:
        self.count = 0

    def watch(self, db: Database) -> None:
        """Count from now on; the triggers are the connection's own and stand in no file."""
        db.conn.create_function("links_changed", 0, self._changed)
        for change in ("INSERT", "UPDATE", "DELETE"):
            db.conn.execute(
                f"CREATE TEMP TRIGGER links_after_{change} AFTER {change} ON links"
                " BEGIN SELECT links_changed(); END"
            )

    def _changed(self) -> None:
        self.count += 1
