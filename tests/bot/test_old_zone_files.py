"""Zone files of before autumn 2022 still have summer time in Tehran: nothing starts with them."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.zone_check import zone_trouble

ROOT = Path(__file__).parents[2]


def old_file() -> bytes:
    """Stands for an old Asia/Tehran: the rules of a zone that has summer time for ever."""
    return resources.files("tzdata.zoneinfo.Europe").joinpath("Athens").read_bytes()


def test_the_files_of_this_machine_know_that_there_is_no_summer_time_after_1401() -> None:
    tehran = ZoneInfo("Asia/Tehran")
    assert zone_trouble(tehran) is None
    summers = {year: datetime(year, 7, 1, tzinfo=UTC).astimezone(tehran) for year in (2022, 2023)}
    assert summers[2022].utcoffset() == timedelta(hours=4, minutes=30)
    assert summers[2023].utcoffset() == timedelta(hours=3, minutes=30)


@pytest.mark.parametrize(("key", "said"), [("Asia/Tehran", True), ("Europe/Athens", False)])
def test_old_files_are_named_for_tehran_alone(tmp_path: Path, key: str, said: bool) -> None:  # noqa: FBT001
    (tmp_path / "old").write_bytes(old_file())
    with (tmp_path / "old").open("rb") as file:
        trouble = zone_trouble(ZoneInfo.from_file(file, key=key))
    assert (trouble is not None) is said
    assert not said or "PYTHONTZPATH" in str(trouble)


@pytest.mark.process
def test_with_old_files_the_bot_does_not_start_and_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "Asia").mkdir()
    (tmp_path / "Asia" / "Tehran").write_bytes(old_file())
    env = {
        "PYTHONPATH": str(ROOT),
        "PYTHONTZPATH": str(tmp_path),
        "SEFID_BOT_TOKEN": "1234567890:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr",
        "SEFID_DATABASE": str(tmp_path / "sefid.db"),
    }
    line = [sys.executable, "-m", "bot", "doctor"]
    ended = subprocess.run(line, env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.returncode != 0
    assert "SEFID_TIMEZONE" in ended.stderr
    assert "PYTHONTZPATH= (empty)" in ended.stderr
