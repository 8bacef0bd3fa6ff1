"""`doctor`: what an operator would check by hand, and what to do about each trouble.

It writes nothing, so it may be run beside the bot or before its first start, and it ends within
half a minute whatever hangs.
"""

from __future__ import annotations

import asyncio
import platform
from collections.abc import Callable

from bot.composition import load_vault
from bot.doctor_files import examine_files
from bot.doctor_network import examine_network
from bot.findings import Finding, Grade
from bot.logs import secrets_of
from bot.redaction import Redactor
from bot.settings import Settings
from bot.zone_check import TEHRAN
from screens.bands import band_of
from storage import KeyUnusable, StorageBusy, StorageError, Vault, inspect, is_held
from storage.models import Facts

_DATABASE_SECONDS = 10.0


async def examine(settings: Settings, say: Callable[[str], None]) -> int:
    """Say all findings; 1 if any is bad, else 0."""
    running = is_held(settings.database)
    data, network = await asyncio.gather(
        asyncio.to_thread(_data, settings), examine_network(settings, running=running)
    )
    findings = [Finding(Grade.OK, "Python", platform.python_version()), _zone(settings)]
    if running:
        findings.append(Finding(Grade.HINT, "instance", "the bot runs here"))
    findings += [*data, *examine_files(settings), *_list(settings), *network]
    hidden = Redactor(secrets_of(settings)).clean  # a messenger may quote the address it was given
    for finding in findings:
        say(hidden(str(finding)))
    return int(any(finding.grade is Grade.BAD for finding in findings))


def _zone(settings: Settings) -> Finding:
    """The settings refuse old rules; there is nothing to judge those of another zone by."""
    judged = ", its rules are up to date" if settings.timezone in TEHRAN else ""
    return Finding(Grade.OK, "time zone", settings.timezone + judged)


def _list(settings: Settings) -> list[Finding]:
    if settings.allowed_users:
        away = sum(band_of(person) not in settings.served for person in settings.allowed_users)
        text = f"{len(settings.allowed_users)} people are listed"
        if not away:
            return [Finding(Grade.OK, "who may use it", text)]
        text += f", {away} of them of a messenger that is not served"
        return [Finding(Grade.HINT, "who may use it", text)]
    text = "SEFID_ALLOWED_USERS is empty: anybody who finds the bot may use it"
    return [Finding(Grade.HINT, "who may use it", text)]


def _data(settings: Settings) -> list[Finding]:
    there = settings.database.exists()
    try:
        vault = load_vault(settings, create=False)
    except KeyUnusable as error:
        first = not there and not settings.key_file.exists() and settings.secret_keys is None
        if first:
            return [Finding(Grade.HINT, "database", "none yet; the first start makes it")]
        return [Finding(Grade.BAD, "master key", str(error))]
    if not there:
        return [Finding(Grade.HINT, "database", "none yet; the first start makes it")]
    return _of_database(settings, vault)


def _of_database(settings: Settings, vault: Vault) -> list[Finding]:
    try:
        facts = inspect(settings.database, vault, _DATABASE_SECONDS)
    except StorageBusy as error:
        return [Finding(Grade.HINT, "database", str(error))]
    except StorageError as error:
        return [Finding(Grade.BAD, "database", str(error))]
    key = Finding(Grade.OK, "master key", "opens what the database holds")
    if facts.key_trouble:
        key = Finding(Grade.BAD, "master key", facts.key_trouble)
    chain = Finding(Grade.OK, "audit", "its chain is whole")
    if facts.audit_trouble:
        chain = Finding(Grade.BAD, "audit", facts.audit_trouble)
    return [_sqlite(facts), _shape(facts), key, chain]


def _sqlite(facts: Facts) -> Finding:
    if not facts.wal_reset_bug:
        return Finding(Grade.OK, "SQLite", facts.sqlite_version)
    text = (
        f"{facts.sqlite_version} has the WAL-reset bug (fixed in 3.51.3, 3.50.7, 3.44.6). "
        "Install the pysqlite3 wheel; until then let no other program write the file"
    )
    return Finding(Grade.HINT, "SQLite", text)


def _shape(facts: Facts) -> Finding:
    """A copy that was just put back keeps no WAL until the bot has opened it."""
    sound = facts.integrity == "ok" and facts.journal_mode in {"wal", "delete"}
    text = f"schema {facts.schema_version}, {facts.journal_mode}, integrity {facts.integrity}"
    return Finding(Grade.OK if sound else Grade.BAD, "database", text)
