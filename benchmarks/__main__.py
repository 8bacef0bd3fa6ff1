"""`python -m benchmarks`: every benchmark in turn, and the table of docs/performance.md from them.

python -m benchmarks                 all of them: an hour or so on a calm machine
python -m benchmarks press book      these; the others' rows stay as they are
python -m benchmarks --check press   run, and leave the page alone
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figures import Figure, found_in

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
RUNS: dict[str, tuple[str, ...]] = {
    "press": (),
    "start": (),
    "book": (),
    "files": (),
    "campaigns": (),
    "hang": (),
    "watch": (),
    "soak": ("--updates", "500000"),
}
"""Each benchmark with the arguments of its full run."""

_BEGIN, _END = "<!-- figures: written by python -m benchmarks -->", "<!-- end of figures -->"
_HEAD = "| figure | measured | target | | command | when and where |\n|---|---|---|---|---|---|"
_COMMAND = re.compile(r"`python -m benchmarks\.(\w+)")


def machine() -> str:
    load = os.getloadavg()[0]
    cores, python = os.cpu_count(), platform.python_version()
    day = datetime.now(UTC).date()
    return f"{day}, {cores} cores, Python {python}, load before {load:.1f}"


def command(name: str, arguments: Sequence[str]) -> str:
    return " ".join(("python -m", f"benchmarks.{name}", *arguments))


def rows_of(name: str, figures: Iterable[Figure], where: str) -> list[str]:
    line = command(name, RUNS[name])
    return [
        f"| {one.what} | {one.shown} | {one.bound} | {one.verdict} | `{line}` | {where} |"
        for one in figures
    ]


def broken_off(name: str, where: str) -> str:
    return f"| {name} | no figures: it broke off | | | `{command(name, RUNS[name])}` | {where} |"


def rewritten(page: str, fresh: dict[str, list[str]]) -> str:
    """The page with the rows of these benchmarks in place of those that it has of them."""
    before, _, rest = page.partition(_BEGIN)
    table, mark, after = rest.partition(_END)
    if not mark:
        raise SystemExit(f"{PAGE}: where the table stands is not marked")
    rows: dict[str, list[str]] = {name: [] for name in RUNS}
    for row in table.splitlines():
        if found := _COMMAND.search(row):
            rows[found[1]].append(row)
    rows |= fresh
    body = "\n".join(row for name in RUNS for row in rows[name])
    return f"{before}{_BEGIN}\n{_HEAD}\n{body}\n{_END}{after}"


def run(name: str) -> list[str]:
    """The rows of one benchmark; its report goes to the terminal as it comes."""
    where, line = machine(), [sys.executable, "-m", f"benchmarks.{name}", *RUNS[name]]
    print(f"\n$ {command(name, RUNS[name])}", flush=True)
    report = ""
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        for said in process.stdout or ():
            print(said, end="", flush=True)
            report += said
    rows = rows_of(name, found_in(report), where)
    return rows or [broken_off(name, where)]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", choices=(*RUNS, []), help="all, where none is given")
    parser.add_argument("--check", action="store_true", help="leave the page as it is")
    given = parser.parse_args()
    fresh = {name: run(name) for name in given.names or RUNS}
    if not given.check:
        PAGE.write_text(rewritten(PAGE.read_text("utf-8"), fresh), "utf-8")
    print("\n", *(row for rows in fresh.values() for row in rows), sep="\n")


if __name__ == "__main__":
    main()
