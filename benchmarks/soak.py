"""`python -m benchmarks.soak [--updates 500000]`: what a long run takes, at its begin and end.

64 people press without a pause. Every press must be answered (the Bot API here ends only then),
and memory, tasks, sockets and open files must stand at the end where they stood after warming up.
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cryptography.fernet import Fernet

from benchmarks.figures import Figure, tell
from benchmarks.process import Footprint, free_port, running_bot
from storage import Storage, Vault

USERS = 64
_JUDGED_FROM = 10_000
"""Updates: a shorter run is still warming up, and the slower the machine, the longer."""

_GROWTH_MB = 15.0
_GROWTH_HANDLES = 8
_BYTES_AN_UPDATE = 60
_SLOWEST = 250
"""Updates a second: a run that is slower is given up."""


def soak(updates: int, seconds: float) -> tuple[list[tuple[int, Footprint]], float]:
    """(updates handled, footprint) from the first seconds to the last answer; bytes an update."""
    port = free_port()
    line = [
        sys.executable, "-m", "benchmarks.press.api",
        "press", str(USERS), str(updates // USERS), str(port), str(int(seconds)),
    ]  # fmt: skip
    api = subprocess.Popen(line, stdout=subprocess.PIPE, text=True)
    try:
        return _watch(api, f"http://127.0.0.1:{port}", updates)
    finally:
        api.kill()
        api.wait()


def _watch(
    api: subprocess.Popen[str], url: str, updates: int
) -> tuple[list[tuple[int, Footprint]], float]:
    assert api.stdout is not None
    api.stdout.readline()
    seen: list[tuple[int, Footprint]] = []
    with tempfile.TemporaryDirectory() as folder:
        with running_bot(url, folder, SEFID_WATCH_SECONDS="0") as bot:
            api.stdout.readline()
            while api.poll() is None or not seen:  # a short run may be over before the first look
                time.sleep(min(5.0, max(0.5, updates / 20_000)))
                seen.append((_handled(bot.metrics()), bot.footprint()))
                last = seen[-1][1]
                print(f"{seen[-1][0]:9} updates  {last}", flush=True)
        size, grown = _size(folder), _size(folder) - _size_at_first()
        print(
            f"database: {size / 2**20:.1f} MB, and grew by {grown / updates:.0f} bytes an update "
            "beyond its empty tables"
        )
    if api.returncode:
        raise SystemExit("not every press was answered in time")
    print(api.stdout.read().strip())
    return seen, grown / updates


def _size_at_first() -> int:
    """Of a database that nothing was written to."""

    async def begun(folder: str) -> int:
        key = Fernet.generate_key().decode()
        await (await Storage.open(Path(folder) / "sefid.db", Vault([key]))).close()
        return _size(folder)

    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(begun(folder))


def _size(folder: str) -> int:
    """All that the bot keeps; at its end the WAL is back in the database."""
    return sum(each.stat().st_size for each in Path(folder).iterdir())


def _handled(metrics: str) -> int:
    mark = 'sefid_updates_total{state="handled"} '
    return int(float(metrics.partition(mark)[2].split()[0]))


def peak(seen: list[tuple[int, Footprint]]) -> Footprint:
    """The highest of each figure: tasks come and go with the presses in hand."""
    every = [footprint for _, footprint in seen]
    return Footprint(
        rss=max(each.rss for each in every),
        tasks=max(each.tasks for each in every),
        files=max(each.files for each in every),
        sockets=max(each.sockets for each in every),
    )


def _figures(updates: int, growth: float, bytes_each: float) -> list[Figure]:
    return [
        Figure(f"memory over {updates:,} updates", growth, "MB more", _GROWTH_MB),
        Figure("the database grows by", bytes_each, "bytes an update", _BYTES_AN_UPDATE),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, help="give up after")
    given = parser.parse_args()
    patience = given.seconds or max(400.0, given.updates / _SLOWEST)
    seen, bytes_each = soak(given.updates, patience)
    quarter = max(1, len(seen) // 4)
    warm, last = peak(seen[quarter : 2 * quarter] or seen), peak(seen[-quarter:])
    flat = (
        last.rss - warm.rss < _GROWTH_MB
        and last.files - warm.files <= _GROWTH_HANDLES
        and last.sockets - warm.sockets <= _GROWTH_HANDLES
        and last.tasks - warm.tasks <= USERS
    )
    print(f"highest in the second quarter: {warm}\nhighest in the last quarter:   {last}")
    verdict = "flat" if flat else "NOT FLAT"
    if given.updates < _JUDGED_FROM:
        verdict = "too short to judge"
    else:
        tell(_figures(given.updates, last.rss - warm.rss, bytes_each))
    print(f"{verdict}; updates lost: 0")
    sys.exit(verdict == "NOT FLAT")


if __name__ == "__main__":
    main()
