"""A few stories in each run of the suite; `make prove` plays as many as there is time for."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.process


def played(*arguments: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own: its clock is none of the others' business."""
    return subprocess.run(
        [sys.executable, "-m", "tests.proof", *arguments],
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_everything_holds_in_a_few_stories() -> None:
    run = played("--seed", "400", "--days", "40", "--seconds", "600", "--acts", "40")

    assert run.returncode == 0, run.stdout
    assert "Everything held." in run.stdout
