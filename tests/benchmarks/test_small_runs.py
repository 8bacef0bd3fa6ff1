"""Each benchmark runs here with little to do, so that none is dead when somebody needs it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.__main__ import RUNS, broken_off, rewritten, rows_of
from benchmarks.figures import Figure, found_in, tell
from benchmarks.process import cpu_of
from tests.patience import PATIENCE

pytestmark = pytest.mark.process

PATIENT = 10 * PATIENCE
"""Seconds: a run starts up to six processes, one after the other."""

ROOT = Path(__file__).parents[2]
BENCHMARKS = ROOT / "benchmarks"

BRIEF = ["--users", "2", "--presses", "2", "--rounds", "1"]
FEW, ONCE = ["--waiting", "200", "--chats", "50"], ["--rounds", "1", "--allowed", "inf"]
SMALL: dict[str, tuple[list[str], str]] = {
    "press": ([*BRIEF, "--modes", "press", "--bots", "sefid", "aiogram"], r"aiogram +\d+"),
    "press, commands": ([*BRIEF, "--modes", "command", "--bots", "sefid", "ptb"], r"ptb +\d+"),
    "hang": (["--seconds", "1", "--allowed", "inf"], r"p99"),
    "soak": (["--updates", "400", "--seconds", "200"], r"lost: 0"),
    "start": (["--rounds", "1"], r"first poll after"),
    "campaigns": ([*FEW, "--seconds", "2", "--lead", "3", *ONCE], r"x that of the empty bot"),
    "watch": (["--accounts", "20", "--every", "10", "--hours", "0.01"], r"looks +[67]\d "),
    "files": (["--people", "2", "--megabytes", "1"], r"posted: \d+ MB before"),
    "book": (["--people", "200", "--latency", "0.002"], r"\d"),
}
"""The arguments of a small run, and what stands in its report."""

WITHOUT_FIGURES = {"soak", "press, commands"}
"""Too short to judge, or nothing is promised beside that peer."""


def commands() -> set[str]:
    """What `python -m benchmarks.NAME` is given in the docs' own words: a module that runs."""
    files = [*BENCHMARKS.glob("*.py"), *BENCHMARKS.glob("*/__main__.py")]
    files.remove(BENCHMARKS / "__main__.py")  # runs all the others
    runs = [path for path in files if 'if __name__ == "__main__"' in path.read_text("utf-8")]
    return {path.parent.name if path.name == "__main__.py" else path.stem for path in runs}


def module(name: str) -> str:
    """A benchmark may have several small runs: what stands behind the comma tells them apart."""
    return name.partition(",")[0]


def test_every_benchmark_has_a_small_run_and_is_explained() -> None:
    page = (ROOT / "docs" / "performance.md").read_text("utf-8")

    assert commands() == {module(name) for name in SMALL}
    assert {name for name in commands() if f"python -m benchmarks.{name}" not in page} == set()


@pytest.mark.parametrize("name", SMALL)
def test_it_runs_to_its_report(name: str) -> None:
    arguments, wanted = SMALL[name]
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module(name)}", *arguments],
        capture_output=True, text=True, cwd=ROOT, timeout=PATIENT, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert re.search(wanted, done.stdout), (done.stdout, done.stderr)
    if name not in WITHOUT_FIGURES:
        assert list(found_in(done.stdout)), done.stdout


def test_the_table_of_the_page_is_written_anew_row_by_row() -> None:
    page = (ROOT / "docs" / "performance.md").read_text("utf-8")
    figures = [Figure("idle", 96.04, "MB", 80), Figure("rate", 1.7, "x", 1.5, at_least=True)]
    fresh = {"start": rows_of("start", figures, "here")}

    once = rewritten(page, fresh)

    assert "| idle | 96 MB | ≤ 80 MB | **missed** | `python -m benchmarks.start` | here |" in once
    assert "| rate | 1.70 x | ≥ 1.5 x | met | `python -m benchmarks.start` | here |" in once
    assert rewritten(once, fresh) == once
    assert rewritten(rewritten(once, {"start": []}), fresh) == once


def test_one_that_broke_off_stays_in_the_table_until_it_is_run_again() -> None:
    page = (ROOT / "docs" / "performance.md").read_text("utf-8")
    row = broken_off("book", "here")

    broken = rewritten(page, {"book": [row]})

    assert row in rewritten(broken, {"start": []})
    assert row not in rewritten(broken, {"book": []})


def test_a_figure_is_found_in_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    figures = [Figure("a", 2.0, "s", 1.0), Figure("b | c", 0.5, "x")]
    tell(figures)

    assert list(found_in(f"something else\n{capsys.readouterr().out}")) == figures


def test_every_benchmark_is_in_the_run_of_all() -> None:
    assert set(RUNS) == commands()


def test_the_processors_time_is_read_finer_than_a_tick() -> None:
    before = time.process_time()
    read = cpu_of(os.getpid())

    assert before <= read <= time.process_time()
