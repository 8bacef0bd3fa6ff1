"""Our own lock against a second poller: Bale does not tell of one, and each would lose updates."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # no such locks on this system: then nobody else is noticed
    fcntl = None  # type: ignore[assignment]


log = logging.getLogger(__name__)


class TokenLock:
    """Held by the one process of this machine that polls with a token."""

    def __init__(self, token: str, folder: Path | None = None) -> None:
        self.name = f"sefid-bale-{hashlib.sha256(token.encode()).hexdigest()[:16]}.lock"
        self._path = (folder or Path(tempfile.gettempdir())) / self.name
        self._file: IO[str] | None = None

    def take(self) -> bool:
        """False where another process holds it; where no lock can be had, it goes without."""
        if fcntl is None or self._file is not None:
            return True
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        except OSError as error:  # another user's, or a folder that cannot be written to
            log.warning(
                "a second process with Bale's token would not be noticed: %s", error.strerror
            )
            return True
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
