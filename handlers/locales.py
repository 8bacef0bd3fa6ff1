"""Where the texts stand: one folder beside the features of each domain, one beside the engine."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import screens

_HERE = Path(__file__).parent


@cache
def locale_folders() -> tuple[Path, ...]:
    """The folders `locale/<language>/*.ftl` of the engine and of every domain."""
    engine = (Path(folder) / "locale" for folder in screens.__path__)
    return (*engine, *sorted(_HERE.glob("*/locale")))
