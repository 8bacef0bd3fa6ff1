"""Our own lock against a second poller: Bale does not tell of one, and each would lose updates."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # no such locks on this system: then nobody else is noticed
    fcntl = None  # type: ignore[assignment]


class TokenLock:
    """Held by the one process of this machine that polls with a token."""

    def __init__(self, token: str, folder: Path | None = None) -> None:
        name = hashlib.sha256(token.encode()).hexdigest()[:16]
        self._path = (folder or Path(tempfile.gettempdir())) / f"sefid-bale-{name}.lock"
        self._file: IO[str] | None = None

    def take(self) -> bool:
        """False where another process holds it."""
        if fcntl is None or self._file is not None:
            return True
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        file = os.fdopen(descriptor, "r+")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._file = file
        return True

    def let_go(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
