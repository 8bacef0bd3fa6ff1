"""Databases that released versions wrote, kept as dumps in `fixtures/`, with their keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from storage import Vault

Version = Literal["0_1", "0_2"]

_FIXTURES = Path(__file__).parent / "fixtures"


def restore_dump(path: Path, version: Version = "0_1") -> Path:
    """Write the dump as a database file, its key file beside it."""
    with sqlite3.connect(path) as database:
        database.executescript((_FIXTURES / f"version_{version}.sql").read_text(encoding="utf-8"))
    database.close()
    key = path.with_suffix(".key")
    key.write_text((_FIXTURES / f"version_{version}.key").read_text(encoding="ascii"))
    key.chmod(0o600)
    return path


def vault(path: Path) -> Vault:
    """The key that lies beside the file."""
    return Vault.load(None, path.with_suffix(".key"))


def counts(path: Path, tables: Iterable[str]) -> dict[str, int]:
    """Rows by table."""
    with sqlite3.connect(path) as database:
        rows = {
            table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in tables
        }
    database.close()
    return rows
