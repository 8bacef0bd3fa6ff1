"""The file with the master keys: readable by its owner only, replaced whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from cryptography.fernet import Fernet

from storage.errors import KeyUnusable

PRIVATE = 0o600
_BETWEEN = re.compile(r"[\s,;\"']+")


def read_or_create(path: Path, *, create: bool = True) -> list[str]:
    """The keys of the file (`keys_in`); a fresh key where there is no file.

    Without `create` nothing is changed on the disk.

    Raises:
        KeyUnusable: the file cannot be read or made, or it holds no key. An empty file is not
            filled: it may be a mount that failed, and a new key would hide that.
    """
    try:
        if create:
            _make_private(path)
        keys = keys_in(path.read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not plain text"
        raise KeyUnusable(f"The key file {path} cannot be used: {reason}.") from None
    if not keys:
        raise KeyUnusable(f"The key file {path} holds no key.")
    return keys


def add_key(path: Path) -> list[str]:
    """Put a fresh key before the others: it seals from now on, the old ones still open."""
    keys = [Fernet.generate_key().decode(), *read_or_create(path)]
    _replace(path, keys)
    return keys


def keep_newest(path: Path) -> list[str]:
    """Drop all keys but the first. Only after everything was sealed again with it."""
    keys = read_or_create(path)[:1]
    _replace(path, keys)
    return keys


def keys_in(text: str) -> list[str]:
    """One a line or several with commas, perhaps in quotation marks; `#` begins a remark."""
    lines = (line.partition("#")[0] for line in text.splitlines())
    return [key for line in lines for key in _BETWEEN.split(line) if key]


def _make_private(path: Path) -> None:
    with contextlib.suppress(FileExistsError):
        _create(path)
    path.stat()
    with contextlib.suppress(OSError):  # a read-only mount: its mode is the operator's business
        path.chmod(PRIVATE)


def _create(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
    _write(handle, [Fernet.generate_key().decode()])


def _replace(path: Path, keys: list[str]) -> None:
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    _write(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), keys)
    fresh.replace(path)


def _write(handle: int, keys: list[str]) -> None:
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write("".join(key + "\n" for key in keys))
        file.flush()
        os.fsync(file.fileno())
