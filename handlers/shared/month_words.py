"""The names of months as people type them, of both calendars and in both languages."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


@cache
def month_words() -> dict[str, dict[str, list[str]]]:
    """By "jalali_months" and "gregorian_months", then by the month's number."""
    content = Path(__file__).with_name("month_words.json").read_text(encoding="utf-8")
    words: dict[str, dict[str, list[str]]] = json.loads(content)
    return words
