"""Each benchmark runs here with little to do, so that none is dead when somebody needs it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
BENCHMARKS = ROOT / "benchmarks"

SMALL: dict[str, tuple[list[str], str]] = {
    "press": (["--users", "2", "--presses", "3", "--rounds", "1"], r"aiogram +\d+"),
    "hang": (["--seconds", "1.5"], r"p99"),
    "soak": (["--updates", "400", "--seconds", "60"], r"\d"),
    "watch": (["--accounts", "20", "--every", "10", "--hours", "0.01"], r"\d"),
    "book": (["--people", "200", "--latency", "0.002"], r"\d"),
}
"""The arguments of a small run, and what stands in its report."""


def commands() -> set[str]:
    """What `python -m benchmarks.NAME` is given in the docs' own words: a module that runs."""
    files = [*BENCHMARKS.glob("*.py"), *BENCHMARKS.glob("*/__main__.py")]
    runs = [path for path in files if 'if __name__ == "__main__"' in path.read_text("utf-8")]
    return {path.parent.name if path.name == "__main__.py" else path.stem for path in runs}


def test_every_benchmark_has_a_small_run_and_is_explained() -> None:
    page = (ROOT / "docs" / "performance.md").read_text("utf-8")

    assert commands() == set(SMALL)
    assert {name for name in SMALL if f"python -m benchmarks.{name}" not in page} == set()


@pytest.mark.parametrize("name", SMALL)
def test_it_runs_to_its_report(name: str) -> None:
    arguments, wanted = SMALL[name]
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}", *arguments],
        capture_output=True, text=True, cwd=ROOT, timeout=120, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert re.search(wanted, done.stdout), (done.stdout, done.stderr)
