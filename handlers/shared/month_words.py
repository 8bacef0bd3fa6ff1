"""The names of months as people type them, of both calendars and in both languages."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


@cache
def month_words() -> dict[str, dict[str, list[str]]]:
    """By "jalali_months" and "gregorian_months", then by the month's number.

    Persian names also in one word with that for "month".
    """
    content = json.loads(Path(__file__).with_name("month_words.json").read_text(encoding="utf-8"))
    month = content.pop("month")
    return {
        calendar: {number: [*names, *_joined(names, month)] for number, names in months.items()}
        for calendar, months in content.items()
    }


def _joined(names: list[str], month: str) -> list[str]:
    return [name + month for name in names if not name.isascii()]
