"""What `doctor` says of the files that hold secrets: nobody but their owner may read them."""

from __future__ import annotations

import os
from pathlib import Path

from bot.findings import Finding, Grade
from bot.settings import Settings

_OTHERS = 0o077
"""The bits of everybody but the owner."""


def examine_files(settings: Settings) -> list[Finding]:
    """One hint for each file that others may read; a mount may fix its mode, so it is no more."""
    env_file = settings.model_config.get("env_file")
    secret = [settings.key_file, settings.database, *([Path(str(env_file))] if env_file else [])]
    return [
        Finding(
            Grade.HINT,
            "secrets",
            f"others on this machine may read {path} (mode {mode:o}): chmod 600 {path}",
        )
        for path in secret
        if (mode := _mode(path)) & _OTHERS
    ]


def _mode(path: Path) -> int:
    """0 where there is no file, and where modes mean nothing (Windows)."""
    if os.name != "posix" or not path.is_file():
        return 0
    return path.stat().st_mode & 0o777
