"""Values of the command line that can be judged alone: refused before anything is begun."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

# What only one value needs is read with it: `--help` should not wait for the engine.
# ruff: noqa: PLC0415

_LARGEST = 2**63 - 1
"""SQLite's largest integer."""

_LARGEST_PORT = 65_535
_LONGEST_UNDO = 600.0
_EARLIEST, _LATEST = 2020, 2050


def whole(least: int, most: int = _LARGEST) -> Callable[[str], int]:
    """A reader of whole numbers between these two."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            raise argparse.ArgumentTypeError("it must be a whole number") from None
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"it must be between {least} and {most}")
        return number

    return read


port = whole(0, _LARGEST_PORT)
count = whole(1)


def user(text: str) -> int:
    """The number of a person, spelled `123` or `bale:123`."""
    from screens.bands import read_person

    try:
        return read_person(text)
    except ValueError:
        raise argparse.ArgumentTypeError("it must be a user id, of Bale's as bale:123") from None


def undo_seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError("it must be a number") from None
    if not 0 <= seconds <= _LONGEST_UNDO:  # "nan" is not between any two
        raise argparse.ArgumentTypeError(f"it must be between 0 and {_LONGEST_UNDO:g}")
    return seconds


def moment(text: str) -> datetime:
    """A moment in Tehran, as 2026-11-27T17:59, or of any zone that it names."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("it must be a moment, as 2026-11-27T17:59") from None
    at = read if read.tzinfo else read.replace(tzinfo=ZoneInfo("Asia/Tehran"))
    if not _EARLIEST <= at.year <= _LATEST:
        raise argparse.ArgumentTypeError(f"its year must be between {_EARLIEST} and {_LATEST}")
    return at


def address(text: str) -> str:
    from bot.setting_values import leads_somewhere

    if not leads_somewhere(text, {"http", "https"}):
        raise argparse.ArgumentTypeError("it must begin with http:// and name a host")
    return text


def new_file(text: str) -> Path:
    """A file that can be written; it is there from now on."""
    path = Path(text)
    try:
        path.open("ab").close()
    except (OSError, ValueError):
        raise argparse.ArgumentTypeError("it must name a file that can be written") from None
    return path
