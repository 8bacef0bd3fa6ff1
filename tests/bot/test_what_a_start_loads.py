"""An idle bot has in memory what it needs: a library's corner that nobody uses costs 1 MB soon."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.test_imports import ROOT

pytestmark = pytest.mark.process

_START = """
import sys
import bot.logs, bot.serve, bot.settings
print(*sys.modules)
"""
"""As `_run` of `bot.__main__` does."""

_FOR_PICTURES_AND_SHEETS = {"numpy", "pandas", "matplotlib", "PIL", "xlsxwriter", "openpyxl"}
_FOR_A_CHILD = {"python_calamine"}
_FOR_A_WEB_ADDRESS = {"starlette", "uvicorn"}
_FOR_NOBODY = {
    "telegram.ext",
    "cryptography.hazmat.primitives.asymmetric",  # Telegram Passport
    "ctypes",  # the zones of Windows
    "sqlite3",  # Python's, beside pysqlite3
    "sandbox",
}


def test_a_start_loads_nothing_that_an_idle_bot_does_not_need() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _START], stdout=subprocess.PIPE, cwd=ROOT, timeout=60, check=True,
        env={"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    modules = set(done.stdout.decode().split())
    assert {"handlers.catalogue", "telegram", "sqlite_utils.db", "cryptography.fernet"} <= modules
    unwanted = _FOR_PICTURES_AND_SHEETS | _FOR_A_CHILD | _FOR_A_WEB_ADDRESS | _FOR_NOBODY
    assert modules & unwanted == set()
