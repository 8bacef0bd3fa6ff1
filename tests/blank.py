"""An empty database of the newest schema, made once in a test process and then copied.

Making one anew takes some 20 ms of migrations, a copy a quarter of that, and more than a thousand
tests want one. The migrations have tests of their own (F84).
"""

from __future__ import annotations

import asyncio
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from storage.engine import Engine


def lay(path: Path) -> Path:
    """An empty database at `path`, unless there is a file already."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_blank())
        path.chmod(0o600)
    return path


@cache
def _blank() -> bytes:
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(_made())).result()


async def _made() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blank.db"
        await (await Engine.open(path)).close()
        return path.read_bytes()
