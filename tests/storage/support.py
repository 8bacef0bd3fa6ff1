"""Shared by the storage tests and the fault cases that are storage's: makers, a clock, a crash."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet

from storage import Job, NewAct, NewJob, NewPush, PendingPush, Storage, Vault, Verb

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
CHAT, PERSON = 500, 700
TEXT = "سلام، فردا از ساعت ۹ باز هستیم"
MOBILE = "09121234567"
API_KEY, SECRET = "canary-user-api-key-4711", "canary-secret-key-0815"


class StoppedClock:
    """Time that moves only when told to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **delta: float) -> datetime:
        self.now += timedelta(**delta)
        return self.now


def new_vault() -> Vault:
    return Vault([Fernet.generate_key().decode()])


def new_job(**changes: Any) -> NewJob:
    fields: dict[str, Any] = {
        "chat": CHAT,
        "user": PERSON,
        "account_id": 1,
        "frame": 3,
        "revision": 5,
        "part": "contacts",
        "text": TEXT,
        "group_ids": (11, 12),
        "relation_ids": (21,),
        "mobiles": (MOBILE,),
        "recipients": 250,
        "segments": 2,
        "due_at": NOON,
    }
    return NewJob(**(fields | changes))


def act(**changes: Any) -> NewAct:
    fields: dict[str, Any] = {"verb": Verb.LINKED, "person": PERSON, "place": CHAT, "account": 1}
    return NewAct(**(fields | changes))


async def keep_news(store: Storage, push: NewPush) -> bool:
    """Whether they were new."""
    return bool(await store.run(store.pushes.insertion(push)))


async def claim_news(store: Storage, at: datetime) -> PendingPush | None:
    """The oldest of the news that are claimed together."""
    bundle = await store.news.claim(at)
    return None if bundle is None else bundle.pushes[0]


async def confirm(store: Storage, **changes: Any) -> None:
    """What a press on "send" does: the state and the job in one durable transaction."""
    job = new_job(**changes)
    await store.states.save(
        job.chat, job.user, b"{}", effects=[store.outbox.insertion(job)], full=True
    )


async def claimed(store: Storage, **changes: Any) -> Job:
    await confirm(store, **changes)
    job = await store.outbox.claim(NOON)
    assert job is not None
    return job


def crash_image(path: Path, folder: Path) -> Path:
    """The files as a kill -9 at this moment would leave them: database and WAL, no clean close."""
    folder.mkdir()
    for end in ("", "-wal"):
        source = path.with_name(path.name + end)
        if source.exists():
            shutil.copy(source, folder / source.name)
    return folder / path.name


def write_file(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def hold_the_lock(path: Path) -> subprocess.Popen[bytes]:
    """Another process that has the database's lock, until it is killed."""
    code = (
        "import sys, pathlib; from storage.lock import ProcessLock\n"
        "held = ProcessLock(pathlib.Path(sys.argv[1])); print('held', flush=True); input()"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )


def all_bytes(folder: Path) -> bytes:
    """Everything that a thief of the folder gets, freed pages and WAL included."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def fill_the_disk(store: Storage) -> None:
    """No page more than the database has now: SQLite answers as on a full disk."""

    def work(db: Any) -> None:
        pages = db.conn.execute("PRAGMA page_count").fetchone()[0]
        db.conn.execute(f"PRAGMA max_page_count={pages}")

    await store.run(work, write=False)


async def free_the_disk(store: Storage) -> None:
    await store.run(lambda db: db.conn.execute("PRAGMA max_page_count=1000000"), write=False)
