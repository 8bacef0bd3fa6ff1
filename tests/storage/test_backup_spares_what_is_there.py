"""A copy never takes the place of a file that would be missed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from storage import DatabaseUnusable, Storage, restore, snapshot, target_for, verify
from tests.storage.support import CHAT, PERSON, new_vault, write_file

pytestmark = pytest.mark.long

VAULT = new_vault()
KEY = "sefid.key"


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A database at rest, with its key file, a copy of before a migration, and others."""
    path = tmp_path / "data" / "sefid.db"
    async with await Storage.open(path, VAULT) as store:
        await store.states.save(CHAT, PERSON, b"kept")
    for name in (KEY, "sefid.db.before-0009_x", "precious.txt", "empty"):
        write_file(path.with_name(name), b"" if name == "empty" else b"precious")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.long
@pytest.mark.parametrize("running", [True, False])
@pytest.mark.parametrize(
    "target",
    [
        "sefid.db",
        "sefid.db-wal",
        "sefid.db-shm",
        "sefid.db-journal",
        "sefid.db.lock",
        "sefid.db.before-0009_x",
        "../data/sefid.db",
        "sefid.key",
        "sefid.key.new",
        "precious.txt",
        "precious.txt/b.db",
        "empty",
    ],
)
async def test_the_database_what_belongs_to_it_and_files_of_others_are_spared(
    path: Path, target: str, *, running: bool
) -> None:
    store = await Storage.open(path, VAULT) if running else None
    before = contents(path.parent)
    with pytest.raises(DatabaseUnusable):
        await asyncio.to_thread(snapshot, path, path.parent / target, path.with_name(KEY))
    assert contents(path.parent) == before
    if store is not None:
        await store.close()


@pytest.mark.parametrize("make", [Path.symlink_to, Path.hardlink_to])
@pytest.mark.parametrize("to", ["sefid.db", KEY, "precious.txt"])
async def test_links_are_spared_whatever_they_lead_to(
    path: Path, make: Callable[[Path, Path], None], to: str
) -> None:
    link = path.with_name("link.db")
    make(link, path.with_name(to))
    before = contents(path.parent)
    with pytest.raises(DatabaseUnusable):
        snapshot(path, link, path.with_name(KEY))
    assert contents(path.parent) == before


async def test_a_link_to_an_older_copy_or_to_nothing_is_not_followed(path: Path) -> None:
    link = path.with_name("link.db")
    link.symlink_to(path.with_name("b.db"))
    for _ in range(2):
        with pytest.raises(DatabaseUnusable, match="is a link"):
            snapshot(path, link)
        snapshot(path, path.with_name("b.db"))


async def test_links_in_a_circle_and_what_is_no_file_are_refused(path: Path) -> None:
    circle = path.with_name("circle")
    circle.symlink_to(circle)
    pipe = path.with_name("pipe")
    os.mkfifo(pipe)
    for target in (circle, pipe, Path("/dev/null"), path.parent):
        with pytest.raises(DatabaseUnusable):
            snapshot(path, target)


async def test_the_database_of_another_bot_is_spared(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    async with await Storage.open(other, VAULT):
        with pytest.raises(DatabaseUnusable, match="no backup of Sefid"):
            await asyncio.to_thread(snapshot, path, other)
    with pytest.raises(DatabaseUnusable, match="no backup of Sefid"):
        snapshot(path, other)


async def test_an_older_copy_is_replaced_and_a_name_that_only_looks_alike_is_free(
    path: Path,
) -> None:
    for name in ("copy.db", "copy.db", "sefid.db.bak", "sefid.db-monday"):
        snapshot(path, path.with_name(name), path.with_name(KEY))
        assert verify(path.with_name(name), VAULT).unreadable == 0


async def test_a_file_named_like_a_temporary_one_is_left_alone(path: Path) -> None:
    part = write_file(path.with_name("b.db.part"), b"of somebody else")
    snapshot(path, path.with_name("b.db"))
    assert part.read_bytes() == b"of somebody else"


async def test_a_copy_without_a_name_gets_one_with_the_moment_in_it(path: Path) -> None:
    noon = datetime(2026, 3, 1, 12, 0)  # noqa: DTZ001 (the operator's clock)
    name = "sefid-2026-03-01-120000.db"
    assert target_for(path, None, noon) == path.parent / "backups" / name
    assert target_for(path, path.parent, noon) == path.parent / name
    assert target_for(path, path.with_name("x.db"), noon) == path.with_name("x.db")


async def test_a_restore_under_a_running_bot_is_refused(path: Path) -> None:
    snapshot(path, path.with_name("b.db"))
    async with await Storage.open(path, VAULT):
        await asyncio.to_thread(move_away, path)
        with pytest.raises(DatabaseUnusable, match="already open"):
            await asyncio.to_thread(restore, path.with_name("b.db"), path)


def move_away(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


async def test_a_copy_is_read_through_with_its_key(path: Path) -> None:
    copy = path.with_name("b.db")
    snapshot(path, copy)
    before = contents(path.parent)
    assert verify(copy, VAULT).opened >= 2
    assert verify(copy, new_vault()).opened == 0
    assert verify(copy, new_vault()).unreadable >= 2
    assert contents(path.parent) == before
    data = copy.read_bytes()
    for bad in (data[:-4096], data[:8192] + b"\xa5" * 4096 + data[12288:], b"", b"text" * 999):
        with pytest.raises(DatabaseUnusable):
            verify(write_file(path.with_name("bad.db"), bad), VAULT)
    with pytest.raises(DatabaseUnusable, match="in use"):
        verify(path, VAULT)
    with pytest.raises(DatabaseUnusable, match="no file"):
        verify(path.with_name("nothing.db"), VAULT)
