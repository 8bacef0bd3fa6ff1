"""The bot as the process that an operator starts."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from tests.patience import PATIENCE

ROOT = Path(__file__).parents[1]
NOBODYS_TOKEN = "7654321:ZZbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
"""The twin refuses it: a bot that is started with it says what it has to say and ends."""


async def run_to_its_end(folder: Path, **environment: str) -> tuple[int | None, str]:
    """Exit status, and all that was written, of `python -m bot` started in the folder."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with asyncio.timeout(PATIENCE):
        written = (await process.communicate())[0].decode()
    return process.returncode, written
