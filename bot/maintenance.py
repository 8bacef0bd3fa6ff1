"""What an operator does with the data: copy, put back, seal anew, bring to this version.

Each function gives the sentence to print. None needs the bot token.
"""

from __future__ import annotations

from pathlib import Path

from bot.composition import open_storage
from bot.settings import Settings, read_offline_settings
from bot.stop import FAILED, StopError
from storage import StorageError, add_key, keep_newest, snapshot
from storage import restore as put_back


def backup(target: Path, settings: Settings | None = None) -> str:
    """A checked copy, also while the bot runs. Raises `StopError`."""
    source = (settings or read_offline_settings()).database
    if not source.exists():
        raise StopError(f"There is no database at {source} (SEFID_DATABASE).")
    try:
        snapshot(source, target)
    except StorageError as error:
        raise StopError(str(error)) from None
    return (
        f"Copied to {target}, checked. The master key is not in it: keep "
        "the key file (or SEFID_SECRET_KEYS) in another place."
    )


def restore(source: Path, settings: Settings | None = None) -> str:
    """Put a backup where no database is. Sends that were open are `unknown` in it."""
    target = (settings or read_offline_settings()).database
    if not source.exists():
        raise StopError(f"There is no backup at {source}.")
    try:
        put_back(source, target)
    except StorageError as error:
        raise StopError(str(error)) from None
    return f"Restored to {target}. Sends that were open are marked unknown; nothing is sent again."


async def migrate(settings: Settings | None = None) -> str:
    """Opening does it; the bot does so by itself at its start. Raises `StopError`."""
    settings = settings or read_offline_settings()
    async with await open_storage(settings) as storage:
        facts = await storage.doctor()
    return (
        f"{settings.database}: schema version {facts.schema_version}, integrity {facts.integrity}."
    )


async def rotate_keys(settings: Settings | None = None) -> str:
    """Seal everything with the newest key; with a key file, make that key and drop the old ones.

    Raises:
        StopError: the bot runs, or a value opens with no key (then the old keys are kept).
    """
    settings = settings or read_offline_settings()
    if not settings.database.exists():
        raise StopError(f"There is no database at {settings.database} (SEFID_DATABASE).")
    by_file = settings.secret_keys is None
    # Open once before the key is made: a running bot, or a wrong key, must stop us first.
    async with await open_storage(settings) as storage:
        if storage.key_trouble:
            raise StopError(storage.key_trouble)
    if by_file:
        add_key(settings.key_file)
    async with await open_storage(settings) as storage:
        result = await storage.rotate()
    if result.unreadable:
        raise StopError(
            f"{result.unreadable} values open with none of the keys, so the old keys are kept; "
            f"{result.resealed} values were sealed anew.",
            FAILED,
        )
    if by_file:
        keep_newest(settings.key_file)
        return f"{result.resealed} values sealed anew; the key file holds the new key only."
    return f"{result.resealed} values sealed anew. All but the first of SEFID_SECRET_KEYS may go."
