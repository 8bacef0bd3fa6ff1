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


ONE_MEANING = {
    "◀️": r"nav-(previous|next)(-of)?",
    "▶️": r"nav-(previous|next)(-of)?",
    "⬅️": r"nav-(back|again)",
    "➡️": r"nav-(back|again)",
    "☑️": r"[a-z-]+-on",
    "⬜": r"[a-z-]+-off",
    "🗂": r"no-text-any-more",
}
"""Icon -> the texts that may begin with it. Arrows point the other way in Persian."""

ALL_TEXTS = sorted(
    path
    for folder in ("handlers", "screens")
    for language in ("fa", "en")
    for path in (ROOT / folder / "locale" / language).glob("*.ftl")
)


@pytest.mark.parametrize("path", ALL_TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_icon_means_one_thing(path: Path) -> None:
    begun = re.findall(r"^([a-z-]+) =\s+(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    wrong = [
        f"{ident} begins with {icon}"
        for ident, icon in begun
        if icon in ONE_MEANING and not re.fullmatch(ONE_MEANING[icon], ident)
    ]
    assert wrong == []
