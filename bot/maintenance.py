"""What an operator does with the data: copy, put back, seal anew, bring to this version.

Each function gives the sentence to print. None needs the bot token.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from bot.composition import load_vault, open_storage
from bot.settings import Settings, read_offline_settings
from bot.stop import StopError
from screens.bands import spelled
from storage import (
    Act,
    ChainReport,
    StorageError,
    add_key,
    keep_newest,
    read_audit,
    snapshot,
    target_for,
    trouble_in,
    verify,
)
from storage import restore as put_back


def backup(
    destination: Path | None, settings: Settings | None = None, *, check: bool = False
) -> str:
    """A checked copy, also while the bot runs; `check`: read it through as `verify_backup` does.

    Without a name, or with a folder's, the copy gets one that holds the moment.

    Raises:
        StopError: there is no database, or the copy would destroy something or failed its check.
    """
    settings = settings or read_offline_settings()
    source = settings.database
    with _said():
        _require(source)
        target = target_for(source, destination, datetime.now())  # noqa: DTZ005 (the operator's clock)
        snapshot(source, target, settings.key_file)
    report = (
        f"Copied to {target}, checked. The master key is not in it: keep "
        "the key file (or SEFID_SECRET_KEYS) in another place."
    )
    return f"{report}\n{verify_backup(target, settings)}" if check else report


def verify_backup(path: Path, settings: Settings | None = None) -> str:
    """Whether a backup could be restored, and opened with the master key. Writes nothing.

    Raises:
        StopError: it is damaged, no backup, or not of this master key.
    """
    settings = settings or read_offline_settings()
    with _said():
        copy = verify(path, load_vault(settings, create=False))
    if copy.unreadable:
        raise StopError(
            f"{path} is whole, but {copy.unreadable} of {copy.opened + copy.unreadable} sealed "
            "values do not open with this master key. Look for the key of its time."
        )
    return (
        f"{path}: whole, schema version {copy.schema_version}; all {copy.opened} sealed values "
        "open with the master key."
    )


def restore(source: Path, settings: Settings | None = None) -> str:
    """Put a backup where no database is. Sends that were open are `unknown` in it."""
    target = (settings or read_offline_settings()).database
    with _said():
        if not source.exists():
            raise StopError(f"There is no backup at {source}.")
        put_back(source, target)
    return f"Restored to {target}. Sends that were open are marked unknown; nothing is sent again."


@contextmanager
def _said() -> Iterator[None]:
    """What the disk or the storage refuses becomes a sentence."""
    try:
        yield
    except StorageError as error:
        raise StopError(str(error)) from None
    except OSError as error:
        raise StopError(f"{error.filename} cannot be used: {error.strerror}.") from None


def _require(database: Path) -> None:
    if not database.is_file():  # a device would be opened, and a key made beside it
        raise StopError(f"There is no database at {database} (SEFID_DATABASE).")


async def migrate(settings: Settings | None = None) -> str:
    """Opening does it; the bot does so by itself at its start. Raises `StopError`."""
    settings = settings or read_offline_settings()
    with _said():
        _require(settings.database)
    async with await open_storage(settings) as storage:
        facts = await storage.doctor()
    return (
        f"{settings.database}: schema version {facts.schema_version}, integrity {facts.integrity}."
    )


async def rotate_keys(settings: Settings | None = None) -> str:
    """Seal everything with the newest key; with a key file, make that key and drop the old ones.

    Raises:
        StopError: the bot runs, or the master key is missing or not this database's.
    """
    settings = settings or read_offline_settings()
    with _said():
        _require(settings.database)
    by_file = settings.secret_keys is None
    if by_file and not settings.key_file.exists():
        raise StopError(
            f"There is no master key at {settings.key_file}; give the present one back."
        )
    # Open once before the key is made: a running bot, or a wrong key, must stop us first.
    async with await open_storage(settings) as storage:
        if storage.key_is_strange:
            raise StopError(storage.key_trouble or "")
    if by_file:
        add_key(settings.key_file)
    async with await open_storage(settings) as storage:
        result = await storage.rotate()
    report = f"{result.resealed} values sealed anew"
    if result.unreadable:
        # Sealed while another key was in use: the old keys are of no help with them.
        report += f", {result.unreadable} open with none of the keys and were left as they are"
    if by_file:
        keep_newest(settings.key_file)
        return f"{report}; the key file holds the new key only."
    return f"{report}. All but the first of SEFID_SECRET_KEYS may go."


async def forget(user: int, settings: Settings | None = None) -> str:
    """Delete a person with all that is theirs (bot stopped); what went, by table.

    Raises:
        StopError: the bot runs, or there is no database.
    """
    settings = settings or read_offline_settings()
    with _said():
        _require(settings.database)
    async with await open_storage(settings) as storage:
        gone = await storage.people.forget(user)
    if not gone:
        return f"Nothing is known of user {spelled(user)}."
    tables = ", ".join(f"{name} {count}" for name, count in sorted(gone.items()))
    return (
        f"User {spelled(user)} is forgotten. Rows deleted: {tables}. Backups still hold them, and "
        "at SMS.ir nothing was changed."
    )


def audit(
    user: int | None, limit: int, settings: Settings | None = None
) -> tuple[str, ChainReport]:
    """Who did what, the newest last, also while the bot runs; and is the chain whole?

    Raises `StopError`.
    """
    settings = settings or read_offline_settings()
    with _said():
        _require(settings.database)
        vault = load_vault(settings, create=False)
        acts, chain = read_audit(settings.database, vault, user, limit)
    return "\n".join(map(_line, acts)) or "Nothing was noted.", chain


def _line(act: Act) -> str:
    """`#12`: the row's number; last, in quotes, who it was and what it was about."""
    counts = (("people", act.people), ("parts", act.parts), ("ref", act.ref), ("code", act.code))
    words = [
        f"{act.at:%Y-%m-%d %H:%M:%S} chat {spelled(act.place)} user {spelled(act.person)}",
        f"#{act.id} account {act.account} {act.role} {act.verb} {act.result}",
        *(f"{name} {value}" for name, value in counts if value not in {None, ""}),
        *(f'"{name}"' for name in (act.name, act.object) if name),
    ]
    return " ".join(words)


def chain_line(chain: ChainReport) -> str:
    """What the walk along the audit's chain found."""
    trouble = trouble_in(chain)
    if trouble is not None:
        return trouble
    unchecked = f", {chain.unchecked} of them under a lost key" if chain.unchecked else ""
    return f"The chain of the audit is whole: rows {chain.first} to {chain.last}{unchecked}."
