"""One thing has one name on every screen, and one icon; no mark may be read as a digit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    path
    for folder in ("handlers", "screens")
    for path in (ROOT / folder / "locale" / "fa").glob("*.ftl")
)

OTHER_NAMES = {
    "مخاطبان": "مخاطبین",
    "جستجو": "جست‌وجو",
    "گفت‌وگو": "گفتگو",
    "ساعت آرام": "ساعت‌های سکوت",
    "لغوکرده": "لغو عضویت",
    "پیش نویس": "پیش‌نویس",
    "اس ام اس": "پیامک",
}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_thing_has_one_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [wrong for wrong in OTHER_NAMES if wrong in text] == []


_COUNTED = r"\{ \$(?:shown|moment|date|percent|amount|waiting|most) \}"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_middle_dot_stands_beside_a_number_where_it_looks_like_a_persian_zero(
    path: Path,
) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(rf"{_COUNTED} ·|· {_COUNTED}", text) == []
